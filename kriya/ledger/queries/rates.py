"""Which fee, tax and rounding hold in the council for a payment on a day."""

from dataclasses import dataclass
from datetime import date

from kriya.core.money import Rupiah
from kriya.ledger import rates
from kriya.ledger.models import FeeRate, MoneyRules, Tender
from kriya.ledger.terms import portion


@dataclass(frozen=True)
class Rules:
    """The rules of money as they are, read once: for many payments without more questions."""

    merchant_class: str
    cash_step: int
    taxable_since: date | None
    fee_bearer: str
    own_fees: tuple[tuple[str, date, int, int], ...]

    def fee(self, tender: str, amount: int, on: date) -> Rupiah:
        """Return what is taken off a payment: what the council agreed, else by law for QRIS, else nothing."""
        own = [one for one in self.own_fees if one[0] == tender and one[1] <= on]
        if own:
            _tender, _from, basis_points, fixed = max(own, key=lambda one: one[1])
            return Rupiah(min(amount, portion(amount, basis_points) + fixed))
        if tender == Tender.QRIS:
            return Rupiah(portion(amount, rates.qris_basis_points(self.merchant_class, amount, on)))
        return Rupiah(0)

    def ppn(self, total: int, on: date) -> Rupiah:
        """Return the tax inside a total; nothing while the council is not registered for it."""
        if self.taxable_since is None or on < self.taxable_since:
            return Rupiah(0)
        return Rupiah(rates.ppn_inside(total, on))


def money_rules() -> Rules:
    """Return the rules of the council, in two questions."""
    said = MoneyRules.objects.first() or MoneyRules()
    own = FeeRate.objects.values_list("tender", "from_on", "basis_points", "fixed")
    return Rules(said.merchant_class, said.cash_step, said.taxable_since, said.fee_bearer, tuple(own))


def fee_of(tender: str, amount: int, on: date) -> Rupiah:
    """Return what is taken off one payment."""
    return money_rules().fee(tender, amount, on)


def cash_rounding(amount: int) -> Rupiah:
    """Return what rounding adds to an amount that is paid in cash; below zero it takes off."""
    return Rupiah(rates.round_cash(amount, money_rules().cash_step) - amount)
