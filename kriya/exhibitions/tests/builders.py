"""An exhibition with makers and their pieces, as tests want it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.core.clock import today
from kriya.core.scoping import council_scope
from kriya.exhibitions.actions.exhibitions import plan_exhibition
from kriya.exhibitions.actions.taking_part import add_participant
from kriya.exhibitions.models import Exhibition
from kriya.exhibitions.queries.law import LawLine, law
from kriya.inventory.actions.transfers import send
from kriya.inventory.models import Lot
from kriya.showroom.actions.losses import answer_transfer
from tests import build
from tests.trade import Showroom, showroom


@dataclass
class Fair:
    """Pekalongan goes to Inacraft, which begins today, with two makers; Sari and Wulan work there."""

    room: Showroom
    exhibition: Exhibition
    sari: User
    wulan: User

    @property
    def place(self) -> Any:
        return self.exhibition.location

    def lot(self, maker: Any = None, pieces: int = 10, *, bring: int | None = None, **more: Any) -> Lot:
        """Pieces of a maker, `bring` of them (all, unless said) sent from the showroom and accepted at the fair."""
        lot = self.room.lot(maker, pieces=pieces, **more)
        if count := pieces if bring is None else bring:
            self.bring(lot, count)
        return lot

    def bring(self, lot: Lot, pieces: int, *, home: bool = False) -> None:
        """Send pieces to the fair, or home from it, and accept them there."""
        way = (self.place, self.room.place) if home else (self.room.place, self.place)
        for line in send(*way, [(lot, pieces)], by=self.sari).lines.select_related("transfer"):
            answer_transfer(line, accepted=line.pieces, by=self.sari)

    def line(self, lot: Lot) -> LawLine:
        """What the law says of a lot."""
        return next(one for one in law(self.exhibition) if one.lot == lot.pk)


def planned(name: str = "Kriya Nusantara 2026", *, days: int = 4, ahead: int = 0, **more: Any) -> Exhibition:
    """An exhibition that begins `ahead` days from now."""
    first = today() + timedelta(days=ahead)
    said = {
        "name": name, "series": "Kriya Nusantara", "level": "national", "host": "Asosiasi Kriya", "venue": "Balai Sidang",
        "city": "Jakarta", "starts_on": first, "ends_on": first + timedelta(days=days - 1),
    }  # fmt: skip
    return plan_exhibition(by=None, **{**said, **more})


def fair() -> Fair:
    """A fair in the council whose showroom is made along with it."""
    room = showroom()
    sari, wulan = build.member(room.council, Role.STAFF, "Sari"), build.member(room.council, Role.CHAIR, "Wulan")
    with council_scope(room.council):
        made = planned()
        for maker in room.makers:
            add_participant(made, maker)
    return Fair(room, made, sari, wulan)
