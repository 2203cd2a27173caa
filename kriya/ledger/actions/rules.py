"""Set what a council's money goes by."""

from datetime import date
from typing import Any

import pghistory
from django.db import transaction

from kriya.accounts.models import User
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.ledger.models import FeeRate, MoneyRules

STEPS = (1, 50, 100, 500, 1000)


@transaction.atomic
def set_money_rules(*, by: User | None, **fields: Any) -> MoneyRules:
    """Change the council's rules of money. Sales that are recorded already keep what held for them."""
    rules = MoneyRules.objects.select_for_update().first() or MoneyRules()
    for name, value in fields.items():
        setattr(rules, name, value)
    if rules.cash_step not in STEPS:
        raise Refused("money_rules_step_unknown")
    with pghistory.context(**({"user": by.pk} if by else {})):
        is_new = rules._state.adding
        rules.save()
        if is_new:
            tell_insert(rules)
    return rules


@transaction.atomic
def add_fee_rate(
    tender: str, *, from_on: date, basis_points: int, note: str, by: User | None, fixed: int = 0
) -> FeeRate:
    """Record a fee that the council agreed with its bank, from a day on. Refuse a second one for that day."""
    if not note.strip():
        raise Refused("reason_missing")
    if FeeRate.objects.filter(tender=tender, from_on=from_on).exists():
        raise Refused("fee_rate_there_already")
    rate = FeeRate(tender=tender, from_on=from_on, basis_points=basis_points, fixed=fixed, note=note.strip())
    with pghistory.context(**({"user": by.pk} if by else {})):
        rate.save()
        tell_insert(rate)
    return rate
