"""What a till can sell, as it keeps it: short rows in parts, each with a mark by which a till asks for what differs."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from kriya.accounts.models import Membership
from kriya.accounts.roles import GRANTS, Can
from kriya.catalog.models import ProductPhoto
from kriya.core.clock import now
from kriya.inventory.models import HELD, Level, LocationKind, Lot, PlacePrice, Reservation
from kriya.ledger.models import MoneyRules
from kriya.ledger.terms import Terms, portion
from kriya.sales.models import Channel, Till

Row = list[Any]

_NAMED: Final = ("pk", "code", "name", "variant_name", "maker__name", "price", "terms", "kind", "taken_in_on", "maker")


@dataclass(frozen=True)
class Part:
    """A part of the catalogue: its mark is another when any of its rows is."""

    mark: str
    rows: list[Row]

    def as_json(self) -> dict[str, Any]:
        """Return what a till is told."""
        return {"mark": self.mark, "rows": self.rows}


def parts(till: Till) -> dict[str, Part]:
    """Return all that may be sold at a till's place, at its prices, in up to 256 parts. Four questions, however many
    lots."""
    found: dict[str, list[Row]] = {}
    for row in _rows(till):
        # The end of an id is chance; its beginning is the time, which would put neighbours together.
        found.setdefault(row[0][-2:], []).append(row)
    return {name: Part(_mark(rows), rows) for name, rows in found.items()}


def differing(now_there: Mapping[str, Part], marks: Mapping[str, str]) -> dict[str, Part]:
    """Return the parts that a till does not have as they are, and those that it should forget, empty."""
    changed = {name: part for name, part in now_there.items() if marks.get(name) != part.mark}
    return changed | {name: Part("", []) for name in marks if name not in now_there}


def _mark(rows: list[Row]) -> str:
    return hashlib.sha256(json.dumps(rows, default=str).encode()).hexdigest()[:12]


def _rows(till: Till) -> list[Row]:
    here = dict(Level.objects.filter(location=till.location_id).exclude(pieces=0).values_list("lot", "pieces"))
    for lot, pieces in _kept(till):
        here[lot] = here.get(lot, 0) - pieces
    craft = "product__craft__name_en" if get_language() == "en" else "product__craft__name_id"
    photo = ProductPhoto.objects.filter(product=OuterRef("product")).order_by("position", "pk").values("key")[:1]
    here_for = PlacePrice.objects.filter(lot=OuterRef("pk"), location=till.location_id).values("price")
    somewhere = Level.objects.filter(pieces__gt=0, location__kind__in=HELD).values("lot")
    lots = Lot.objects.filter(Q(pk__in=somewhere) | Q(pk__in=list(here))).annotate(
        craft=F(craft), photo=Subquery(photo), at_place=Coalesce(Subquery(here_for), F("price"))
    )
    return [_row(told, here) for told in lots.order_by("pk").values(*_NAMED, "craft", "photo", "at_place")]


def _kept(till: Till) -> list[tuple[UUID, int]]:
    """Return the pieces at the till's place that are kept for somebody."""
    rows = Reservation.objects.filter(location=till.location_id, ended_at=None, expires_at__gt=now())
    return [(lot, pieces) for lot, pieces in rows.order_by().values_list("lot").annotate(n=Sum("pieces"))]


def _row(told: Mapping[str, Any], here: Mapping[UUID, int]) -> Row:
    """Return a lot in the order of COLUMNS in catalogue.js."""
    name = f"{told['name']} · {told['variant_name']}" if told["variant_name"] else told["name"]
    terms = Terms.of_json(told["terms"])
    # The lowest price of a piece that its maker agreed to; the council's own goods have none.
    least = portion(terms.agreed_price or told["price"], terms.floor) if told["maker"] else 0
    return [
        str(told["pk"]), told["code"], name, told["maker__name"] or "", told["craft"] or "", told["at_place"], least,
        told["kind"], here.get(told["pk"], 0), told["photo"] or "", str(told["taken_in_on"]),
    ]  # fmt: skip


def rules() -> dict[str, Any]:
    """Return the council's rules of money that a till goes by."""
    said = MoneyRules.objects.first() or MoneyRules()
    return {"cash_step": said.cash_step, "qris": said.static_qris}


def people() -> list[dict[str, Any]]:
    """Return who may sell here; `approves` are those who may go below what a maker agreed to."""
    rows = Membership.objects.select_related("user").order_by("user__name", "role")
    found: dict[int, dict[str, Any]] = {}
    for row in rows:
        may = GRANTS.get(row.role, frozenset())
        if Can.SELL not in may:
            continue
        person = found.setdefault(row.user_id, {"id": row.user_id, "name": row.user.name, "approves": False})
        person["approves"] |= Can.MANAGE_TILLS in may
    return list(found.values())


def about(till: Till) -> dict[str, Any]:
    """Return what a till should know of itself."""
    stall = till.location.kind == LocationKind.EXHIBITION
    return {
        "id": str(till.pk),
        "name": till.name,
        "prefix": till.prefix,
        "location": str(till.location_id),
        "place": till.location.name,
        "channel": Channel.EXHIBITION if stall else Channel.SHOWROOM,
        "counter": till.last_counter,
    }
