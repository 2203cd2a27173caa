"""What an exhibition brought: sales by maker and by day, leads, costs, beside the same fair of earlier years."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q, Sum

from kriya.core.scoping import current_council
from kriya.exhibitions.models import OPEN_OUTCOMES, CostLine, Exhibition, Lead, Outcome, Participant, Payer
from kriya.exhibitions.queries.law import OfMaker, by_maker, law
from kriya.ledger.queries.families import ROOTS

# Lines sold at places, and what came back of them; a refund counts where its sale was.
_PARTS: Final = """
parts AS (
    SELECT s.location_id, s.id AS sale_id, s.happened_on AS on_day, l.maker_id, l.pieces, l.total, l.net, l.commission
    FROM sales_sale s JOIN sales_saleline l ON l.council_id = s.council_id AND l.sale_id = s.id
    WHERE s.council_id = %(council)s AND s.location_id = ANY(%(places)s)
    UNION ALL
    SELECT s.location_id, NULL, r.happened_on, l.maker_id, -b.pieces, -b.total, -b.net, -b.commission
    FROM sales_refundline b
    JOIN sales_refund r ON r.council_id = b.council_id AND r.id = b.refund_id
    JOIN sales_saleline l ON l.council_id = b.council_id AND l.id = b.line_id
    JOIN sales_sale s ON s.council_id = l.council_id AND s.id = l.sale_id
    WHERE b.council_id = %(council)s AND s.location_id = ANY(%(places)s)
)"""
_SUMS: Final = """count(DISTINCT sale_id), coalesce(sum(pieces), 0), coalesce(sum(total), 0), coalesce(sum(net), 0),
    coalesce(sum(commission), 0), coalesce(sum(net) FILTER (WHERE maker_id IS NULL), 0)"""
_AT: Final = f"WITH {_PARTS} SELECT location_id, {_SUMS} FROM parts GROUP BY 1"  # noqa: S608 - our own text
_BY_DAY: Final = f"WITH {_PARTS} SELECT on_day, {_SUMS} FROM parts GROUP BY 1 ORDER BY 1"  # noqa: S608
_BY_MAKER: Final = f"""{ROOTS}, {_PARTS}
SELECT r.root, {_SUMS} FROM parts LEFT JOIN roots r ON r.id = maker_id GROUP BY 1"""  # noqa: S608 - our own text
_ROOTS_OF: Final = f"{ROOTS} SELECT id, root FROM roots WHERE id = ANY(%(makers)s)"  # noqa: S608 - our own text


@dataclass(frozen=True)
class Sold:
    """Sales less what came back, in rupiah: `net` is the makers' and, of its own goods (`own`), the council's."""

    receipts: int = 0
    pieces: int = 0
    total: int = 0
    net: int = 0
    commission: int = 0
    own: int = 0

    @property
    def of_makers(self) -> int:
        """What makers get of it."""
        return self.net - self.own


@dataclass(frozen=True)
class MakerResult:
    """What a maker (None: the council's own goods) brought home. `result` is its part less what it paid itself."""

    maker: UUID | None
    name: str
    goods: OfMaker | None
    sold: Sold
    fee: int
    subsidy: int

    @property
    def result(self) -> int:
        return (self.sold.net if self.maker is None else self.sold.of_makers) - self.fee


@dataclass(frozen=True)
class Leads:
    """Cards that were taken: how many, still open, that ordered, and their money in rupiah."""

    count: int = 0
    open: int = 0
    ordered: int = 0
    worth: int = 0
    orders: int = 0


@dataclass(frozen=True)
class Year:
    """An exhibition among those of its series."""

    exhibition: Exhibition
    sold: Sold
    makers: int
    cost: int
    leads: Leads

    @property
    def a_day(self) -> int:
        """Sales a day, rounded down."""
        return self.sold.total // self.exhibition.days


@dataclass(frozen=True)
class Result:
    """Everything a report says. `costs` is by who pays; `council` is what the council keeps: commission and its own
    goods, less what it paid."""

    sold: Sold
    makers: Sequence[MakerResult]
    days: Sequence[tuple[date, Sold]]
    costs: Mapping[str, int]
    leads: Leads
    years: Sequence[Year] = field(default=())

    @property
    def cost(self) -> int:
        return sum(self.costs.values())

    @property
    def council(self) -> int:
        return self.sold.commission + self.sold.own - self.costs.get(Payer.COUNCIL, 0)


def sold_at(places: Iterable[UUID]) -> dict[UUID, Sold]:
    """Return what was sold at each place; one question."""
    return {row[0]: _sold(row[1:]) for row in _ask(_AT, list(places))}


def result_of(exhibition: Exhibition) -> Result:
    """Return what an exhibition brought; a fixed number of questions."""
    place = [exhibition.location_id]
    by_root = {row[0]: _sold(row[1:]) for row in _ask(_BY_MAKER, place)}
    years = years_of(exhibition)
    here = next(year for year in years if year.exhibition.pk == exhibition.pk)
    return Result(
        sold=here.sold,
        makers=_makers(exhibition, by_root),
        days=[(row[0], _sold(row[1:])) for row in _ask(_BY_DAY, place)],
        costs=_costs([exhibition])[exhibition.pk],
        leads=here.leads,
        years=years,
    )


def years_of(exhibition: Exhibition) -> list[Year]:
    """Return an exhibition and those of its series, the latest first, in four questions."""
    same = Q(pk=exhibition.pk) | (Q(series__iexact=exhibition.series) if exhibition.series else Q(pk=exhibition.pk))
    rows = Exhibition.objects.filter(same, Q(cancelled_at=None) | Q(pk=exhibition.pk)).annotate(
        makers=Count("participants", filter=Q(participants__withdrawn_at=None))
    )
    every = list(rows.order_by("-starts_on", "pk"))
    sold, costs, leads = sold_at([one.location_id for one in every]), _costs(every), leads_of(every)
    return [
        Year(one, sold.get(one.location_id, Sold()), one.makers, sum(costs[one.pk].values()), leads[one.pk])
        for one in every
    ]


def leads_of(exhibitions: Sequence[Exhibition]) -> dict[UUID, Leads]:
    """Return the cards taken at each exhibition; one question."""
    rows: Any = Lead.objects.filter(exhibition__in=exhibitions).order_by().values("exhibition")
    summed = rows.annotate(
        n=Count("pk"), open=Count("pk", filter=Q(outcome__in=OPEN_OUTCOMES)),
        won=Count("pk", filter=Q(outcome=Outcome.ORDERED)), worth=Sum("worth"), orders=Sum("ordered"),
    )  # fmt: skip
    found = {
        row["exhibition"]: Leads(row["n"], row["open"], row["won"], row["worth"] or 0, row["orders"] or 0)
        for row in summed
    }
    return {one.pk: found.get(one.pk, Leads()) for one in exhibitions}


def _costs(exhibitions: Sequence[Exhibition]) -> dict[UUID, dict[str, int]]:
    found: dict[UUID, dict[str, int]] = {one.pk: {} for one in exhibitions}
    rows: Any = CostLine.objects.filter(exhibition__in=exhibitions).order_by().values_list("exhibition", "payer")
    for exhibition, payer, amount in rows.annotate(n=Sum("amount")):
        found[exhibition][payer] = int(amount)
    return found


def _makers(exhibition: Exhibition, sold: Mapping[UUID | None, Sold]) -> list[MakerResult]:
    goods = {one.maker: one for one in by_maker(law(exhibition))}
    rows = list(Participant.objects.filter(exhibition=exhibition, withdrawn_at=None).select_related("maker"))
    roots = _roots_of([row.maker_id for row in rows])
    names: dict[UUID | None, str] = {row.maker_id: row.maker.name for row in rows}
    names = {roots.get(key, key) if key else None: name for key, name in names.items()}
    names |= {key: one.name for key, one in goods.items()}
    terms = {roots.get(row.maker_id, row.maker_id): row for row in rows}
    found = [
        MakerResult(
            key, names.get(key, ""), goods.get(key), sold.get(key, Sold()),
            terms[key].fee if key in terms else 0, terms[key].subsidy if key in terms else 0,
        )
        for key in dict.fromkeys([*names, *sold])
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.maker is None, -one.sold.total, one.name))


def _roots_of(makers: Sequence[UUID]) -> dict[UUID, UUID]:
    with connection.cursor() as cursor:
        cursor.execute(_ROOTS_OF, {"council": current_council().pk, "makers": list(makers)})
        return dict(cursor.fetchall())


def _ask(sql: str, places: Sequence[UUID]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"council": current_council().pk, "places": list(places)})
        return list(cursor.fetchall())


def _sold(row: Sequence[Any]) -> Sold:
    return Sold(*map(int, row))
