"""A shop whose providers are servers of the tests, each a process of its own."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from kriya.core.scoping import council_scope
from kriya.shop import tasks
from kriya.shop.actions.paying import ask_payment
from kriya.shop.models import Order, Payment, PaymentEvent, ShopRules
from kriya.shop.payments.opening import open_alone
from kriya.shop.tests.builders import PICK_UP, Shop, holds, opened
from tests.gateways.kriya import kriya
from tests.gateways.serving import Running, running

KEYS = {
    "midtrans": {"server_key": "SB-Mid-server-rahasia"},
    "xendit": {"secret_key": "xnd_rahasia", "callback_token": "token-tetap"},
    "biteship": {"key": "biteship_rahasia"},
    "rajaongkir": {"key": "rajaongkir_rahasia"},
}

PAID = ("paid", 100_000, "paid")
"""How an order of a hundred thousand stands once it was paid: see World.now."""


@dataclass
class World:
    """An open shop behind a real socket, and what its providers run on. Work in it outside any scope."""

    shop: Shop
    url: str
    done: set[int] = field(default_factory=set)

    @property
    def council(self) -> Any:
        return self.shop.room.council

    @property
    def scope(self) -> Any:
        return council_scope(self.council)

    def order(self, method: str, *, pieces: int = 1, price: int = 100_000, lot: Any = None) -> Payment:
        """An order that is asked for, at its provider by now."""
        with self.scope:
            ShopRules.objects.update(provider=method)
            made = self.shop.order((lot or self.shop.lot(price=price), pieces), to=PICK_UP, method=method)
            payment = ask_payment(made, method)
        open_alone(self.council, payment)
        return payment

    def now(self, payment: Payment) -> tuple[str, int | None, str]:
        """The payment's state and what arrived, and the state of its order."""
        with self.scope:
            found = Payment.objects.select_related("order").get(pk=payment.pk)
            return found.state, found.arrived, found.order.state

    def outcomes(self) -> list[str]:
        """What came of everything that was sent, in order."""
        with self.scope:
            return list(PaymentEvent.objects.order_by("came_at", "pk").values_list("outcome", flat=True))

    def holds(self) -> None:
        """Every check of the installation finds nothing."""
        with self.scope:
            holds()

    def orders(self) -> list[str]:
        with self.scope:
            return list(Order.objects.order_by("placed_at").values_list("state", flat=True))

    def work(self) -> int:
        """Do the jobs that wait, as the worker does; return how many were done so far."""
        names = {job.name: job for job in vars(tasks).values() if hasattr(job, "defer")}
        waiting = ProcrastinateJob.objects.filter(task_name__startswith="kriya.shop.").exclude(pk__in=self.done)
        for job in waiting.order_by("pk"):
            self.done.add(job.pk)
            names[job.task_name].func(**job.args)
        return len(self.done)


@pytest.fixture
def world(real_db: None, settings: Any) -> Iterator[World]:
    """An open shop that providers' servers can call."""
    made = opened(keys=json.dumps(KEYS))
    with kriya() as url:
        settings.SITE_URL = url
        yield World(made, url)


@pytest.fixture
def midtrans(settings: Any) -> Iterator[Running]:
    with running("midtrans", KEYS["midtrans"]["server_key"]) as server:
        settings.MIDTRANS_SNAP_URL = settings.MIDTRANS_API_URL = server.url
        yield server


@pytest.fixture
def xendit(world: World, settings: Any) -> Iterator[Running]:
    notices = f"{world.url}/pekalongan/pembayaran/xendit/"
    with running("xendit", *KEYS["xendit"].values(), notices) as server:
        settings.XENDIT_URL = server.url
        yield server


@pytest.fixture
def couriers(settings: Any) -> Iterator[Running]:
    keys = [KEYS[name]["key"] for name in ("biteship", "rajaongkir")]
    with running("couriers", *keys) as server:
        settings.BITESHIP_URL = settings.RAJAONGKIR_URL = server.url
        yield server
