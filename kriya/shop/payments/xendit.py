"""Xendit invoices: a page of theirs takes the money. Their notices bear one fixed token and no signature.

https://docs.xendit.co: the token only says that the sender knows it; nothing signs the body. So a notice is a hint, and
what is believed is what their API says when it is asked.
"""

import json
from base64 import b64encode
from hmac import compare_digest
from typing import Any, Final

from django.conf import settings

from kriya.core.refusal import Refused
from kriya.core.remote import Answer, Silent, ask
from kriya.shop.payments.gateway import Asked, Headers, Keys, Notice, Opened, Status, key_of, whole_rupiah

_STATUSES: Final = {
    "PENDING": Status.PENDING,
    "PAID": Status.PAID,
    "SETTLED": Status.PAID,
    "EXPIRED": Status.OVER,
}


class Xendit:
    """The invoice API."""

    signs_money = False

    def open(self, asked: Asked, keys: Keys) -> Opened:
        said = {
            "external_id": asked.reference,
            "amount": asked.amount,
            "currency": "IDR",
            "description": asked.description,
            "invoice_duration": asked.minutes * 60,
            "success_redirect_url": asked.finish,
            "failure_redirect_url": asked.finish,
        }
        answer = _ask("POST", "/v2/invoices", keys, said)
        if not answer.is_good or not isinstance(answer.said, dict) or not answer.said.get("invoice_url"):
            raise Refused("payment_silent")
        return Opened(str(answer.said["invoice_url"]), str(answer.said.get("id", "")))

    def read(self, headers: Headers, body: bytes, keys: Keys) -> Notice:
        token = headers.get("x-callback-token", "")
        if not compare_digest(key_of(keys, "callback_token").encode(), token.encode()):
            raise Refused("notice_forged")
        try:
            said = json.loads(body)
        except ValueError as trouble:
            raise Refused("notice_unreadable") from trouble
        return _notice([said])

    def pull(self, reference: str, keys: Keys) -> Notice:
        """Ask for every invoice of this name: of two that were opened at once both may be paid."""
        answer = _ask("GET", "/v2/invoices", keys, query={"external_id": reference})
        if not answer.is_good or not isinstance(answer.said, list):
            raise Refused("payment_silent")
        own = [one for one in answer.said if isinstance(one, dict) and one.get("external_id") == reference]
        return _notice(own, answer.raw) if own else Notice(reference, Status.PENDING, said=answer.raw)

    def give_back(self, reference: str, amount: int, *, key: str, reason: str, keys: Keys) -> None:
        invoice = self.pull(reference, keys).provider_id
        said = {
            "invoice_id": invoice,
            "reference_id": key,
            "amount": amount,
            "currency": "IDR",
            "reason": "REQUESTED_BY_CUSTOMER",
            "metadata": {"note": reason[:200]},
        }
        answer = _ask("POST", "/refunds", keys, said, {"idempotency-key": key})
        if not answer.is_good or not isinstance(answer.said, dict) or answer.said.get("status") == "FAILED":
            raise Refused("payment_back_refused")


def _ask(
    method: str,
    path: str,
    keys: Keys,
    said: object = None,
    more: dict[str, str] | None = None,
    query: dict[str, object] | None = None,
) -> Answer:
    named = b64encode(f"{key_of(keys, 'secret_key')}:".encode()).decode()
    try:
        url = f"{settings.XENDIT_URL}{path}"
        return ask(method, url, headers={"Authorization": f"Basic {named}", **(more or {})}, said=said, query=query)
    except Silent as trouble:
        raise Refused("payment_silent") from trouble


def _notice(invoices: list[Any], raw: bytes = b"") -> Notice:
    """Read invoices of one name together: what was paid of them is a sum."""
    read = [_read(one) for one in invoices]
    paid = [one for one in read if one.status == Status.PAID]
    if not paid:
        still = next((one for one in read if one.status == Status.PENDING), read[-1])
        return Notice(still.reference, still.status, still.amount, provider_id=still.provider_id, said=raw)
    amount, fee = sum(one.amount or 0 for one in paid), sum(one.fee for one in paid)
    return Notice(paid[0].reference, Status.PAID, amount, fee, paid[0].provider_id, said=raw)


def _read(said: Any) -> Notice:
    if not isinstance(said, dict) or said.get("currency", "IDR") != "IDR" or not said.get("external_id"):
        raise Refused("notice_unreadable")
    status = _STATUSES.get(str(said.get("status")))
    if status is None:
        raise Refused("notice_unreadable")
    paid = said.get("paid_amount")
    amount = whole_rupiah(paid if status == Status.PAID and paid is not None else said.get("amount"))
    fee = whole_rupiah(said.get("fees_paid_amount") or 0)
    return Notice(str(said["external_id"]), status, amount, fee, str(said.get("id", ""))[:80])
