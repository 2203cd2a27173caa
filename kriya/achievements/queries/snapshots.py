"""Questions about publications."""

import hashlib
import json
from typing import Any, Final

from django.db.models import QuerySet

from kriya.achievements.disclosure.shown import Kept
from kriya.achievements.models import Snapshot
from kriya.achievements.period import Period
from kriya.achievements.public import public_part
from kriya.achievements.queries.numbers import numbers
from kriya.achievements.sheet import Sheet
from kriya.core.indicators import INDICATORS

_HEAVY: Final = ("makers", "products", "figures", "baseline", "contributions")


def publications() -> QuerySet[Snapshot]:
    """Return the council's publications, the newest first, without the rows that were counted."""
    found: QuerySet[Snapshot] = Snapshot.objects.defer("makers", "products", "contributions")
    return found.order_by("-published_at", "-pk")


def public_publications() -> QuerySet[Snapshot]:
    """Return publications with nothing but what anyone may see, the newest period first and of each its newest
    revision first; of figures of a day the newest day first."""
    found: QuerySet[Snapshot] = Snapshot.objects.defer(*_HEAVY)
    return found.order_by("-as_of", "-period", "-revision", "-published_at", "-pk")


def current() -> Snapshot | None:
    """Return what the council says of itself now: its newest quarter, or before the first one its newest day."""
    quarters = public_publications().filter(period__contains="-T")
    return quarters.first() or public_publications().filter(period="").first() or public_publications().first()


def newest_of(period: str) -> Snapshot | None:
    """Return the newest revision of a period."""
    return public_publications().filter(period=period).order_by("-revision").first()


def periods_published() -> list[Snapshot]:
    """Return the newest revision of every period, the newest period first, a quarter before the year it ends."""
    newest: dict[str, Snapshot] = {}
    for one in public_publications().exclude(period=""):
        newest.setdefault(one.period, one)
    return sorted(newest.values(), key=lambda one: (Period.of_code(one.period).year, one.period), reverse=True)


def has_periods() -> bool:
    """Tell whether the council closes periods: then nobody publishes figures of a day alone."""
    return Snapshot.objects.exclude(period="").exists()


def public_sheet() -> tuple[Sheet, Snapshot | None]:
    """Return what anyone may see: the newest publication, or before the first one what is counted now."""
    newest = current()
    if newest is not None:
        return Sheet(newest.public), newest
    return Sheet(public_part(numbers().as_json(), {})), None


def kept_of(period: str) -> list[Kept]:
    """Return what earlier publications showed of sums, the oldest first.

    Of what happens only the same year counts: no sum of it reaches into another. Of states all that was ever shown.
    """
    kept = Snapshot.objects.order_by("published_at", "pk").values_list("period", "contributions")
    year = period[:4]
    flows = {code for code, one in INDICATORS.items() if one.is_flow}
    return [
        (of, said if of[:4] == year else {code: one for code, one in said.items() if code not in flows})
        for of, said in kept
    ]


def newest_said(period: str) -> dict[str, dict[str, Any]]:
    """Return what was last shown of each figure with its day, by code: of what happens only of the same period."""
    found: dict[str, dict[str, Any]] = {}
    flows = {code for code, one in INDICATORS.items() if one.is_flow}
    newest = public_publications().order_by("-published_at", "-pk").first()
    same = newest_of(period) if period else None
    for snapshot, of_flows in ((newest, False), (same, True)):
        for one in snapshot.public["indicators"] if snapshot else ():
            if (one["code"] in flows) == of_flows:
                found[one["code"]] = {"dated": {}, "withheld": [], **one, "as_of": str(snapshot and snapshot.as_of)}
    return found


def brand_of(council: Any) -> dict[str, str]:
    """Return how a council looks on paper and screen on this day."""
    return {
        "name": council.name,
        "short": council.short_name or council.name,
        "dye": council.colour or council.dye,
        "motif": council.motif,
        "address": council.address,
        "phone": council.phone,
        "email": council.email,
        "slug": council.slug,
    }


def digest_of(snapshot: Snapshot) -> str:
    """Return the SHA-256 over everything that a publication says, and over the digest of the one before."""
    said: list[Any] = [
        str(snapshot.as_of),
        snapshot.note,
        snapshot.figures,
        snapshot.public,
        snapshot.baseline,
        [str(pk) for pk in snapshot.makers],
        [str(pk) for pk in snapshot.products],
        snapshot.previous_digest,
        snapshot.published_by_name,
    ]
    if snapshot.brand:
        said += [snapshot.period, snapshot.revision, snapshot.reason, snapshot.contributions, snapshot.soundness]
        said += [snapshot.changed, snapshot.brand, snapshot.prepared_by_name, str(snapshot.closing_id or "")]
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
