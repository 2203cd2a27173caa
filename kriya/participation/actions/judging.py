"""Judge applications: who may, who steps aside, and the points."""

from collections.abc import Mapping

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.participation.models import Application, ApplicationState, Call, Conflict, Juror, Review


@transaction.atomic
def appoint(call: Call, users: list[User], *, by: User | None) -> None:
    """Make these the jurors of a call. Whoever judged already stays; twice is once."""
    judged = set(Review.objects.filter(application__call=call).values_list("user", flat=True))
    wanted = {user.pk for user in users}
    Juror.objects.filter(call=call).exclude(user__in=wanted | judged).delete()
    rows = [Juror.of_scope(call=call, user=user, added_at=now(), added_by=by) for user in users]
    Juror.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def step_aside(application: Application, *, reason: str, by: User) -> Conflict:
    """Say that one is near to an applicant; whatever one said of it counts no more. Twice is once.

    Raises Refused: not_a_juror, conflict_without_reason.
    """
    _check_juror(application, by)
    if not reason.strip():
        raise Refused("conflict_without_reason")
    row = Conflict.of_scope(application=application, user=by, reason=reason.strip()[:240], said_at=now())
    Conflict.objects.bulk_create([row], ignore_conflicts=True)
    Review.objects.filter(application=application, user=by).delete()
    found: Conflict = Conflict.objects.get(application=application, user=by)
    return found


@transaction.atomic
def review(application: Application, *, points: Mapping[str, int | None], note: str = "", by: User) -> Review:
    """Give points, or change them until the ranking is sealed. A criterion without points was not judged.

    Raises Refused: not_a_juror, juror_stepped_aside, judging_over, points_out_of_bounds, decision_not_sent.
    """
    _check_juror(application, by)
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if locked.state != ApplicationState.SENT:
        raise Refused("decision_not_sent")
    if Conflict.objects.filter(application=locked, user=by).exists():
        raise Refused("juror_stepped_aside")
    if locked.call.rankings.exists():
        raise Refused("judging_over")
    most = {criterion.key: criterion.most for criterion in locked.call.terms.criteria}
    given = {key: value for key, value in points.items() if value is not None}
    if any(key not in most or not 0 <= value <= most[key] for key, value in given.items()):
        raise Refused("points_out_of_bounds")
    said = Review.objects.filter(application=locked, user=by).first() or Review(application=locked, user=by)
    is_new = said._state.adding
    said.points, said.note, said.said_at = given, note.strip(), now()
    said.save()
    if is_new:
        tell_insert(said)
    return said


def _check_juror(application: Application, user: User) -> None:
    if not Juror.objects.filter(call=application.call_id, user=user).exists():
        raise Refused("not_a_juror")
