"""How long the pieces in the council's care have been there, and which of them nobody buys."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.contrib.postgres.aggregates import StringAgg
from django.db import connection
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from kriya.core.clock import today
from kriya.inventory.models import HELD, Lot
from kriya.ledger.queries.families import ROOTS, family
from kriya.sales.models import SaleLine
from kriya.showroom.reports.narrowed import By, Narrowed

BANDS: Final[Mapping[str, tuple[int, int | None]]] = {
    "0-30": (0, 30), "31-60": (31, 60), "61-90": (61, 90), "91-180": (91, 180), "181": (181, None),
}  # fmt: skip
"""Ages in days since the pieces were taken in, the last without an end; the words are those of the address."""
OWN: Final = "dewan"
"""Stands for the council where a maker is asked for: pieces that were bought with public money."""

_KEYS: Final = {By.MAKER: "r.root", By.CRAFT: "p.craft_id"}
_AGES: Final = """
, held AS MATERIALIZED (
    SELECT v.lot_id, sum(v.pieces) AS pieces FROM inventory_level v
    JOIN inventory_location a ON a.council_id = v.council_id AND a.id = v.location_id
    WHERE v.council_id = %(council)s AND v.pieces <> 0 AND a.kind = ANY(%(held)s)
        AND (%(location)s::uuid IS NULL OR v.location_id = %(location)s) GROUP BY 1
)
SELECT {key}, CASE {bands} END AS band, sum(v.pieces), sum(v.pieces * o.price)
FROM held v JOIN inventory_lot o ON o.council_id = %(council)s AND o.id = v.lot_id
JOIN catalog_product p ON p.council_id = o.council_id AND p.id = o.product_id
LEFT JOIN roots r ON r.id = o.maker_id
WHERE v.pieces <> 0 AND (%(craft)s::uuid IS NULL OR p.craft_id = %(craft)s)
GROUP BY 1, 2
"""
_BANDS: Final = " ".join(
    f"WHEN %(today)s - o.taken_in_on <= {last} THEN '{name}'" if last else f"ELSE '{name}'"
    for name, (_first, last) in BANDS.items()
)


@dataclass(frozen=True)
class Aged:
    """Pieces of a maker or craft (`key`, None: of none) and their worth at today's price, by age."""

    key: Any
    pieces: Mapping[str, int]
    worth: Mapping[str, int]

    @property
    def all_pieces(self) -> int:
        return sum(self.pieces.values())

    @property
    def all_worth(self) -> int:
        return sum(self.worth.values())


def ageing(of: Narrowed) -> list[Aged]:
    """Return the pieces in the council's care by maker or craft and age, the largest worth first; one question.

    Where more was sold than was known of, a level is below zero and takes off here too, as on the stock page.
    """
    key = _KEYS.get(of.by, _KEYS[By.MAKER])
    told = {**of.told(), "today": today(), "held": list(HELD)}
    pieces: dict[Any, dict[str, int]] = {}
    worth: dict[Any, dict[str, int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(ROOTS + _AGES.format(key=key, bands=_BANDS), told)
        for owner, band, count, value in cursor.fetchall():
            pieces.setdefault(owner, {})[band] = int(count)
            worth.setdefault(owner, {})[band] = int(value)
    found = [Aged(owner, pieces[owner], worth[owner]) for owner in pieces]
    return sorted(found, key=lambda one: (-one.all_worth, str(one.key)))


def lots_held(of: Narrowed, *, band: str = "", maker: UUID | str | None = None) -> QuerySet[Lot, Any]:
    """Return lots with pieces in the council's care, the longest there first, each with `held`, `places`, `worth` and
    `last_sold_on`; of an age, of a maker (OWN: of none)."""
    at = Q(levels__location__kind__in=HELD) & (Q(levels__location=of.location) if of.location else Q())
    found: Any = Lot.objects.filter(at, **({"product__craft": of.craft} if of.craft else {}))
    if band:
        found = found.filter(_of_band(band))
    if maker is not None:
        found = found.filter(maker=None) if maker == OWN else found.filter(maker__in=family(UUID(str(maker))))
    last = SaleLine.objects.filter(lot=OuterRef("pk")).order_by("-sale__happened_on").values("sale__happened_on")[:1]
    named = found.annotate(
        held=Sum("levels__pieces"),
        places=StringAgg("levels__location__name", ", ", distinct=True, filter=~Q(levels__pieces=0)),
        last_sold_on=Subquery(last),
    )
    shown = named.exclude(held=0).annotate(worth=F("held") * F("price"))
    return shown.select_related("maker").order_by("taken_in_on", "name", "pk")  # type: ignore[no-any-return]


def quiet_lots(of: Narrowed) -> QuerySet[Lot, Any]:
    """Return lots with pieces of which nothing was sold for `days` days, those that lie still longest first."""
    lots: Any = lots_held(of)
    found = lots.filter(held__gt=0).annotate(quiet_since=Coalesce("last_sold_on", "taken_in_on"))
    quiet = found.filter(quiet_since__lte=today() - timedelta(days=of.days))
    return quiet.order_by("quiet_since", "-worth", "pk")  # type: ignore[no-any-return]


def _of_band(band: str) -> Q:
    first, last = BANDS[band]
    newest = Q(taken_in_on__lte=today() - timedelta(days=first)) if first else Q()
    return newest & (Q(taken_in_on__gte=today() - timedelta(days=last)) if last is not None else Q())
