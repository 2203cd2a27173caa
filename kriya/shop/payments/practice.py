"""The practice gateway: a provider of our own for demos and training. No money moves.

Its page asks what should happen; then it sends a signed notice over HTTP to the same address as every provider.
"""

import hashlib
import hmac
import json
from hmac import compare_digest
from typing import Any, Final

from django.conf import settings
from django.core.cache import cache

from kriya.core.refusal import Refused
from kriya.core.remote import Silent, ask
from kriya.shop.payments.gateway import Asked, Headers, Keys, Notice, Opened, Status, key_of, whole_rupiah

HEADER: Final = "x-latihan-tanda"
_KEPT_SECONDS: Final = 60 * 60 * 24 * 7


class Practice:
    """Signed over the whole body by HMAC-SHA-256."""

    signs_money = True

    def open(self, asked: Asked, keys: Keys) -> Opened:  # noqa: ARG002
        if not settings.PRACTICE_GATEWAY:
            raise Refused("payment_method_unknown")
        told: dict[str, Any] = {"amount": asked.amount, "status": Status.PENDING.value, "notices": asked.notices}
        cache.set(_name(asked.reference), told, _KEPT_SECONDS)
        # Where the buyer comes back to speaks their language.
        base = asked.finish.partition("/pesanan/")[0]
        return Opened(f"{base}/latihan-bayar/{asked.reference}/", f"latihan-{asked.reference}")

    def read(self, headers: Headers, body: bytes, keys: Keys) -> Notice:
        if not settings.PRACTICE_GATEWAY:
            raise Refused("payment_method_unknown")
        if not compare_digest(signature_of(body, keys).encode(), headers.get(HEADER, "").encode()):
            raise Refused("notice_forged")
        try:
            said = json.loads(body)
            reference, status = str(said["reference"]), Status(said["status"])
        except (ValueError, KeyError, TypeError) as trouble:
            raise Refused("notice_unreadable") from trouble
        return Notice(reference, status, whole_rupiah(said.get("amount")), provider_id=f"latihan-{reference}")

    def pull(self, reference: str, keys: Keys) -> Notice:  # noqa: ARG002
        told = cache.get(_name(reference))
        if told is None:
            return Notice(reference, Status.PENDING)
        said = json.dumps(told).encode()
        return Notice(reference, Status(told["status"]), told["amount"], provider_id=f"latihan-{reference}", said=said)

    def give_back(self, reference: str, amount: int, *, key: str, reason: str, keys: Keys) -> None:
        """Nothing to send back: nothing was paid."""


def signature_of(body: bytes, keys: Keys) -> str:
    """Return the signature of a notice of this gateway."""
    return hmac.new(key_of(keys, "key").encode(), body, hashlib.sha256).hexdigest()


def decide(reference: str, status: Status) -> None:
    """Note what the visitor chose; what is paid stays paid."""
    told = cache.get(_name(reference)) or {"amount": 0}
    if told.get("status") != Status.PAID:
        cache.set(_name(reference), {**told, "status": status.value}, _KEPT_SECONDS)


def decided(reference: str) -> dict[str, Any] | None:
    """Return what this gateway knows of a payment, or None."""
    found: dict[str, Any] | None = cache.get(_name(reference))
    return found


def send(reference: str, keys: Keys) -> bool:
    """Send the notice to the webhook, and tell whether it was taken."""
    told = decided(reference)
    if told is None or not told.get("notices"):
        return False
    said = {"reference": reference, "status": told["status"], "amount": told["amount"]}
    sign = signature_of(json.dumps(said).encode(), keys)
    try:
        return ask("POST", told["notices"], headers={HEADER: sign}, said=said).is_good
    except Silent:
        return False


def _name(reference: str) -> str:
    return f"practice:{reference}"
