"""Xendit: invoices, and notices that bear one fixed token and sign nothing."""

import sys
from base64 import b64encode
from itertools import count
from typing import Any

from tests.gateways.serving import Answer, Call, Provider, post, serve, several

_numbers = count(1)


class Xendit(Provider):
    def __init__(self, secret_key: str, token: str, notices: str) -> None:
        super().__init__()
        self.key, self.token, self.notices = secret_key, token, notices
        self.invoices: list[dict[str, Any]] = []
        self.refunds: dict[str, dict[str, Any]] = {}

    def answer(self, call: Call) -> Answer:
        if call.headers.get("authorization") != f"Basic {b64encode(f'{self.key}:'.encode()).decode()}":
            return 401, {"error_code": "INVALID_API_KEY"}
        if call.path == "/v2/invoices" and call.method == "POST":
            number = f"inv-{next(_numbers)}"
            made = {**call.said, "id": number, "status": "PENDING", "invoice_url": f"https://bayar.invalid/{number}"}
            self.invoices.append(made)
            return 200, made
        if call.path == "/v2/invoices":
            return 200, [one for one in self.invoices if one["external_id"] == call.query["external_id"]]
        if call.path == "/refunds":
            return 200, self.refunds.setdefault(
                call.headers.get("idempotency-key", ""), {**call.said, "id": "rfd-1", "status": "PENDING"}
            )
        return 404, {"error_code": "NOT_FOUND"}

    def control(self, name: str, said: dict[str, Any]) -> Any:
        if name == "notices":
            self.notices = said["url"]
            return {}
        if name == "happen":
            return self._happen(**said)
        return several(said["times"], lambda: self.send(said["order"], said.get("but", {}), said.get("token")))

    def _happen(self, order: str, status: str, send: int = 1, which: int = -1, **but: Any) -> Any:
        """Let something happen to an invoice, and tell of it so many times."""
        own = [one for one in self.invoices if one["external_id"] == order]
        paid = {"paid_amount": own[which]["amount"], "fees_paid_amount": 4_440} if status == "PAID" else {}
        own[which].update({"status": status, **paid, **but})
        return [self.send(order) for _time in range(send)]

    def send(self, order: str, but: dict[str, Any] | None = None, token: str | None = None) -> Answer:
        own = [one for one in self.invoices if one["external_id"] == order]
        return post(self.notices, {**own[-1], **(but or {})}, {"x-callback-token": token or self.token})


if __name__ == "__main__":
    serve(Xendit(*sys.argv[1:]))
