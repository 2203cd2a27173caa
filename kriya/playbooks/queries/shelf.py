"""What stands on the shelf: the council's own, what is on offer, what came, what was taken over; and whom it trusts."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from kriya.core.ids import read_id
from kriya.core.scoping import current_council
from kriya.playbooks.models import Adoption, Edition, Playbook, PublishedPlaybook, Received, SigningKey, TrustedKey, Way
from kriya.playbooks.sealing import ENDING, Sealed, fingerprint, open_sealed

_SHIPPED: Final = Path(__file__).parent.parent / "shipped"


@dataclass(frozen=True)
class Offered:
    """A playbook that can be fetched here and now. `reference` names it: a shipped file, or a neighbour's playbook."""

    way: str
    reference: str
    digest: str
    content: dict[str, Any]


@lru_cache(maxsize=1)
def shipped() -> dict[str, Sealed]:
    """Return the playbooks in the package by their file's name."""
    return {path.stem: open_sealed(path.read_bytes()) for path in sorted(_SHIPPED.glob(f"*{ENDING}"))}


@lru_cache(maxsize=1)
def shipped_keys() -> frozenset[str]:
    """Return the keys that shipped playbooks were ever signed with: they are trusted as the program is."""
    return frozenset((_SHIPPED / "keys.txt").read_text("ascii").split())


def own_playbooks() -> QuerySet[Playbook]:
    """Return the council's own with `version`, the newest edition's number (None before the first)."""
    newest = Edition.objects.filter(playbook=OuterRef("pk")).order_by("-version").values("version")[:1]
    return Playbook.objects.annotate(version=Subquery(newest)).order_by("title_id", "pk")


def newest_edition(playbook: Playbook) -> Edition | None:
    """Return the newest edition of a playbook."""
    return Edition.objects.filter(playbook=playbook).order_by("-version").first()


def running() -> QuerySet[Adoption]:
    """Return what the council takes over, the newest first."""
    return Adoption.objects.filter(ended_at=None).select_related("received").order_by("-started_on", "-pk")


def running_of(uid: UUID) -> Adoption | None:
    """Return how the council takes a playbook over, if it does."""
    return running().filter(uid=uid).first()


def offered() -> list[Offered]:
    """Return what neighbours on this installation offer, then what is shipped; not what runs here in that version."""
    others = PublishedPlaybook.objects.offered().exclude(council=current_council()).order_by("-published_at")
    found = [Offered(Way.NEIGHBOUR, str(one.playbook_id), one.digest, one.content) for one in others]
    found += [Offered(Way.SHIPPED, name, one.digest, one.content) for name, one in shipped().items()]
    have = set(running().values_list("received__digest", flat=True))
    return [one for one in found if one.digest not in have]


def read_but_not_taken() -> QuerySet[Received]:
    """Return what came and is in no adoption: to be read, newest first."""
    taken = Adoption.objects.values("received")
    return Received.objects.exclude(pk__in=taken).order_by("-received_at", "-pk")


def sealed_at(way: str, reference: str) -> Sealed | None:
    """Return what stands on offer by this way under this reference."""
    if way == Way.SHIPPED:
        return shipped().get(reference)
    pk = read_id(reference)
    if way != Way.NEIGHBOUR or pk is None:
        return None
    one = PublishedPlaybook.objects.offered().filter(playbook_id=pk).first()
    return Sealed(one.content, one.digest, one.key, one.signature) if one else None


def is_trusted(key: str) -> bool:
    """Tell whether somebody here trusts this key, or it is the program's own."""
    return key in shipped_keys() or TrustedKey.objects.filter(key=key, is_trusted=True).exists()


def trusted_of(keys: Collection[str]) -> set[str]:
    """Return which of these keys are trusted here, in one question."""
    rows = TrustedKey.objects.filter(key__in=keys, is_trusted=True)
    return set(rows.values_list("key", flat=True)) | (shipped_keys() & set(keys))


def own_fingerprint() -> str:
    """Return what others compare of the council's own key; "" before it ever signed anything."""
    key = SigningKey.objects.values_list("public", flat=True).first()
    return fingerprint(key) if key else ""


def by_secret(council_id: int, secret: str) -> PublishedPlaybook | None:
    """Return the council's playbook that this secret opens."""
    if "\x00" in secret:  # of which PostgreSQL has none
        return None
    return PublishedPlaybook.objects.filter(council=council_id, secret=secret).first()
