"""What a deck, a report and the presenter's screen are made of: one publication and what was published before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from kriya.achievements.models import Deck, Snapshot, Target
from kriya.achievements.period import Period
from kriya.achievements.queries.peers import medians
from kriya.achievements.queries.snapshots import public_publications
from kriya.achievements.queries.stories import still_allowed
from kriya.achievements.sheet import Entry, Sheet
from kriya.ledger.days import day_of

QUARTERS: Final = 8


@dataclass(frozen=True)
class Goal:
    """What was meant to be reached."""

    code: str
    value: int


@dataclass(frozen=True)
class Peer:
    """The median over councils that agreed to be counted, and how many they are."""

    code: str
    value: int
    councils: int


@dataclass(frozen=True)
class Material:
    """One publication with its past: `trend` is the quarters up to it, the oldest first, each with its public sheet."""

    sheet: Sheet
    period: Period | None
    brand: Mapping[str, str]
    digest: str
    published_on: date
    published_by: str
    prepared_by: str
    revision: int
    reason: str
    changed: Sequence[Mapping[str, Any]]
    trend: Sequence[tuple[Period, Sheet]] = ()
    title: str = ""
    audience: str = ""
    stories: Sequence[Mapping[str, Any]] = ()
    targets: Sequence[Goal] = ()
    peers: Sequence[Peer] = ()
    year_ago: Sheet | None = field(default=None)

    @property
    def mark(self) -> str:
        """How a slide names the publication it was made from."""
        return self.digest[:12]

    @property
    def name(self) -> str:
        """The period in the reader's language, or the day."""
        return str(self.period.name) if self.period else f"{self.sheet.as_of:%d-%m-%Y}"

    def shown(self, code: str) -> Entry | None:
        """Return a figure of which anyone may see the value, else None."""
        if code not in self.sheet:
            return None
        entry = self.sheet[code]
        return entry if entry.value is not None else None

    def before(self, code: str) -> int | None:
        """Return what a figure was a year earlier, by the same definition; None where it was not told."""
        if self.year_ago is None or code not in self.year_ago or code not in self.sheet:
            return None
        earlier = self.year_ago[code]
        return earlier.value if earlier.version == self.sheet[code].version else None

    def over_time(self, code: str) -> list[tuple[Period, int | None]]:
        """Return a figure quarter by quarter; None where it was not told or meant something else."""
        version = self.sheet[code].version if code in self.sheet else 0
        return [
            (period, sheet[code].value if code in sheet and sheet[code].version == version else None)
            for period, sheet in self.trend
        ]


def material_of(snapshot: Snapshot, **told: Any) -> Material:
    """Gather what a publication is shown with, in one question: only what had been published by then, so that the same
    publication gives the same material in years."""
    period = Period.of_code(snapshot.period) if snapshot.period else None
    past = _past(snapshot)
    trend = [(Period.of_code(code), sheet) for code, sheet in past.items() if "-T" in code]
    until = period or Period.quarter_of(snapshot.as_of)
    trend = sorted((one for one in trend if one[0].last <= until.last), key=lambda one: one[0])[-QUARTERS:]
    return Material(
        sheet=Sheet(snapshot.public),
        period=period,
        brand=snapshot.brand,
        digest=snapshot.digest,
        published_on=day_of(snapshot.published_at),
        published_by=snapshot.published_by_name,
        prepared_by=snapshot.prepared_by_name,
        revision=snapshot.revision,
        reason=snapshot.reason,
        changed=snapshot.changed,
        trend=trend,
        year_ago=past.get(period.year_earlier.code) if period else None,
        **told,
    )


def goals_of(snapshot: Snapshot) -> dict[str, Any]:
    """Return targets of a publication's period and the medians over councils, as a deck keeps them."""
    targets = Target.objects.filter(period=snapshot.period).order_by("code").values_list("code", "value")
    versions = {f"{one['code']} {one['version']}": one["code"] for one in snapshot.public["indicators"]}
    found = medians(snapshot.period)
    return {
        "targets": [list(one) for one in targets],
        "peers": [[code, found[key].value, found[key].councils] for key, code in versions.items() if key in found],
    }


def deck_material(deck: Deck) -> Material:
    """Return what a deck is made of: its publication, and what was frozen with it; stories whose maker took leave back
    are left out."""
    return material_of(
        deck.snapshot,
        title=deck.title,
        audience=deck.audience,
        stories=still_allowed(deck.stories),
        targets=[Goal(code, value) for code, value in deck.figures.get("targets", ())],
        peers=[Peer(*one) for one in deck.figures.get("peers", ())],
    )


def _past(snapshot: Snapshot) -> dict[str, Sheet]:
    """Return what had been said of each period when a publication was made, that one included."""
    earlier = public_publications().exclude(period="").filter(published_at__lte=snapshot.published_at)
    return {one.period: Sheet(one.public) for one in earlier.order_by("published_at", "pk")}
