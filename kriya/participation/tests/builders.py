"""A council that invites its makers: calls, applications and whoever decides."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.core.clock import now, standing_at, today
from kriya.councils.models import Council
from kriya.makers.models import Maker
from kriya.participation.actions.applications import send
from kriya.participation.actions.calls import make_call, publish_call
from kriya.participation.actions.deciding import apply_decisions, decide
from kriya.participation.models import Application, Call, Outcome, Place
from tests import build


@dataclass
class Programme:
    """A council with staff, makers that apply, and calls that are open; inside an open scope."""

    council: Council
    sari: User
    makers: list[Maker] = field(default_factory=list)

    def maker(self, name: str = "", **more: Any) -> Maker:
        """One more fostered maker."""
        made = build.maker(name or f"Perajin {len(self.makers) + 1}", **more)
        self.makers.append(made)
        return made

    def call(self, title: str = "Pewarna alam untuk pemula", *, publish: bool = True, **more: Any) -> Call:
        """A call that is open: two places, next month, unless said otherwise."""
        said = {
            "starts_on": today() + timedelta(days=30),
            "ends_on": today() + timedelta(days=31),
            "opens_at": now() - timedelta(days=1),
            "closes_at": now() + timedelta(days=10),
            "places": 2,
            **more,
        }
        made = make_call(said.pop("kind", "training"), title=title, by=self.sari, **said)
        return publish_call(made) if publish else made

    def apply(self, call: Call, maker: Maker | None = None, *, at: datetime | None = None, **more: Any) -> Application:
        """An application of a maker (of none: one more)."""
        with standing_at(at or now()):
            return send(call, maker or self.maker(), answers=more.pop("answers", {}), by=self.sari, **more)

    def decided(self, call: Call, *outcomes: str) -> list[Application]:
        """Applications of new makers with these outcomes, announced."""
        sent = [self.apply(call) for _outcome in outcomes]
        for application, outcome in zip(sent, outcomes, strict=True):
            reason = "full" if outcome == Outcome.REFUSE else ""
            decide(application, outcome, reason=reason, by=self.sari)
        apply_decisions(call, by=self.sari)
        return sent


def programme() -> Programme:
    """Pekalongan with Sari of the staff."""
    council = build.pekalongan()
    return Programme(council, build.member(council, Role.STAFF))


def place_of(application: Application) -> Place:
    return Place.objects.get(application=application)
