"""Midtrans Snap: a page of theirs takes the money, notices are signed with SHA-512.

https://docs.midtrans.com/reference/handle-notifications: the signature is over order_id, status_code, gross_amount and
the server key; gross_amount is the text as it was sent ("100000.00"), never a number that was written anew.
"""

import hashlib
import json
from base64 import b64encode
from hmac import compare_digest
from typing import Any, Final

from django.conf import settings

from kriya.core.refusal import Refused
from kriya.core.remote import Answer, Silent, ask
from kriya.shop.payments.gateway import Asked, Headers, Keys, Notice, Opened, Status, key_of, whole_rupiah

_RETURNED: Final = {"refund", "partial_refund", "chargeback", "partial_chargeback"}
_STATUSES: Final = {
    "settlement": Status.PAID,
    "capture": Status.PAID,
    "pending": Status.PENDING,
    "authorize": Status.PENDING,
    "deny": Status.FAILED,
    "failure": Status.FAILED,
    "cancel": Status.FAILED,
    "expire": Status.OVER,
    **dict.fromkeys(_RETURNED, Status.PAID),
}
_SUCCESS: Final = "200"
_NOT_BEGUN: Final = 404


class Midtrans:
    """Snap for the page, the core API for the rest."""

    signs_money = True

    def open(self, asked: Asked, keys: Keys) -> Opened:
        said = {
            "transaction_details": {"order_id": asked.reference, "gross_amount": asked.amount},
            "expiry": {"unit": "minute", "duration": asked.minutes},
            "callbacks": {"finish": asked.finish},
            "item_details": [
                {"id": asked.reference, "price": asked.amount, "quantity": 1, "name": asked.description[:50]}
            ],
        }
        url = f"{settings.MIDTRANS_SNAP_URL}/snap/v1/transactions"
        answer = _ask("POST", url, keys, said, {"X-Override-Notification": asked.notices})
        if not answer.is_good or not isinstance(answer.said, dict) or not answer.said.get("redirect_url"):
            raise Refused("payment_silent")
        return Opened(str(answer.said["redirect_url"]), str(answer.said.get("token", "")))

    def read(self, headers: Headers, body: bytes, keys: Keys) -> Notice:  # noqa: ARG002
        said = _object(body)
        signed = [str(said.get(name, "")) for name in ("order_id", "status_code", "gross_amount")]
        should = hashlib.sha512("".join([*signed, key_of(keys, "server_key")]).encode()).hexdigest()
        if not compare_digest(should.encode(), str(said.get("signature_key", "")).lower().encode()):
            raise Refused("notice_forged")
        return _notice(said)

    def pull(self, reference: str, keys: Keys) -> Notice:
        answer = _ask("GET", f"{settings.MIDTRANS_API_URL}/v2/{reference}/status", keys)
        said = answer.said if isinstance(answer.said, dict) else {}
        # Nobody chose how to pay yet: their core API does not know the page's transaction before.
        if answer.status == _NOT_BEGUN or str(said.get("status_code")) == str(_NOT_BEGUN):
            return Notice(reference, Status.PENDING, said=answer.raw)
        if not answer.is_good or said.get("order_id") != reference:
            raise Refused("payment_silent")
        return _notice(said, answer.raw)

    def give_back(self, reference: str, amount: int, *, key: str, reason: str, keys: Keys) -> None:
        said = {"refund_key": key, "amount": amount, "reason": reason[:255]}
        answer = _ask("POST", f"{settings.MIDTRANS_API_URL}/v2/{reference}/refund", keys, said)
        if not answer.is_good or not isinstance(answer.said, dict) or str(answer.said.get("status_code")) != _SUCCESS:
            raise Refused("payment_back_refused")


def _ask(method: str, url: str, keys: Keys, said: object = None, more: dict[str, str] | None = None) -> Answer:
    named = b64encode(f"{key_of(keys, 'server_key')}:".encode()).decode()
    try:
        return ask(method, url, headers={"Authorization": f"Basic {named}", **(more or {})}, said=said)
    except Silent as trouble:
        raise Refused("payment_silent") from trouble


def _object(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except ValueError as trouble:
        raise Refused("notice_unreadable") from trouble
    if not isinstance(said, dict):
        raise Refused("notice_unreadable")
    return said


def _notice(said: dict[str, Any], raw: bytes = b"") -> Notice:
    """Read what both a notice and the status API say."""
    word = str(said.get("transaction_status", "")).lower()
    status = _STATUSES.get(word)
    if status is None or str(said.get("currency", "IDR")) != "IDR" or not said.get("order_id"):
        raise Refused("notice_unreadable")
    if status == Status.PAID and word not in _RETURNED and not _is_sure(said):
        status = Status.PENDING
    return Notice(
        reference=str(said["order_id"]),
        status=status,
        amount=whole_rupiah(said.get("gross_amount")),
        provider_id=str(said.get("transaction_id", ""))[:80],
        returned=_returned(word, said),
        said=raw,
    )


def _is_sure(said: dict[str, Any]) -> bool:
    """Tell whether money is there: a code of success, and no doubt of fraud where they looked for it."""
    fraud = str(said.get("fraud_status", "accept")).lower()
    return str(said.get("status_code")) == _SUCCESS and fraud == "accept"


def _returned(word: str, said: dict[str, Any]) -> int:
    if word not in _RETURNED:
        return 0
    return whole_rupiah(said["refund_amount"]) if "refund_amount" in said else whole_rupiah(said.get("gross_amount"))
