"""End quotations: finished by themselves, called off, or closed with a rest that will not come."""

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.refusal import Refused
from kriya.inventory.actions.reserving import release
from kriya.quotations.actions.stocking import keep_stock
from kriya.quotations.actions.timeline import become, locked, tell
from kriya.quotations.models import Handover, Quotation, QuotationLine, QuotationState, StepKind
from kriya.quotations.queries.lines import open_pieces
from kriya.quotations.queries.money import money_of

_OPEN = (QuotationState.DRAFT, QuotationState.OFFERED, QuotationState.ACCEPTED)


@transaction.atomic
def call_off(quotation: Quotation, *, reason: str, by: User | None) -> Quotation:
    """Call a quotation off. Of one that was partly handed over only the rest is: what was delivered is still paid.

    What was kept for it is free again; money that it does not need any more is held until it goes back.
    """
    if not reason.strip():
        raise Refused("reason_missing")
    found = locked(quotation, *_OPEN, refusal="quotation_not_open")
    lines = list(QuotationLine.objects.select_for_update().filter(quotation=found).order_by("position"))
    left = open_pieces(lines)
    for line in lines:
        if left[line.pk]:
            line.cancelled += left[line.pk]
            line.save(update_fields=["cancelled"])
    release(found.pk)
    tell(found, StepKind.CANCELLED, by=by, note=reason.strip())
    if Handover.objects.filter(quotation=found).exists():
        finish_when_done(found, by=by)
    else:
        become(found, QuotationState.CANCELLED)
        found.save(update_fields=["state"])
    return found


@transaction.atomic
def cancel_line(line: QuotationLine, *, reason: str, by: User | None) -> QuotationLine:
    """Say that what is left of a line will not come: its maker cannot, or the office changed its mind."""
    if not reason.strip():
        raise Refused("reason_missing")
    quotation = locked(line.quotation, QuotationState.ACCEPTED, refusal="quotation_not_accepted")
    found: QuotationLine = QuotationLine.objects.select_for_update(of=("self",)).get(pk=line.pk)
    left = open_pieces([found])[found.pk]
    if not left:
        raise Refused("quotation_line_too_many", name=found.name, left=0)
    found.cancelled += left
    found.save(update_fields=["cancelled"])
    tell(quotation, StepKind.CANCELLED, by=by, note=f"{left} × {found.name}: {reason.strip()}")
    keep_stock(quotation)
    finish_when_done(quotation, by=by)
    return found


def finish_when_done(quotation: Quotation, *, by: User | None) -> None:
    """Finish a locked, accepted quotation once all of it was handed over and paid."""
    if quotation.state != QuotationState.ACCEPTED:
        return
    lines = list(QuotationLine.objects.filter(quotation=quotation))
    if any(open_pieces(lines).values()) or money_of(quotation).to_pay:
        return
    become(quotation, QuotationState.DONE)
    quotation.save(update_fields=["state"])
    tell(quotation, StepKind.DONE, by=by)
