"""Seal a ranking: from the points, the turns and the quotas as they are now; then propose decisions by it."""

import secrets
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.garbage import collection_paused
from kriya.core.once import digest_of
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.participation.actions.calls import locked_call
from kriya.participation.actions.places import free_seats
from kriya.participation.choosing import Candidate, Line, Rules, Sheet, choose
from kriya.participation.models import (
    Application,
    ApplicationState,
    Call,
    Conflict,
    Decision,
    Outcome,
    Ranking,
    Review,
)
from kriya.participation.queries.facts import MakerFacts
from kriya.participation.queries.line import groups_of
from kriya.participation.queries.served import served_before
from kriya.participation.sealing import as_inputs, as_result, read_inputs

SEED_BYTES: Final = 16
# For thousands at once: made into objects first, they would take as long as all the rest.
_NOTED: Final = """
INSERT INTO participation_decision
    (id, council_id, application_id, outcome, position, reason, words, decided_at, by_id)
SELECT gen_random_uuid(), %(council)s, t.application, t.outcome, t.position, '', '', %(now)s, %(by)s
FROM unnest(%(applications)s::uuid[], %(outcomes)s::text[], %(positions)s::int[]) AS t (application, outcome, position)
"""


class _Sent(NamedTuple):
    """What the ranking reads of an application: of thousands, rows are read far faster than objects are made."""

    pk: UUID
    maker_id: UUID
    facts: dict[str, Any]


@collection_paused()
@transaction.atomic
def seal(call: Call, *, by: User | None, reason: str = "") -> Ranking:
    """Rank who applied and nobody was told of, keep all it was made of, and note decisions by it that nobody knows yet.

    The lot among equals is drawn here and not before. Raises Refused: ranking_none_to_rank, ranking_while_open,
    ranking_without_reason (a second time).
    """
    locked = locked_call(call)
    if locked.is_open(now()):
        raise Refused("ranking_while_open")
    number = (locked.rankings.aggregate(last=Max("number"))["last"] or 0) + 1
    if number > 1 and not reason.strip():
        raise Refused("ranking_without_reason")
    applications = _to_rank(locked)
    if not applications:
        raise Refused("ranking_none_to_rank")
    terms = locked.terms
    rules = Rules(
        len(free_seats(locked)), terms.criteria, terms.quotas, locked.rotation_points, secrets.token_hex(SEED_BYTES)
    )
    inputs = as_inputs(_candidates(locked, applications), rules)
    # From what is kept, not from what it was made of: what anybody makes again must be what was sealed.
    lines = choose(*read_inputs(inputs))
    result = as_result(lines)
    sealed = Ranking(
        call=locked, number=number, reason=reason.strip(), inputs=inputs, result=result,
        inputs_hash=digest_of(inputs), result_hash=digest_of(result), sealed_at=now(), by=by,
    )  # fmt: skip
    sealed.save(force_insert=True)
    _propose(applications, lines, by=by)
    return sealed


def _propose(applications: Sequence[_Sent], lines: Sequence[Line], *, by: User | None) -> None:
    """Note decisions by a ranking in place of those that nobody was told of."""
    Decision.objects.filter(application__in=[one.pk for one in applications], applied_at=None).delete()
    told = {
        "council": current_council().pk,
        "by": by.pk if by else None,
        "now": now(),
        "applications": [line.key for line in lines],
        "outcomes": [(Outcome.ACCEPT if line.is_chosen else Outcome.WAIT).value for line in lines],
        "positions": [line.position for line in lines],
    }
    with connection.cursor() as cursor:
        cursor.execute(_NOTED, told)


def _to_rank(call: Call) -> list[_Sent]:
    told = Decision.objects.filter(application__call=call, applied_at__isnull=False).values("application")
    rows = Application.objects.filter(call=call, state=ApplicationState.SENT, places=None).exclude(pk__in=told)
    return [_Sent(*row) for row in rows.order_by("pk").values_list("pk", "maker_id", "facts")]


def _candidates(call: Call, applications: Sequence[_Sent]) -> list[Candidate]:
    """Return the applicants as the rule sees them; who stepped aside, or left the jury, says nothing."""
    sheets: dict[UUID, list[Sheet]] = defaultdict(list)
    aside = set(Conflict.objects.filter(application__call=call).values_list("application", "user"))
    said = Review.objects.filter(application__call=call).order_by("user").values_list("application", "user", "points")
    for application, user, points in said:
        if (application, user) not in aside:
            sheets[application].append(Sheet(str(user), points))
    served = served_before(call, [one.maker_id for one in applications])
    quotas = call.terms.quotas
    return [
        Candidate(
            str(one.pk),
            groups_of(quotas, MakerFacts.read(one.facts), served[one.maker_id]),
            tuple(sheets[one.pk]),
            served[one.maker_id].times,
            last.isoformat() if (last := served[one.maker_id].last) else "",
        )
        for one in applications
    ]
