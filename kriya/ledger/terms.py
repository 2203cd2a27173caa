"""Terms of consignment, and what of a price is whose by them: pure functions in whole rupiah.

Shares are basis points, hundredths of a per cent. Rounding is half up, once for each part; the council's commission is
what remains, so the parts always sum to the whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from kriya.core.money import Rupiah

WHOLE: Final = 10_000
_FORM: Final = 1


class CommissionKind(models.TextChoices):
    FLAT = "flat", _("persen yang sama")
    TIER = "tier", _("persen menurut harga")
    CRAFT = "craft", _("persen menurut jenis kerajinan")
    FIXED_NET = "fixed_net", _("bagian perajin tetap")


class Bearer(models.TextChoices):
    COUNCIL = "council", _("dewan")
    MAKER = "maker", _("perajin")
    SHARED = "shared", _("dibagi")


@dataclass(frozen=True)
class Terms:
    """What was agreed for a lot, as it is frozen on it. The rate of a craft is looked up when the lot is taken in.

    `tiers` are (up to this price of a piece, basis points), the last with None. `net_price` is the maker's part of a
    piece where that is fixed. `floor` is the lowest price of a piece, in basis points of `agreed_price`, down to which
    the maker bears discounts as agreed; what is below it the council bears.
    """

    commission: str = CommissionKind.FLAT
    basis_points: int = 0
    tiers: tuple[tuple[int | None, int], ...] = ()
    net_price: int | None = None
    agreed_price: int = 0
    discount_bearer: str = Bearer.COUNCIL
    maker_share: int = 5000
    floor: int = 0
    loss_bearer: str = Bearer.COUNCIL
    hold_days: int = 0
    agreement: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return what Lot.terms holds."""
        return {
            "form": _FORM,
            "commission": str(self.commission),
            "basis_points": self.basis_points,
            "tiers": [list(tier) for tier in self.tiers],
            "net_price": self.net_price,
            "agreed_price": self.agreed_price,
            "discount_bearer": str(self.discount_bearer),
            "maker_share": self.maker_share,
            "floor": self.floor,
            "loss_bearer": str(self.loss_bearer),
            "hold_days": self.hold_days,
            "agreement": self.agreement,
        }

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> "Terms":
        """Return the terms that a lot holds; raise ValueError for a form of a later version."""
        if told.get("form", _FORM) != _FORM:
            raise ValueError(f"terms of form {told['form']}")
        known = {name: told[name] for name in cls.__dataclass_fields__ if name in told and name != "tiers"}
        return cls(**known, tiers=tuple((up_to, rate) for up_to, rate in told.get("tiers", ())))


@dataclass(frozen=True)
class Parts:
    """Whose a line's total is: the maker's `net`, the council's `commission`, the state's `ppn`, the payment's `fee`.

    `rate` is the basis points that held (None where the net is fixed), `maker_discount` what of the discount the maker
    bore: the reason of each number.
    """

    total: Rupiah
    net: Rupiah
    commission: Rupiah
    ppn: Rupiah = field(default=Rupiah(0))
    fee: Rupiah = field(default=Rupiah(0))
    rate: int | None = None
    maker_discount: Rupiah = field(default=Rupiah(0))


def portion(amount: int, basis_points: int) -> int:
    """Return a share of an amount, rounded half up."""
    return (amount * basis_points * 2 + WHOLE) // (2 * WHOLE)


def rate_of(terms: Terms, price: int) -> int | None:
    """Return the basis points that hold for a piece of this price; None where the maker's part is fixed."""
    if terms.commission == CommissionKind.FIXED_NET:
        return None
    if terms.commission == CommissionKind.TIER:
        return next((rate for up_to, rate in terms.tiers if up_to is None or price <= up_to), terms.basis_points)
    return terms.basis_points


def discount_of_maker(terms: Terms, *, price: int, pieces: int, discount: int) -> Rupiah:
    """Return what of a line's discount the maker bears: never of what lies below the floor."""
    lowest = portion(terms.agreed_price or price, terms.floor) * pieces
    within = max(0, min(discount, price * pieces - lowest))
    if terms.discount_bearer == Bearer.MAKER:
        return Rupiah(within)
    return Rupiah(portion(within, terms.maker_share)) if terms.discount_bearer == Bearer.SHARED else Rupiah(0)


def is_below_floor(terms: Terms, *, price: int, pieces: int, discount: int) -> bool:
    """Tell whether a line is sold for less than the lowest price that was agreed."""
    return price * pieces - discount < portion(terms.agreed_price or price, terms.floor) * pieces


def divide(terms: Terms, *, price: int, pieces: int, discount: int = 0, ppn: int = 0, fee: int = 0) -> Parts:
    """Divide a line's total, price × pieces − discount, between maker, council and state.

    `ppn` is the tax inside the total; of what the maker's part is counted from, the same share is taken out. `fee` is
    the maker's part of the payment's fee.
    """
    total = price * pieces - discount
    borne = discount_of_maker(terms, price=price, pieces=pieces, discount=discount)
    rate = rate_of(terms, price)
    if rate is None:
        net = (terms.net_price or 0) * pieces - borne
    else:
        base = price * pieces - borne
        base -= (base * ppn * 2 + total) // (2 * total) if total else 0
        net = base - portion(base, rate)
    net = max(0, net) - fee
    return Parts(
        Rupiah(total), Rupiah(net), Rupiah(total - net - ppn - fee), Rupiah(ppn), Rupiah(fee), rate, Rupiah(borne)
    )


def part_of_pieces(whole: int, *, pieces: int, first: int, count: int) -> Rupiah:
    """Return what of a line's amount falls on pieces `first` to `first + count - 1` of `pieces`.

    By running totals: whatever the order and size of the parts, all pieces together come to the whole.
    """
    return Rupiah(whole * (first - 1 + count) // pieces - whole * (first - 1) // pieces)
