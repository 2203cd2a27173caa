"""Write what was typed into the lines of an intake: the same for the office and for the maker's phone."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import today
from kriya.core.refusal import Refused
from kriya.ledger.terms import CommissionKind
from kriya.makers.models import Maker
from kriya.showroom.actions.intakes import answer_line, set_lines
from kriya.showroom.forms.intakes import LineForm, products_by_name
from kriya.showroom.models import Intake
from kriya.showroom.queries.agreements import in_force
from kriya.showroom.queries.intakes import products_to_bring


def line_context(maker: Maker | None, *, checks: bool) -> dict[str, Any]:
    """Return what every line form is given."""
    products = products_by_name(products_to_bring(maker))
    return {"products": products, "can_add": maker is not None, "checks": checks, "net": _has_fixed_part(maker)}


def _has_fixed_part(maker: Maker | None) -> bool:
    if maker is None:
        return False
    try:
        return in_force(maker, today()).commission == CommissionKind.FIXED_NET
    except Refused:
        return False


def are_valid(forms: Sequence[LineForm]) -> bool:
    """Check every line, so that all mistakes show at once."""
    checked = [form.is_valid() for form in forms]
    return all(checked)


@transaction.atomic
def write_lines(
    intake: Intake, forms: Sequence[LineForm], *, by: User | None, note: str | None = None, accept_all: bool = False
) -> None:
    """Make what was typed the lines; with `accept_all` a line without an answer is accepted as it was brought."""
    filled = [form for form in forms if not form.is_blank]
    set_lines(intake, [form.brought(intake.maker, by=by) for form in filled], by=by, note=note)
    for form, line in zip(filled, intake.lines.select_related("product", "intake").order_by("position"), strict=True):
        accepted = form.cleaned_data.get("terima")
        if accepted is None and accept_all:
            accepted = line.pieces
        if accepted is not None:
            answer_line(line, accepted=accepted or None, reason=form.cleaned_data.get("alasan", ""), by=by)
