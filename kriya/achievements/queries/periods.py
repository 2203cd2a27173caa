"""The periods as the office sees them: what was published of each, what waits, what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kriya.achievements.models import Ending, PeriodClosing, Snapshot
from kriya.achievements.period import Period, periods_to
from kriya.achievements.queries.snapshots import periods_published
from kriya.achievements.queries.soundness import KINDS
from kriya.core.clock import today
from kriya.core.indicators import Words


@dataclass(frozen=True)
class Row:
    """One period: its newest publication, and the closing that is open or was sent back last."""

    period: Period
    snapshot: Snapshot | None
    closing: PeriodClosing | None

    @property
    def waits(self) -> bool:
        return self.closing is not None and self.closing.is_open

    @property
    def was_sent_back(self) -> bool:
        return self.closing is not None and self.closing.ended_as == Ending.SENT_BACK


def rows(years: int = 3) -> Sequence[Row]:
    """Return the periods that are over and those that were published, the newest first, in two questions."""
    published = {one.period: one for one in periods_published()}
    newest: dict[str, PeriodClosing] = {}
    heavy = ("figures", "atoms", "soundness", "makers", "products")
    for one in PeriodClosing.objects.defer(*heavy).order_by("prepared_at", "pk"):
        newest[one.period] = one
    codes = {one.code for one in periods_to(today(), years=years)} | set(published)
    found = sorted((Period.of_code(code) for code in codes), key=lambda one: (one.last, one.quarter == 0), reverse=True)
    return [Row(one, published.get(one.code), _without_approved(newest.get(one.code))) for one in found]


def _without_approved(closing: PeriodClosing | None) -> PeriodClosing | None:
    return closing if closing and closing.ended_as != Ending.APPROVED else None


@dataclass(frozen=True)
class CheckLine:
    """A check as the page shows it."""

    code: str
    kind: Words
    ok: bool
    found: Words
    page: str
    query: str
    blocks: bool
    explanation: str


def checks_of(closing: PeriodClosing) -> list[CheckLine]:
    """Return the checks of a closing, those that did not pass first."""
    lines = [_line(one, closing.explanations.get(one["code"], "")) for one in closing.soundness]
    return sorted(lines, key=lambda line: (line.ok, not line.blocks))


def _line(one: dict[str, Any], explanation: str) -> CheckLine:
    told = {**one, "kind": KINDS[one["kind"]], "found": Words(**one["found"]), "explanation": explanation}
    return CheckLine(**told)
