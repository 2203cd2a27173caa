"""How the council's shop works."""

from kriya.ledger.models import MoneyRules
from kriya.shop.models import Method, ShopRules


def shop_rules() -> ShopRules:
    """Return the council's rules; one that never said anything has a closed shop."""
    return ShopRules.objects.first() or ShopRules()


def methods(rules: ShopRules) -> list[Method]:
    """Return the ways to pay that the council set up, the one with the fewest steps first."""
    found = [Method(rules.provider)] if rules.provider in Method.values else []
    qris = [Method.QRIS] if MoneyRules.objects.exclude(static_qris="").exists() else []
    return found + qris + ([Method.TRANSFER] if rules.bank_account else [])
