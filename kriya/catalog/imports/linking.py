"""Which maker of the register a row of a product list means: by NIK, NIB, telephone, business name or owner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

from rapidfuzz import fuzz, process

from kriya.core.personal import keyed_hasher
from kriya.makers.imports.identity.features import Features, features_of
from kriya.makers.imports.identity.likeness import SAME, names_alike, owners_alike
from kriya.makers.imports.registered import Registered, whole_register

NEAR: Final = 80
"""Spellings less alike than this many percent are not compared word by word."""
CLEARLY: Final = 0.04
TELLING: Final = ("maker", "owner", "phone", "nik", "nib")
"""What a row may tell its maker by."""


class Link(NamedTuple):
    """The maker that a row means, with the code of a note; or the code of the refusal."""

    maker: Registered | None = None
    note: str = ""
    problem: str = ""


NOT_FOUND: Final = Link(problem="maker_not_found")
AMBIGUOUS: Final = Link(problem="maker_ambiguous")


class Register:
    """The makers of the council in scope, found by what a product list says of them."""

    def __init__(self) -> None:
        self.makers = whole_register(())
        self._hash = keyed_hasher()
        self._features = [features_of(one.identity) for one in self.makers]
        self._keys: dict[str, list[int]] = defaultdict(list)
        for position, (maker, features) in enumerate(zip(self.makers, self._features, strict=True)):
            for key in _keys(maker, features):
                self._keys[key].append(position)
        self._names = sorted({one.name_key for one in self._features if one.name_key})
        self._owners = sorted({one.owner_key for one in self._features if one.owner_key})
        self._memo: dict[tuple[str, str], Link] = {}

    def find(self, fields: Mapping[str, Any]) -> Link:
        """Return the maker that a row means; without a word of one it is missing."""
        name, owner = fields.get("maker") or "", fields.get("owner") or ""
        if (link := self._by_number(fields, name, owner)) is not None:
            return link
        if not name and not owner:
            # A number that nobody in the register has is somebody else's, not nobody's.
            return NOT_FOUND if any(fields.get(one) for one in TELLING) else Link(problem="maker_missing")
        if (name, owner) not in self._memo:
            self._memo[name, owner] = self._by_words(name, owner)
        return self._memo[name, owner]

    def _by_number(self, fields: Mapping[str, Any], name: str, owner: str) -> Link | None:
        for keys in (
            [f"nik {self._hash(fields['nik'])}"] if fields.get("nik") else [],
            [f"paper {paper.number}" for paper in fields.get("nib") or () if paper.number],
            [f"phone {phone.e164}" for phone in fields.get("phone") or ()],
        ):
            found = self._kept(position for key in keys for position in self._keys.get(key, ()))
            if len(found) > 1:
                found = self._narrowed(found, name, owner)
            if len(found) == 1:
                return Link(found[0])
            if found:
                return AMBIGUOUS
        return None

    def _by_words(self, name: str, owner: str) -> Link:
        features = features_of({"name": name, "owner": owner})
        person = features_of({"owner": name or owner})
        for positions, note in (
            (self._keys.get(f"name {features.name_key}", ()) if features.name_key else (), ""),
            (self._keys.get(f"owner {person.owner_key}", ()) if person.owner_key else (), "maker_by_owner"),
            (self._misspelt(features) if name else (), "maker_spelling"),
            (self._misspelt_owner(person), "maker_by_owner"),
        ):
            found = self._kept(positions)
            if len(found) > 1:
                found = self._narrowed(found, name, owner)
            if len(found) > 1:
                return AMBIGUOUS
            if found:
                return Link(found[0], note)
        return NOT_FOUND

    def _misspelt(self, row: Features) -> Sequence[int]:
        near = process.extract(row.name_key, self._names, scorer=fuzz.ratio, score_cutoff=NEAR, limit=12)
        scored = [
            (names_alike(row, self._features[position]) or 0.0, position)
            for key, _ratio, _place in near
            for position in self._keys[f"name {key}"]
        ]
        return _best(scored, SAME)

    def _misspelt_owner(self, person: Features) -> Sequence[int]:
        near = process.extract(person.owner_key, self._owners, scorer=fuzz.ratio, score_cutoff=NEAR, limit=12)
        scored = [
            (owners_alike(person, self._features[position]) or 0.0, position)
            for key, _ratio, _place in near
            for position in self._keys[f"owner {key}"]
            # An initial may stand for a name; with a name less it is easily somebody else.
            if len(self._features[position].owner) == len(person.owner)
        ]
        return _best(scored, SAME)

    def _kept(self, positions: Iterable[int]) -> list[Registered]:
        kept: dict[UUID, Registered] = {}
        for position in positions:
            one = self.makers[position].kept
            kept.setdefault(one.pk, one)
        return list(kept.values())

    def _narrowed(self, makers: Sequence[Registered], name: str, owner: str) -> list[Registered]:
        """Keep of several makers the one whose name and owner are those of the row, where both are told."""
        row = features_of({"name": name, "owner": owner})
        likely = []
        for maker in makers:
            features = features_of(maker.identity)
            known = [one for one in (names_alike(row, features), owners_alike(row, features)) if one is not None]
            if known and min(known) >= SAME:
                likely.append(maker)
        return likely if len(likely) == 1 else list(makers)


def _keys(maker: Registered, features: Features) -> Iterable[str]:
    yield f"name {features.name_key}"
    yield f"owner {features.owner_key}"
    if maker.nik_hash:
        yield f"nik {maker.nik_hash}"
    for number in maker.phones:
        yield f"phone {number}"
    for kind, number in maker.papers:
        if kind == "nib" and number:
            yield f"paper {number}"


def _best(scored: Sequence[tuple[float, int]], least: float) -> list[int]:
    """Return whoever is alike enough and not clearly less so than the best."""
    best = max((score for score, _position in scored), default=0.0)
    return [position for score, position in scored if score >= least and best - score < CLEARLY]
