"""Midtrans: Snap, the status and refund calls, and signed notices.

What it sends carries SHA-512 over order_id, status_code, gross_amount as sent, and the server key. The core API knows
an order only once the buyer chose how to pay.
"""

import hashlib
import sys
from base64 import b64encode
from typing import Any

from tests.gateways.serving import Answer, Call, Provider, post, serve, several

CODES = {"settlement": "200", "capture": "200", "pending": "201", "authorize": "200", "deny": "202", "cancel": "200",
         "expire": "202", "failure": "202", "refund": "200", "partial_refund": "200"}  # fmt: skip


class Midtrans(Provider):
    def __init__(self, server_key: str) -> None:
        super().__init__()
        self.key = server_key
        self.opened: dict[str, dict[str, Any]] = {}
        self.orders: dict[str, dict[str, Any]] = {}

    def answer(self, call: Call) -> Answer:
        if call.headers.get("authorization") != f"Basic {b64encode(f'{self.key}:'.encode()).decode()}":
            return 401, {"error_messages": ["Access denied due to unauthorized transaction"]}
        if call.path == "/snap/v1/transactions" and call.method == "POST":
            return self._open(call)
        _empty, version, order, verb = call.path.split("/")
        if version == "v2" and order not in self.orders:
            return 404, {"status_code": "404", "status_message": "Transaction doesn't exist."}
        if verb == "status":
            return 200, self.orders[order]
        return self._refund(order, call.said)

    def _open(self, call: Call) -> Answer:
        asked = call.said["transaction_details"]
        items = sum(item["price"] * item["quantity"] for item in call.said.get("item_details", []))
        if items and items != asked["gross_amount"]:
            return 400, {"error_messages": ["transaction_details.gross_amount is not equal to the sum of item_details"]}
        if asked["order_id"] in self.orders:
            return 400, {"error_messages": ["transaction_details.order_id sudah digunakan"]}
        self.opened[asked["order_id"]] = {**asked, "to": call.headers.get("x-override-notification")}
        return 201, {"token": f"token-{asked['order_id']}", "redirect_url": f"https://pay.invalid/{asked['order_id']}"}

    def _refund(self, order: str, said: dict[str, Any]) -> Answer:
        found = self.orders[order]
        keys = found.setdefault("refunds", {})
        if said["refund_key"] not in keys:
            keys[said["refund_key"]] = said["amount"]
        back = sum(keys.values())
        if back > float(found["gross_amount"]):
            return 200, {"status_code": "412", "status_message": "Refund amount exceeds"}
        word = "refund" if back == float(found["gross_amount"]) else "partial_refund"
        found.update(transaction_status=word, refund_amount=f"{back}.00", status_code="200")
        return 200, {**found, "status_code": "200"}

    def control(self, name: str, said: dict[str, Any]) -> Any:
        if name == "happen":
            return self._happen(**said)
        return several(said["times"], lambda: self.send(said["order"], **said.get("but", {})))

    def _happen(self, order: str, status: str, send: int = 1, **but: Any) -> Any:
        """Let something happen to an order, and tell of it so many times."""
        amount = f"{self.opened[order]['gross_amount']}.00"
        said = {
            "order_id": order, "transaction_id": f"id-{order}", "transaction_status": status, "currency": "IDR",
            "status_code": CODES[status], "gross_amount": amount, "payment_type": "qris", "fraud_status": "accept",
            "transaction_time": "2026-11-29 10:00:00", **but,
        }  # fmt: skip
        self.orders[order] = said
        return [self.send(order) for _time in range(send)]

    def send(self, order: str, **but: Any) -> Answer:
        said = {**self.orders[order], **but}
        signed = said["order_id"] + said["status_code"] + said["gross_amount"] + self.key
        signature = hashlib.sha512(signed.encode()).hexdigest()
        return post(self.opened[order]["to"], {"signature_key": signature, **said})


if __name__ == "__main__":
    serve(Midtrans(sys.argv[1]))
