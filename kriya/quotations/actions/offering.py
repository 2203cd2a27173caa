"""Offer a quotation to its office, and take it back to change it."""

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.core.jobs import defer_called
from kriya.core.refusal import Refused
from kriya.ledger.queries.rates import money_rules
from kriya.quotations.actions.timeline import become, locked, tell
from kriya.quotations.models import Quotation, QuotationLine, QuotationState, StepKind
from kriya.quotations.tax import tax_on

LETTER = "kriya.quotations.tasks.write_to_office"


@transaction.atomic
def offer(quotation: Quotation, *, by: User | None) -> Quotation:
    """Offer a draft: the tax of today is frozen into it, its link opens it, and who gave an address gets a letter."""
    found = locked(quotation, QuotationState.DRAFT, refusal="quotation_not_draft")
    lines = list(QuotationLine.objects.filter(quotation=found))
    if not lines:
        raise Refused("quotation_without_lines")
    if found.valid_until < today():
        raise Refused("quotation_valid_until_over")
    rules, day = money_rules(), today()
    become(found, QuotationState.OFFERED)
    found.tax = tax_on(rules, day)
    found.ppn = sum(rules.ppn(line.total, day) for line in lines)
    found.offered_at, found.revision = now(), found.revision + 1
    found.save()
    tell(found, StepKind.OFFERED, by=by, amount=found.total)
    if found.email:
        defer_called(LETTER, soon=True, quotation=str(found.pk))
    return found


@transaction.atomic
def revise(quotation: Quotation, *, by: User | None) -> Quotation:
    """Take an offer that nobody accepted back to change it; its link says so meanwhile."""
    found = locked(
        quotation, QuotationState.OFFERED, QuotationState.DECLINED, refusal="quotation_not_offered"
    )  # fmt: skip
    become(found, QuotationState.DRAFT)
    found.save(update_fields=["state"])
    tell(found, StepKind.REVISED, by=by)
    return found
