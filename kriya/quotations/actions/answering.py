"""The office's answer: yes by its link, yes by a letter that staff record, or no."""

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.core.refusal import Refused
from kriya.quotations.actions.making import tell_makers
from kriya.quotations.actions.stocking import keep_stock
from kriya.quotations.actions.timeline import become, locked, tell
from kriya.quotations.models import Quotation, QuotationState, StepKind


@transaction.atomic
def accept(quotation: Quotation, *, name: str, letter_number: str = "", by: User | None = None) -> Quotation:
    """Note that the office accepts. Without `by` it does so itself, while the offer stands; staff need its letter.

    A letter that was written in time may be recorded later: it happened. Pieces on the shelves are kept for it, and
    makers told of what they shall make once nothing has to be paid first. Twice is once.
    """
    if not name.strip():
        raise Refused("quotation_name_missing")
    if by is not None and not letter_number.strip():
        raise Refused("quotation_letter_missing")
    found = locked(quotation)
    if found.state == QuotationState.ACCEPTED:
        return found
    if found.state != QuotationState.OFFERED:
        raise Refused("quotation_not_offered")
    if by is None and found.valid_until < today():
        raise Refused("quotation_expired")
    become(found, QuotationState.ACCEPTED)
    found.accepted_at, found.accepted_by = now(), name.strip()[:160]
    found.letter_number = letter_number.strip()[:80]
    found.save()
    tell(found, StepKind.ACCEPTED, by=by, note=" · ".join(filter(None, [name.strip(), letter_number.strip()])))
    keep_stock(found)
    tell_makers(found)
    return found


@transaction.atomic
def decline(quotation: Quotation, *, reason: str, by: User | None = None) -> Quotation:
    """Note that the office does not take it."""
    if not reason.strip():
        raise Refused("reason_missing")
    found = locked(quotation, QuotationState.OFFERED, refusal="quotation_not_offered")
    become(found, QuotationState.DECLINED)
    found.save(update_fields=["state"])
    tell(found, StepKind.DECLINED, by=by, note=reason.strip())
    return found
