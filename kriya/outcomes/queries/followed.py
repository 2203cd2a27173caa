"""What participants answered: how many of how many, and what."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from uuid import UUID

from kriya.outcomes.models import WAVES, Ask, FollowUpAnswer, Sold
from kriya.outcomes.queries.asks import of_programmes
from kriya.outcomes.queries.programmes import Programme
from kriya.outcomes.windows import FEWEST


@dataclass(frozen=True)
class Said:
    """What so many who were asked answered; `sales` is what some said they sold last month, in rupiah."""

    asked: int = 0
    sold: Mapping[str, int] = field(default_factory=dict)
    sales: Sequence[int] = field(default_factory=tuple)

    @property
    def answered(self) -> int:
        return sum(self.sold.values())

    @property
    def more(self) -> int:
        """How many sell more."""
        return self.sold.get(Sold.MORE, 0)

    @property
    def is_small(self) -> bool:
        """Whether too few answered for others than the office to be told what."""
        return self.answered < FEWEST

    @property
    def middle(self) -> int | None:
        """What the maker in the middle said it sold; None where nobody told."""
        return round(median(self.sales)) if self.sales else None


@dataclass(frozen=True)
class Followed:
    """What came back after a programme, by the days after which it was asked; `last` is what each maker said last."""

    waves: Mapping[int, Said]
    last: Said


def followed(found: Sequence[Programme]) -> dict[UUID, Followed]:
    """Return what came back after each programme: two questions, however many."""
    asks: dict[UUID, list[Ask]] = defaultdict(list)
    rows = list(of_programmes(found).order_by("days", "pk"))
    for ask in rows:
        asks[ask.programme_id].append(ask)
    answers = {one.ask_id: one for one in FollowUpAnswer.objects.filter(ask__in=of_programmes(found))}
    return {one.pk: _followed(asks[one.pk], answers) for one in found}


def _followed(asks: Sequence[Ask], answers: Mapping[UUID, FollowUpAnswer]) -> Followed:
    waves: dict[int, list[Ask]] = {days: [] for days in WAVES}
    last: dict[UUID, Ask] = {}
    for ask in asks:
        waves[ask.days].append(ask)
        if ask.pk in answers or ask.maker_id not in last:
            last[ask.maker_id] = ask
    return Followed({days: said(group, answers) for days, group in waves.items()}, said(last.values(), answers))


def said(asks: Iterable[Ask], answers: Mapping[UUID, FollowUpAnswer]) -> Said:
    """Return what was said of some questions."""
    group = list(asks)
    given = [answers[ask.pk] for ask in group if ask.pk in answers]
    return Said(
        len(group),
        Counter(one.sold for one in given),
        tuple(one.last_month for one in given if one.last_month is not None),
    )
