"""What jurors see, and what a ranking says: of whom, how many points, and why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from kriya.accounts.models import User
from kriya.participation.choosing import POINTS, Line, Sheet, median_of, score_of
from kriya.participation.models import Application, ApplicationState, Call, Conflict, Juror, Ranking, Review
from kriya.participation.sealing import holds, read_inputs, read_result


@dataclass(frozen=True)
class ToJudge:
    """One application as a juror finds it: its number in the call stands for its name where the jury is blind."""

    application: Application
    number: int
    mine: Review | None
    stepped_aside: bool
    others: int | None
    """The mean of the others' points (of 100, rounded); None where this juror may not see it yet, or nobody judged."""


def calls_to_judge(user: User) -> list[tuple[Call, int, int]]:
    """Return the calls that somebody judges, newest first, with how many applications and how many are done."""
    calls = list(Call.objects.filter(jurors__user=user).order_by("-starts_on", "-pk")[:60])
    sent = _counts(Application.objects.filter(call__in=calls, state=ApplicationState.SENT).values_list("call", "pk"))
    said = _counts(Review.objects.filter(application__call__in=calls, user=user).values_list("application__call", "pk"))
    aside = _counts(
        Conflict.objects.filter(application__call__in=calls, user=user).values_list("application__call", "pk")
    )
    return [(call, sent[call.pk], said[call.pk] + aside[call.pk]) for call in calls]


def unjudged(user: User) -> int:
    """Return how many applications wait for the points of a juror, in calls whose ranking is not sealed."""
    sent = Application.objects.filter(state=ApplicationState.SENT, call__jurors__user=user, call__rankings=None)
    of_mine = {"application": OuterRef("pk"), "user": user}
    mine = Review.objects.filter(**of_mine), Conflict.objects.filter(**of_mine)
    return sent.filter(call__cancelled_at=None).exclude(Exists(mine[0])).exclude(Exists(mine[1])).count()


def _counts(pairs: Iterable[tuple[UUID, UUID]]) -> dict[UUID, int]:
    found: dict[UUID, int] = defaultdict(int)
    for call, _row in pairs:
        found[call] += 1
    return found


def to_judge(call: Call, user: User) -> list[ToJudge]:
    """Return a call's applications for one of its jurors, in the order of their numbers: four questions."""
    rows = list(Application.objects.filter(call=call).select_related("maker").order_by("began_at", "pk"))
    reviews: dict[UUID, list[Review]] = defaultdict(list)
    for review in Review.objects.filter(application__in=rows).order_by("user"):
        reviews[review.application_id].append(review)
    aside = set(Conflict.objects.filter(application__in=rows, user=user).values_list("application", flat=True))
    criteria = call.terms.criteria
    found = []
    for number, one in enumerate(rows, start=1):
        if one.state != ApplicationState.SENT:
            continue
        mine = next((review for review in reviews[one.pk] if review.user_id == user.pk), None)
        others = [Sheet(str(r.user_id), r.points) for r in reviews[one.pk] if r.user_id != user.pk]
        score = score_of(others, criteria) if mine is not None or not call.after_own else None
        shown = round(score / POINTS) if score is not None else None
        found.append(ToJudge(one, number, mine, one.pk in aside, shown))
    return found


def is_juror(call: Call, user: User) -> bool:
    """Tell whether somebody judges a call."""
    return Juror.objects.filter(call=call, user=user).exists()


@dataclass(frozen=True)
class Sealed:
    """A ranking as it is read: its lines, and whether it comes out the same again from what was kept."""

    ranking: Ranking
    lines: tuple[Line, ...]
    is_whole: bool

    @property
    def chosen(self) -> int:
        return sum(line.is_chosen for line in self.lines)

    def of(self, application: UUID) -> Line | None:
        return next((line for line in self.lines if line.key == str(application)), None)

    def medians(self) -> Mapping[str, int | None]:
        """Return the points of the juror in the middle, by the application's key; the order goes by the mean."""
        candidates, rules = read_inputs(self.ranking.inputs)
        return {one.key: median_of(one.sheets, rules.criteria) for one in candidates}

    @property
    def last_chosen(self) -> Line | None:
        """The last one in order who was chosen by it alone."""
        return next((line for line in reversed(self.lines) if line.is_chosen and line.why == "rank"), None)


def sealed_of(call: Call) -> Sealed | None:
    """Return the newest ranking of a call, made again from what was kept to see that it is whole."""
    ranking = Ranking.objects.filter(call=call).select_related("by").order_by("-number").first()
    if ranking is None:
        return None
    whole = holds(ranking.inputs, ranking.result, ranking.inputs_hash, ranking.result_hash)
    return Sealed(ranking, tuple(read_result(ranking.result)), whole)
