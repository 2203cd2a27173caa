"""Two rows: one business, perhaps one, or two."""

from typing import NamedTuple

from kriya.makers.imports.identity.features import Features
from kriya.makers.imports.identity.likeness import (
    SAME,
    addresses_alike,
    names_alike,
    owners_alike,
    places_alike,
)


class Verdict(NamedTuple):
    """How sure two rows are one business (0 to 1) and why. `certain` ones may be folded without asking."""

    score: float
    certain: bool
    reasons: tuple[str, ...]


NO = Verdict(0.0, False, ())


class Evidence(NamedTuple):
    """All comparisons of two rows; None is unknown."""

    name: float | None
    owner: float | None
    address: float | None
    place: float | None
    phone: bool | None
    paper: bool
    spot: bool

    def same(self, what: str) -> bool:
        """Tell whether a part is known and the same."""
        value = getattr(self, what)
        return value is not None and value >= (SAME if what in {"name", "owner"} else 0.8)

    def differs(self, what: str) -> bool:
        """Tell whether a part is known and another."""
        value = getattr(self, what)
        return value is not None and value < 0.5


def evidence_of(a: Features, b: Features) -> Evidence | None:
    """Compare two rows in every way, or return None as soon as they cannot be one business."""
    tied = (
        not a.phones.isdisjoint(b.phones) or not a.papers.isdisjoint(b.papers) or (a.nik is not None and a.nik == b.nik)
    )
    owner = owners_alike(a, b)
    if owner is not None and owner < 0.5 and not tied:
        return None
    name = names_alike(a, b)
    if name is not None and name < 0.6 and not tied and (owner is None or owner < SAME):
        return None
    return Evidence(
        name=name,
        owner=owner,
        address=addresses_alike(a, b),
        place=places_alike(a, b),
        phone=bool(a.phones & b.phones) if a.phones and b.phones else None,
        paper=bool(a.papers & b.papers),
        spot=a.spot is not None and a.spot == b.spot,
    )


def _reasons(e: Evidence) -> tuple[str, ...]:
    found = [what for what in ("name", "owner", "address") if e.same(what)]
    found += [what for what, there in (("phone", e.phone), ("paper", e.paper), ("spot", e.spot)) if there]
    return (*found, "village") if e.place == 1.0 else tuple(found)


def _by_nik(e: Evidence) -> Verdict:
    # A NIK is a person's: one person may run two businesses, which then bear two names.
    # Two owners with one NIK are a slip of copying: which of them it is, people say.
    if not e.differs("owner") and (e.name is None or e.name >= 0.6 or e.same("address")):
        return Verdict(1.0, True, ("nik", *_reasons(e)))
    return Verdict(0.6, False, ("nik",))


def _anchors(e: Evidence) -> int:
    """Count the independent things, besides names, that tie two rows together."""
    return bool(e.phone) + bool(e.paper) + bool(e.spot) + bool(e.same("address") and not e.differs("place"))


def _with_owner(e: Evidence, *, common: bool, nameless: bool) -> Verdict:
    """Judge two rows whose name and owner are the same; `nameless` ones go under their owner's name."""
    if _anchors(e):
        return Verdict(0.99, True, _reasons(e))
    if nameless and e.phone is False:
        # One name tells both, and many people bear it: "Siti" and "Siti" with telephones of their own.
        return Verdict(0.7, False, _reasons(e))
    if e.differs("address") or e.differs("place"):
        # Moved, or another person of that name: for people to say.
        return Verdict(0.7 if e.place == 1.0 and not common else 0.55, False, _reasons(e))
    if e.place == 1.0 and not (common and e.address is None):
        return Verdict(0.93, True, _reasons(e))
    return Verdict(0.6 if common else 0.9, not common, _reasons(e))


def _without_owner(e: Evidence, *, common: bool) -> Verdict:
    """Judge two rows of one name of which at least one names no owner."""
    anchors = _anchors(e)
    if anchors and not e.differs("place"):
        sure = not common or anchors > 1 or e.spot or (e.address or 0) >= 1.0
        return Verdict(0.95 if sure else 0.7, sure, _reasons(e))
    if e.place == 1.0 and not common and not e.differs("address") and not e.phone:
        return Verdict(0.75, e.phone is None and e.address is None, _reasons(e))
    return NO


def judge(a: Features, b: Features, *, common: bool = False) -> Verdict:
    """Judge whether two rows are one business; `common` says that many bear this name."""
    if a.nik and b.nik and a.nik != b.nik:
        return NO
    e = evidence_of(a, b)
    if e is None:
        return NO
    if a.nik and a.nik == b.nik:
        return _by_nik(e)
    if e.differs("owner"):
        alike = e.same("name") and e.phone and e.same("address")
        return Verdict(0.65, False, _reasons(e)) if alike else NO
    if e.same("name"):
        nameless = a.is_named_by_owner and b.is_named_by_owner
        return _with_owner(e, common=common, nameless=nameless) if e.same("owner") else _without_owner(e, common=common)
    return _other_name(e)


def _other_name(e: Evidence) -> Verdict:
    """Judge two rows of different or unknown names: one owner may run two businesses at one address."""
    if e.name is None and e.same("owner") and _anchors(e):
        return Verdict(0.9, True, _reasons(e))
    if e.paper and not e.differs("name"):
        return Verdict(0.9, True, _reasons(e))
    if e.same("owner") and _anchors(e):
        alike = e.name is not None and e.name >= 0.6 and (_anchors(e) > 1 or (e.address == 1.0 and e.name >= 0.7))
        return Verdict(0.8 if alike else 0.6, alike, _reasons(e))
    return NO
