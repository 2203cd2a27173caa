"""The ways in which a parcel can reach a place, with what each costs."""

from dataclasses import dataclass

from kriya.shop.models import DeliveryKind, DeliveryRate, ShopRules


@dataclass(frozen=True)
class Quote:
    """One way to send: `code` names it in a form, `price` is whole rupiah."""

    kind: str
    service: str
    price: int
    days: str = ""

    @property
    def code(self) -> str:
        return f"{self.kind}:{self.service}"


def own_rate(village_code: str, weight_g: int) -> Quote | None:
    """Return the council's own rate to a village: of the longest region that fits, the lightest that carries it."""
    parts = village_code.split(".") if village_code else []
    codes = [".".join(parts[:length]) for length in range(len(parts), 0, -1)] + [""]
    rates = list(DeliveryRate.objects.filter(region_code__in=codes, up_to_g__gte=weight_g).order_by("up_to_g"))
    for code in codes:
        if found := next((rate for rate in rates if rate.region_code == code), None):
            return Quote(DeliveryKind.TABLE, "", found.price, found.days)
    return None


def quotes(rules: ShopRules, village_code: str, weight_g: int) -> list[Quote]:
    """Return the ways to get a basket, pick-up first."""
    found = [Quote(DeliveryKind.PICK_UP, "", 0)] if rules.pick_up else []
    table = own_rate(village_code, weight_g) if village_code else None
    return found + ([table] if table else [])
