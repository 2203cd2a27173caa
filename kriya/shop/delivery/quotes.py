"""The ways in which a parcel can reach a place, with what each costs."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from kriya.core.refusal import Refused
from kriya.core.rows import read
from kriya.core.scoping import current_council
from kriya.shop.delivery.kept import courier_rates
from kriya.shop.models import DeliveryKind, DeliveryRate, ShopRules

_FITTING: Final = """
WHERE council_id = %s AND region_code = ANY(%s) AND up_to_g >= %s
ORDER BY length(region_code) DESC, up_to_g LIMIT 1
"""


@dataclass(frozen=True)
class Quote:
    """One way to send: `code` names it in a form, `price` is whole rupiah.

    A courier's code bears its price: who saw another one is asked again, and pays no other.
    """

    kind: str
    service: str
    price: int
    days: str = ""

    @property
    def code(self) -> str:
        return f"{self.kind}:{self.service}" + (f"@{self.price}" if self.kind == DeliveryKind.COURIER else "")


def own_rate(village_code: str, weight_g: int) -> Quote | None:
    """Return the council's own rate to a village: of the longest region that fits, the lightest that carries it."""
    parts = village_code.split(".") if village_code else []
    codes = [".".join(parts[:length]) for length in range(len(parts), 0, -1)] + [""]
    found = read(DeliveryRate, _FITTING, [current_council().pk, codes, weight_g])
    return Quote(DeliveryKind.TABLE, "", found[0].price, _in_days(found[0].days)) if found else None


def quotes(rules: ShopRules, village_code: str, weight_g: int, *, may_ask: bool = True) -> list[Quote]:
    """Return the ways to get a basket, pick-up first, then the cheapest.

    A courier that is silent leaves the others. Without `may_ask` no courier is asked, what is kept counts: for work
    that holds locks.
    """
    found = [Quote(DeliveryKind.PICK_UP, "", 0)] if rules.pick_up else []
    table = own_rate(village_code, weight_g) if village_code else None
    try:
        sent = courier_quotes(rules, village_code, weight_g, may_ask=may_ask)
    except Refused:
        sent = []
    ways = sorted([*([table] if table else []), *sent], key=lambda quote: quote.price)
    return found + ways


def courier_quotes(rules: ShopRules, village_code: str, weight_g: int, *, may_ask: bool = True) -> list[Quote]:
    """Return the couriers' ways alone. Raises Refused("courier_silent")."""
    rates = courier_rates(rules, village_code, weight_g, may_ask=may_ask)
    return [Quote(DeliveryKind.COURIER, rate.service, rate.price, _in_days(rate.days)) for rate in rates]


def _in_days(days: str) -> str:
    """Say "2–3" as days in the reader's language; an officer may have typed the word as well."""
    short = days.strip().removesuffix("hari").strip()
    return _("%(days)s hari") % {"days": short} if short else ""
