"""A council that receives delegations: places, requests and hosts."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.core.ids import new_id
from kriya.councils.models import Council
from kriya.ledger.days import zone
from kriya.visits.actions.answering import agree
from kriya.visits.actions.asking import Asked, ask
from kriya.visits.actions.places import keep_place
from kriya.visits.identity import region_of
from kriya.visits.models import Place, Visit
from kriya.visits.queries.slots import Slot
from tests import build


@dataclass
class Host:
    """A council with a chair, staff, a hall and its showroom; inside an open scope."""

    council: Council
    wulan: User
    sari: User
    hall: Place
    gallery: Place

    def asked(self, region: str = "Gunung Kidul", **more: Any) -> Asked:
        """What Gunung Kidul's council asks, unless said otherwise."""
        said: dict[str, Any] = {
            "kind": "council", "name": "", "region": region_of(region), "head_name": "Ibu Diah", "head_title": "Ketua",
            "people": 30, "contact_name": "Bagus", "contact_phone": "+6281234500001",
            "wished": (working_day(20),), "topics": ("selling_online",), "questions": "Bagaimana titip jualnya?",
            **more,
        }  # fmt: skip
        return Asked(**said)

    def visit(self, region: str = "Gunung Kidul", **more: Any) -> Visit:
        """A request as it came."""
        return ask(self.asked(region, **more), key=new_id())

    def agreed(self, region: str = "Gunung Kidul", *, ahead: int = 20, hour: int = 9, **more: Any) -> Visit:
        """A visit that has its time in hall and showroom."""
        return agree(self.visit(region, **more), slot(ahead, hour), [self.hall, self.gallery], by=self.sari)


def working_day(ahead: int) -> date:
    """The so-many-th working day from today."""
    day = timezone.localdate(timezone=ZoneInfo("Asia/Jakarta"))
    for _one in range(ahead):
        day += timedelta(days=1 if day.weekday() < 4 else 7 - day.weekday())
    return day


def slot(ahead: int = 20, hour: int = 9, minutes: int = 150) -> Slot:
    """Hours of a working day, in the council's zone."""
    start = datetime.combine(working_day(ahead), datetime.min.time(), zone()) + timedelta(hours=hour)
    return Slot(start, start + timedelta(minutes=minutes))


def places() -> tuple[Place, Place]:
    """A hall for sixty with half an hour after each visit, and the showroom."""
    hall = keep_place(None, kind="hall", name="Aula Museum", capacity=60, buffer_minutes=30)
    return hall, keep_place(None, kind="showroom", name="Galeri", capacity=None, buffer_minutes=15)


def hosting(council: Council) -> Host:
    """The council with its people; inside its scope."""
    hall, gallery = places()
    return Host(council, build.member(council, Role.CHAIR, "Wulan"), build.member(council, Role.STAFF), hall, gallery)
