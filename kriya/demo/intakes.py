"""What the demo's makers bring: the standard terms, a draft from a telephone, one that waits, one that was receipted."""

from datetime import timedelta
from typing import Final

from kriya.accounts.models import User
from kriya.catalog.models import Product
from kriya.core.clock import today
from kriya.inventory.models import Location, LocationKind
from kriya.ledger.terms import Bearer, CommissionKind
from kriya.makers.models import Maker
from kriya.showroom.actions import intakes
from kriya.showroom.actions.agreements import agree, sign
from kriya.showroom.actions.intakes import Brought
from kriya.showroom.models import Intake, SignedPaper

_SINCE: Final = timedelta(days=200)


def seed_intakes(*, by: User) -> None:
    """Agree on the standard terms and bring pieces, one intake in each state."""
    agree(
        None, from_on=today() - _SINCE, by=by, commission=CommissionKind.FLAT, basis_points=2000,
        discount_bearer=Bearer.SHARED, floor=8500, loss_bearer=Bearer.COUNCIL, term_days=90, grace_days=30,
        hold_days=3, markdown_steps=[[60, 1000], [80, 2000]],
    )  # fmt: skip
    pieces = list(Product.objects.filter(price__gt=0).select_related("maker").order_by("-published_at", "pk")[:3])
    if len(pieces) < 3:
        return
    _bring(pieces[0].maker, pieces[0], by=by)
    waiting = _bring(pieces[1].maker, pieces[1], by=by)
    intakes.hand_in(waiting, by=by)
    taken = _bring(pieces[2].maker, pieces[2], by=by)
    intakes.answer_line(taken.lines.select_related("intake", "product").get(), accepted=3, reason="satu bernoda", by=by)
    showroom = Location.objects.get(kind=LocationKind.SHOWROOM)
    accepted = intakes.accept(taken, location=showroom, by=by)
    sign(SignedPaper.INTAKE, accepted.pk, is_maker=False, name=by.name, drawing="", by=by)


def _bring(maker: Maker, product: Product, *, by: User) -> Intake:
    begun = intakes.draft(maker, by=by, by_maker=True)
    return intakes.set_lines(begun, [Brought(product, 4, product.price or 1, condition="baru")], by=by)
