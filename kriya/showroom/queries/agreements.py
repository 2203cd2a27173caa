"""Which agreement holds for a maker on a day, and what it says for a piece."""

from datetime import date

from django.db.models import Q, QuerySet

from kriya.catalog.models import Product
from kriya.core.refusal import Refused
from kriya.ledger.terms import CommissionKind, Terms
from kriya.makers.models import Maker
from kriya.showroom.models import Agreement


def versions_of(maker: Maker | None) -> QuerySet[Agreement]:
    """Return every version of a maker's agreement, or of the council's standard terms, the newest first."""
    return Agreement.objects.filter(maker=maker).order_by("-version")


def in_force(maker: Maker | None, on: date) -> Agreement:
    """Return the agreement that holds for a maker on a day: its own, else the council's standard terms.

    Raise Refused("no_agreement") where there is neither.
    """
    held = Agreement.objects.filter(Q(maker=maker) | Q(maker=None), from_on__lte=on)
    # The maker's own before the standard, then the one that came into force last.
    found = sorted(held, key=lambda one: (one.maker_id is not None, one.from_on, one.version))
    if not found:
        raise Refused("no_agreement")
    return found[-1]


def terms_for(agreement: Agreement, product: Product, *, price: int, net_price: int | None = None) -> Terms:
    """Return what the agreement says for pieces of a product at a price, to be frozen on their lot.

    Refuse to guess a fixed part that was not said.
    """
    rate = _rate_of_craft(agreement, product)
    return _terms(agreement, product.name, rate=rate, price=price, net_price=net_price)


def terms_for_service(agreement: Agreement, name: str, *, price: int, net_price: int | None = None) -> Terms:
    """Return what the agreement says for work at a price: it is of no craft, so that the common rate holds."""
    return _terms(agreement, name, rate=agreement.basis_points, price=price, net_price=net_price)


def _terms(agreement: Agreement, name: str, *, rate: int, price: int, net_price: int | None) -> Terms:
    if agreement.commission == CommissionKind.FIXED_NET and net_price is None:
        raise Refused("net_price_missing", name=name)
    return Terms(
        commission=agreement.commission,
        basis_points=rate,
        tiers=tuple((up_to, rate) for up_to, rate in agreement.tiers),
        net_price=net_price if agreement.commission == CommissionKind.FIXED_NET else None,
        agreed_price=price,
        discount_bearer=agreement.discount_bearer,
        maker_share=agreement.maker_share,
        floor=agreement.floor,
        loss_bearer=agreement.loss_bearer,
        hold_days=agreement.hold_days,
        agreement=f"{agreement.number} v{agreement.version}",
    )


def _rate_of_craft(agreement: Agreement, product: Product) -> int:
    """Return the rate for a product's craft: of its own code, else of the code it is part of, else the common one."""
    if agreement.commission != CommissionKind.CRAFT or product.craft is None:
        return agreement.basis_points
    parts = product.craft.code.split(".")
    codes = [".".join(parts[:length]) for length in range(len(parts), 0, -1)]
    return next((int(agreement.by_craft[code]) for code in codes if code in agreement.by_craft), agreement.basis_points)
