"""What an import would do to the register: new makers, changed ones field by field, what stays, what is folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from kriya.core.garbage import collection_paused
from kriya.core.once import digest_of
from kriya.core.personal import keyed_hash, keyed_hasher
from kriya.core.scoping import current_council
from kriya.makers.imports.identity.clusters import WORTH_ASKING, Index, Match, find_matches
from kriya.makers.imports.identity.features import features_of
from kriya.makers.imports.incoming import Incoming, incoming_of
from kriya.makers.imports.reading import FileRead
from kriya.makers.imports.registered import Registered, whole_register
from kriya.makers.imports.settled import settled_at_once

# Filled from the same cell as their code: one change and not two.
_FOLLOWERS = frozenset({"village_name", "district_name"})


class Difference(NamedTuple):
    """One field that the file knows otherwise than what is kept: a value, or one thing more."""

    field: str
    before: Any
    after: Any


@dataclass(slots=True)
class Change:
    """A maker of the register that the file says more or other of."""

    maker: Registered
    incoming: Incoming
    differences: list[Difference]


@dataclass(slots=True)
class Plan:
    """The whole of what an import would do; nothing of it is done yet."""

    new: list[Incoming] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    same: list[Incoming] = field(default_factory=list)
    folded_into_register: list[tuple[Incoming, Registered]] = field(default_factory=list)
    probable: list[tuple[Incoming, Registered, tuple[str, ...]]] = field(default_factory=list)

    def digest(self) -> str:
        """Return a hash of what would be written, to see whether it is still what somebody was
        shown."""
        told = [
            [one.source for one in self.new],
            [[one.maker.pk, one.differences] for one in self.changed],
        ]
        return digest_of(told)


def make_plan(found: FileRead, *, overwrite: bool = True) -> Plan:
    """Compare a file with the register of the council whose scope is open.

    What the file does not know stays. With `overwrite` off a value of the register stays too: only blanks are filled.
    """
    plan = Plan()
    with collection_paused():
        businesses = found.incoming or prepare(found, current_council().region_code)
        names = {name for one in businesses for name in one.columns}
        register = whole_register(names | {"note" for one in businesses if one.asides})
        partners = _partners(businesses, register, plan)
        for position, business in enumerate(businesses):
            match = partners.get(position)
            if match is None:
                plan.new.append(business)
            elif match.folded:
                plan.folded_into_register.append((business, match.maker))
            elif differences := list(
                differences_of(business, match.maker, overwrite=overwrite and not match.by_old_name)
            ):
                plan.changed.append(Change(match.maker, business, differences))
            else:
                plan.same.append(business)
    return plan


def prepare(found: FileRead, regency: str) -> list[Incoming]:
    """Put the businesses of a file into the register's terms; best before any transaction begins."""
    with collection_paused():
        hashed = keyed_hasher()
        found.incoming = [incoming_of(business, regency, hashed) for business in found.businesses]
    return found.incoming


class _Partner(NamedTuple):
    """The maker that a business of the file is; `folded` when another business of the file is it more likely.

    `by_old_name` when it was found as one that was merged into that maker: what somebody chose at the merge stays.
    """

    maker: Registered
    folded: bool
    by_old_name: bool


def _partners(businesses: Sequence[Incoming], register: Sequence[Registered], plan: Plan) -> dict[int, _Partner]:
    certain = settled_at_once(businesses, register)
    settled = {match.a for match in certain}
    rest = [position for position in range(len(businesses)) if position not in settled]
    for position, matches in zip(rest, _matches([businesses[n] for n in rest], register), strict=True):
        if matches and matches[0].verdict.certain:
            certain.append(matches[0]._replace(a=position))
        elif matches and matches[0].verdict.score >= WORTH_ASKING:
            plan.probable.append((businesses[position], register[matches[0].b].kept, matches[0].verdict.reasons))
    return _partners_of(certain, register)


def _partners_of(certain: Sequence[Match], register: Sequence[Registered]) -> dict[int, _Partner]:
    """Give each maker to the business that is it most likely, one that bears its present name first."""
    partners: dict[int, _Partner] = {}
    taken: set[UUID] = set()
    merged = {match.b for match in certain if register[match.b].merged_into is not None}
    for match in sorted(certain, key=lambda one: (one.b in merged, -one.verdict.score, one.a)):
        kept = register[match.b].kept
        partners[match.a] = _Partner(kept, kept.pk in taken, match.b in merged)
        taken.add(kept.pk)
    return partners


def _matches(businesses: Sequence[Incoming], register: Sequence[Registered]) -> list[list[Match]]:
    if not businesses or not register:
        return [[] for _one in businesses]
    index = Index([features_of(one.identity) for one in register])
    return find_matches([features_of(one.identity) for one in businesses], index)


def differences_of(business: Incoming, maker: Registered, *, overwrite: bool) -> Iterator[Difference]:
    """Yield what the file knows otherwise or more than the register."""
    yield from _columns(business, maker, overwrite=overwrite)
    if business.nik_hash and business.nik_hash != maker.nik_hash and (overwrite or not maker.nik_hash):
        yield Difference("nik", "•" if maker.nik_hash else "", "•")
    yield from _more(business, maker)
    yield from _figures(business, maker, overwrite=overwrite)


def _columns(business: Incoming, maker: Registered, *, overwrite: bool) -> Iterator[Difference]:
    skipped = set(_FOLLOWERS)
    if business.asides:
        skipped.add("note")
    if not business.tells_place:
        # Then its regency is the council's own, and nothing that was told.
        skipped.add("regency_code")
    for name, after in business.columns.items():
        before = maker.columns[name]
        overrules = overwrite and name not in business.reckoned
        if before != after and name not in skipped and (overrules or before in (None, "")):
            yield Difference(name, before, after)
    if business.asides:
        kept = maker.columns["note"]
        if (note := business.note_beside(kept, overwrite=overwrite)) != kept:
            yield Difference("note", kept, note)


def _figures(business: Incoming, maker: Registered, *, overwrite: bool) -> Iterator[Difference]:
    for year, figures in business.series:
        known = maker.figures.get(year, {})
        newest = maker.newest_figures if figures and year is None else {}
        for name, value in figures.items():
            if value not in (known.get(name), newest.get(name)) and (overwrite or name not in known):
                yield Difference(f"{name} {year or ''}".strip(), known.get(name), value)


def _more(business: Incoming, maker: Registered) -> Iterator[Difference]:
    """Things that a maker may have several of: the file adds to them and takes none away."""
    for phone in business.phones:
        if phone.number not in maker.phones:
            yield Difference("phone", "", phone.number)
    crafts = business.crafts if business.is_craft_told else ()
    yield from (Difference("craft", "", craft) for craft in crafts if craft not in maker.crafts)
    kinds = {kind for kind, _number in maker.papers} if business.papers else ()
    for paper in business.papers:
        is_named_alone = not (paper.number or paper.title)
        if (paper.kind, paper.number) not in maker.papers and not (is_named_alone and paper.kind in kinds):
            yield Difference("paper", "", f"{paper.kind} {paper.number}".strip())
    if business.group and business.group not in maker.groups:
        yield Difference("group", "", business.group)
    if business.bank and keyed_hash(business.bank[1]) != maker.bank_hash:
        yield Difference("bank", "•" if maker.bank_hash else "", "•")
