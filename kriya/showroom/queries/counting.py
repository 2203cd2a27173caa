"""Stock-takes as people look at them: how far the counting is, what differs maker by maker, and who pays for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext as _

from kriya.inventory.models import Level, Lot, StockCount, StockDifference, StockTake
from kriya.inventory.queries.stock_takes import SheetLine
from kriya.ledger.models import Account, Entry
from kriya.ledger.terms import Bearer, Terms
from kriya.makers.models import Maker
from kriya.showroom.queries.losses import losses, owed_for


@dataclass(frozen=True)
class Differing:
    """A lot of which other than `due` pieces were counted. `pays` is what its maker gets for it in rupiah, below zero
    what is taken back, as it is where a sale that came late put it right; None where it is the council's own."""

    lot: Lot
    due: int
    counted: int
    bearer: str
    pays: int | None
    is_late: bool = False

    @property
    def difference(self) -> int:
        return self.counted - self.due

    @property
    def borne_by(self) -> str:
        """Who pays for what is lost, in a word."""
        return str(Bearer(self.bearer).label) if self.bearer else _("milik dewan")

    @property
    def value(self) -> int:
        """The difference at today's price, in rupiah."""
        return self.difference * self.lot.price


@dataclass(frozen=True)
class OfMaker:
    """What differs of one maker (None: of the council's own goods), and the sums of it."""

    maker: Maker | None
    lines: Sequence[Differing]

    @property
    def pieces(self) -> int:
        return sum(line.difference for line in self.lines)

    @property
    def pays(self) -> int:
        return sum(line.pays or 0 for line in self.lines)


@dataclass(frozen=True)
class Progress:
    """How far the counting is: lots that should be there, lots and pieces that were counted, pieces due."""

    lots: int
    lots_counted: int
    pieces: int
    pieces_counted: int

    @property
    def lots_left(self) -> int:
        return self.lots - self.lots_counted


def stock_takes() -> QuerySet[StockTake]:
    """Return the stock-takes, the newest first, with the lots that were `counted` and the lots that `differ`."""
    rows = StockTake.objects.select_related("location", "opened_by", "posted_by").annotate(
        counted=Count("counts__lot", distinct=True), differ=Count("differences__lot", distinct=True)
    )
    return rows.order_by("-opened_at", "-pk")


def progress(lines: Iterable[SheetLine]) -> Progress:
    """Return how far the counting is."""
    expected = [line for line in lines if line.due > 0 or line.counted]
    return Progress(
        lots=len(expected),
        lots_counted=sum(1 for line in expected if line.counted),
        pieces=sum(line.due for line in expected),
        pieces_counted=sum(line.counted for line in expected),
    )


def differing(lines: Iterable[SheetLine]) -> list[Differing]:
    """Return what differs and who pays, were it approved now: two questions for any number of lots."""
    wrong = [line for line in lines if line.difference]
    lots = _lots(line.lot for line in wrong)
    known = {loss.lot: loss for loss in losses(lots)} if lots else {}
    found = []
    for line in wrong:
        lot = lots[line.lot]
        loss = known.get(line.lot)
        bearer, pays = "", None
        if lot.maker_id is not None:
            terms = Terms.of_json(lot.terms)
            gone = max(0, (loss.pieces if loss else 0) - line.difference)
            bearer = terms.loss_bearer
            pays = owed_for(terms, lot.agreed_price, gone) - (loss.paid if loss else 0)
        found.append(Differing(lot, line.due, line.counted, bearer, pays))
    return found


def posted(stock_take: StockTake) -> list[Differing]:
    """Return what was found to differ when the count was approved, late sales since then beside it."""
    rows = list(StockDifference.objects.filter(stock_take=stock_take).order_by("posted_at", "pk"))
    lots = _lots(row.lot_id for row in rows)
    paid, gone, found = _paid(stock_take), dict[UUID, int](), []
    for row in rows:
        lot, is_late = lots[row.lot_id], row.late_sale is not None
        bearer, pays = "", None
        if lot.maker_id is not None:
            terms = Terms.of_json(lot.terms)
            before = gone.get(lot.pk, 0)
            gone[lot.pk] = max(0, before - (row.counted - row.expected))
            bearer = terms.loss_bearer
            pays = _owed_less(terms, lot, before, gone[lot.pk]) if is_late else paid.get(lot.pk, 0)
        found.append(Differing(lot, row.expected, row.counted, bearer, pays, is_late))
    return found


def _owed_less(terms: Terms, lot: Lot, before: int, now: int) -> int:
    """Return what a maker is owed for lost pieces, now that fewer of them are, less what it was for those before."""
    return owed_for(terms, lot.agreed_price, now) - owed_for(terms, lot.agreed_price, before)


def net(found: Iterable[Differing]) -> tuple[int, int]:
    """Return how many pieces lack and how many are over, lot by lot: one that a late sale explains lacks no more."""
    lots: dict[UUID, int] = {}
    for one in found:
        lots[one.lot.pk] = lots.get(one.lot.pk, 0) + one.difference
    return -sum(n for n in lots.values() if n < 0), sum(n for n in lots.values() if n > 0)


def by_maker(found: Iterable[Differing]) -> list[OfMaker]:
    """Return differences maker by maker in the order of their names, the council's own last."""
    groups: dict[UUID | None, list[Differing]] = {}
    for one in sorted(found, key=lambda one: (one.lot.name, one.lot.code, one.is_late)):
        groups.setdefault(one.lot.maker_id, []).append(one)
    made = [OfMaker(lines[0].lot.maker, lines) for lines in groups.values()]
    return sorted(made, key=lambda group: (group.maker is None, str(group.maker or "")))


def counters(stock_take: StockTake) -> list[dict[str, Any]]:
    """Return who counted how many pieces."""
    rows: Any = StockCount.objects.filter(stock_take=stock_take).order_by().values("by__name")
    return list(rows.annotate(pieces=Sum("pieces")).order_by("-pieces", "by__name"))


def counted_so_far(
    stock_take: StockTake, *, by: int, lots: Iterable[UUID] | None = None
) -> dict[UUID, tuple[int, int]]:
    """Return how many pieces of each lot somebody counted, and all together."""
    rows = StockCount.objects.filter(stock_take=stock_take)
    rows = rows if lots is None else rows.filter(lot__in=list(lots))
    found: dict[UUID, tuple[int, int]] = {}
    for lot, person, pieces in rows.order_by().values_list("lot", "by").annotate(n=Sum("pieces")):
        mine, every = found.get(lot, (0, 0))
        found[lot] = (mine + (pieces if person == by else 0), every + pieces)
    return found


def lots_to_count(stock_take: StockTake) -> QuerySet[Lot]:
    """Return the lots that are at the place or were counted there, by name."""
    here = Level.objects.filter(location=stock_take.location_id).exclude(pieces=0).values("lot")
    counted = StockCount.objects.filter(stock_take=stock_take).values("lot")
    return Lot.objects.filter(pk__in=here.union(counted)).order_by("name", "code")


def _lots(keys: Iterable[UUID]) -> dict[UUID, Lot]:
    return {lot.pk: lot for lot in Lot.objects.filter(pk__in=list(keys)).select_related("maker")}


def _paid(stock_take: StockTake) -> dict[UUID, int]:
    entries = Entry.objects.filter(transaction__document=stock_take.pk, account=Account.MAKER)
    return {lot: -amount for lot, amount in entries.order_by().values_list("about").annotate(n=Sum("amount"))}
