"""A training that was over some days ago, with six who took part and two who were not chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.core.clock import now, standing_at, today
from kriya.core.scoping import council_scope
from kriya.inventory.models import Lot
from kriya.ledger.days import start_of
from kriya.makers.models import Maker
from kriya.outcomes.actions.asking import ask_due
from kriya.outcomes.models import Ask
from kriya.participation.actions.deciding import decide
from kriya.participation.actions.places import answer
from kriya.participation.models import Call, Place
from kriya.participation.tests.builders import Programme
from kriya.sales.actions.recording import record_sale
from kriya.sales.models import Sale
from tests import build
from tests.trade import Showroom, showroom, told

AGO = 130
"""Days since the training's last day."""


@dataclass
class Past:
    """The training, its circle, and the showroom that sells."""

    room: Showroom
    sari: User
    programme: Programme
    call: Call
    joined: list[Maker]
    others: list[Maker]

    @property
    def ends_on(self) -> date:
        return self.call.ends_on

    def on(self, days: int) -> datetime:
        """Ten o'clock so many days after the training's last day."""
        return start_of(self.ends_on + timedelta(days=days)) + timedelta(hours=10)

    def asked(self, days: int = 30) -> list[Ask]:
        """The questions of so many days after, asked on that day, by name."""
        with standing_at(self.on(days)):
            ask_due()
        return list(Ask.objects.filter(call=self.call, days=days).select_related("maker").order_by("maker__name"))

    def sell(self, lot: Lot, pieces: int, day: date) -> Any:
        """A sale on a day."""
        with standing_at(start_of(day) + timedelta(hours=11)):
            return Sale.objects.get(pk=record_sale(told(self.room, (lot, pieces))).sale)


def training(
    programme: Programme, title: str, *, ends_ago: int, joined: int, others: int = 0, makers: Sequence[Maker] = ()
) -> Call:
    """A training that lasted two days and was over so many days ago. `makers` took part beside so many new ones."""
    begins = today() - timedelta(days=ends_ago + 1)
    with standing_at(start_of(begins - timedelta(days=30))):
        call = programme.call(
            title, places=joined + len(makers), starts_on=begins, ends_on=begins + timedelta(days=1),
            opens_at=now() - timedelta(days=1), closes_at=now() + timedelta(days=10),
        )  # fmt: skip
        for maker in makers:
            decide(programme.apply(call, maker), "accept", by=programme.sari)
        programme.decided(call, *["accept"] * joined, *["refuse", "wait"][:others])
        for place in Place.objects.filter(call=call):
            answer(place, takes=True, by=programme.sari)
    return call


def past() -> Past:
    """Pekalongan, some months after "Pewarna alam untuk pemula"."""
    room = showroom()
    sari = build.member(room.council, Role.STAFF)
    programme = Programme(room.council, sari)
    with council_scope(room.council):
        call = training(programme, "Pewarna alam untuk pemula", ends_ago=AGO, joined=6, others=2)
    return Past(room, sari, programme, call, programme.makers[:6], programme.makers[6:])
