"""Agree on terms, version by version, and sign papers."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.locks import Space, wait_for
from kriya.core.refusal import Refused
from kriya.crafts.models import Craft
from kriya.ledger.actions.numbering import next_number
from kriya.ledger.models import NumberKind
from kriya.ledger.terms import WHOLE, Bearer, CommissionKind
from kriya.makers.models import Maker
from kriya.showroom.models import Agreement, Signature

_PATH: Final = re.compile(r"M[MLCQ0-9 .,-]+")
MOST_DRAWN: Final = 40_000
_SHARES: Final = ("basis_points", "maker_share", "floor")
_WHOLE: Final = ("term_days", "grace_days", "hold_days", "minimum_payout")


@transaction.atomic
def agree(maker: Maker | None, *, from_on: date, by: User | None, **fields: Any) -> Agreement:
    """Write the next version of a maker's agreement; without a maker, of the council's standard terms.

    It holds for what is taken in from its day on; what was taken in before keeps its own. Refuse rates that are none.
    """
    agreement = Agreement(maker=maker, from_on=from_on, made_by=by, made_at=now(), **fields)
    agreement.discount_bearer = agreement.discount_bearer or Bearer.COUNCIL
    agreement.loss_bearer = agreement.loss_bearer or Bearer.COUNCIL
    _refuse_wrong(agreement)
    # Two at once would be the same version.
    wait_for(maker.pk if maker else "", Space.AGREEMENTS)
    last = Agreement.objects.filter(maker=maker).order_by("-version").first()
    agreement.version = last.version + 1 if last else 1
    agreement.number = next_number(NumberKind.AGREEMENT)
    agreement.save(force_insert=True)
    return agreement


def _refuse_wrong(agreement: Agreement) -> None:
    wrong = _wrong(agreement)
    if wrong:
        field: Any = Agreement._meta.get_field(wrong)
        raise Refused("agreement_rates_wrong", field=str(field.verbose_name), name=wrong)


def _wrong(agreement: Agreement) -> str:
    """Return the name of the first field that cannot be so, or ''."""
    for name in (*_SHARES, *_WHOLE):
        value = getattr(agreement, name)
        if type(value) is not int or value < 0 or (name in _SHARES and value > WHOLE):
            return name
    if agreement.commission not in CommissionKind.values:
        return "commission"
    if agreement.commission == CommissionKind.TIER and not _are_tiers(agreement.tiers):
        return "tiers"
    if agreement.commission == CommissionKind.CRAFT and not _are_crafts(agreement.by_craft):
        return "by_craft"
    if agreement.discount_bearer not in Bearer.values:
        return "discount_bearer"
    if agreement.loss_bearer not in Bearer.values:
        return "loss_bearer"
    return "" if _are_steps(agreement.markdown_steps) else "markdown_steps"


def _is_share(value: object) -> bool:
    return type(value) is int and 0 <= value <= WHOLE


def _are_tiers(tiers: Sequence[Any]) -> bool:
    """Tell whether prices rise and the last tier has no end."""
    if not tiers or any(len(tier) != 2 or not _is_share(tier[1]) for tier in tiers):
        return False
    bounds = [tier[0] for tier in tiers]
    if bounds[-1] is not None or any(type(bound) is not int or bound <= 0 for bound in bounds[:-1]):
        return False
    return bounds[:-1] == sorted(set(bounds[:-1]))


def _are_crafts(rates: Any) -> bool:
    if not isinstance(rates, dict) or not all(_is_share(rate) for rate in rates.values()):
        return False
    return Craft.objects.filter(code__in=rates).count() == len(rates)


def _are_steps(steps: Sequence[Any]) -> bool:
    """Tell whether each step is [days on the shelf, basis points off the agreed price], both rising."""
    if any(len(step) != 2 or type(step[0]) is not int or step[0] <= 0 or not _is_share(step[1]) for step in steps):
        return False
    return list(steps) == sorted(steps) and len({step[0] for step in steps}) == len(steps)


@transaction.atomic
def sign(paper: str, document: UUID, *, is_maker: bool, name: str, drawing: str, by: User | None) -> Signature:
    """Keep a signature under a paper, the maker's or the council's; each side signs once.

    `drawing` is what was drawn on a screen; "" says that the printed paper was signed with a pen.
    """
    drawing = drawing.strip()
    if len(drawing) > MOST_DRAWN or (drawing and not _PATH.fullmatch(drawing)) or not name.strip():
        raise Refused("signature_empty")
    signed = Signature(
        paper=paper, document=document, is_maker=is_maker, name=name.strip()[:160], drawing=drawing, at=now(), by=by
    )
    try:
        with transaction.atomic():
            signed.save(force_insert=True)
    except IntegrityError as second:
        raise Refused("signed_already") from second
    return signed
