"""Which provider stands behind a method, and the council's keys there."""

import json
from typing import Final

from kriya.core.personal import keyed_hash
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.shop.models import Method
from kriya.shop.payments.gateway import Gateway, Keys
from kriya.shop.payments.midtrans import Midtrans
from kriya.shop.payments.practice import Practice
from kriya.shop.payments.xendit import Xendit
from kriya.shop.queries.rules import shop_rules

GATEWAYS: Final[dict[str, Gateway]] = {
    Method.MIDTRANS: Midtrans(),
    Method.XENDIT: Xendit(),
    Method.PRACTICE: Practice(),
}
"""Those that take money themselves and tell of it. A transfer and the council's QRIS are confirmed by a person."""


def gateway_of(method: str) -> Gateway:
    """Return the provider of a method; raises Refused("payment_method_unknown") where a person confirms it."""
    found = GATEWAYS.get(method)
    if found is None:
        raise Refused("payment_method_unknown")
    return found


def keys_of(provider: str) -> Keys:
    """Return the council's secrets at a payment or courier provider; the practice gateway has one of its own.

    Of Midtrans {"server_key"}, of Xendit {"secret_key", "callback_token"}, of Biteship and RajaOngkir {"key"}.
    """
    if provider == Method.PRACTICE:
        return {"key": keyed_hash(f"practice gateway {current_council().pk}")}
    said = shop_rules().keys
    try:
        found = json.loads(said).get(provider, {}) if said else {}
    except ValueError:
        found = {}
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}
