"""How the council's shop works."""

import json
from typing import Final

from django.conf import settings

from kriya.core.asking import ask
from kriya.core.rows import read
from kriya.core.scoping import current_council
from kriya.shop.models import Method, ShopRules

SECRETS: Final[dict[str, tuple[str, ...]]] = {
    "midtrans": ("server_key",),
    "xendit": ("secret_key", "callback_token"),
    "biteship": ("key",),
    "rajaongkir": ("key",),
}
"""The secrets that each provider asks for, as its adapter names them."""
PROVIDERS: Final = {"midtrans": "Midtrans", "xendit": "Xendit", "biteship": "Biteship", "rajaongkir": "RajaOngkir"}
_HAS_QRIS: Final = "SELECT 1 FROM ledger_moneyrules WHERE council_id = %s AND static_qris <> ''"


def shop_rules() -> ShopRules:
    """Return the council's rules; one that never said anything has a closed shop."""
    found = read(ShopRules, "WHERE council_id = %s", [current_council().pk])
    return found[0] if found else ShopRules()


def providers() -> list[Method]:
    """Return the payment providers that this installation speaks with; the practice gateway only where it is wanted."""
    practice = [Method.PRACTICE] if settings.PRACTICE_GATEWAY else []
    return [Method.MIDTRANS, Method.XENDIT, *practice]


def is_keyed(rules: ShopRules, provider: str) -> bool:
    """Tell whether all secrets that a provider asks for are set."""
    known = json.loads(rules.keys).get(provider, {}) if rules.keys else {}
    return all(known.get(name) for name in SECRETS.get(provider, ()))


def methods(rules: ShopRules) -> list[Method]:
    """Return the ways to pay that the council set up, the one with the fewest steps first."""
    found = [Method(rules.provider)] if rules.provider in providers() and is_keyed(rules, rules.provider) else []
    qris = [Method.QRIS] if ask(_HAS_QRIS, [current_council().pk]) else []
    return found + qris + ([Method.TRANSFER] if rules.bank_account else [])
