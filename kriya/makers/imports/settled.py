"""Who of a file is who in the register before anything is compared: mostly, the file came before."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from kriya.councils.spelling import compact
from kriya.makers.imports.identity.clusters import Match
from kriya.makers.imports.identity.judging import Verdict
from kriya.makers.imports.incoming import Incoming
from kriya.makers.imports.registered import Registered

Left = Sequence[tuple[int, Incoming]]
"""Businesses of the file that are not settled yet, with their places in it."""


def settled_at_once(businesses: Sequence[Incoming], register: Sequence[Registered]) -> list[Match]:
    """Return what needs no comparing: one NIK and name, then the same words, then nothing but a name."""
    found: list[Match] = []
    for settle in (_same_nik_and_name, _same_words, _name_alone):
        settled, taken = {match.a for match in found}, {match.b for match in found}
        left = [(at, one) for at, one in enumerate(businesses) if at not in settled]
        found += settle(left, register, taken)
    return found


def _same_nik_and_name(left: Left, register: Sequence[Registered], _taken: set[int]) -> Iterator[Match]:
    """Settle those whose NIK one maker alone has, who bears this name."""
    bearers: dict[str, list[int]] = defaultdict(list)
    for position, maker in enumerate(register):
        if maker.nik_hash:
            bearers[maker.nik_hash].append(position)
    for at, business in left:
        same = bearers.get(business.nik_hash, ())
        named = [one for one in same if register[one].columns["name"].lower() == business.columns["name"].lower()]
        if named and len({register[one].kept.pk for one in same}) == 1:
            best = min(named, key=lambda one: (register[one].merged_into is not None, one))
            yield Match(at, best, Verdict(1.0, True, ("nik", "name")))


def _same_words(left: Left, register: Sequence[Registered], taken: set[int]) -> Iterator[Match]:
    """Settle those of whom the register knows the same and no more: however little that is, the file came before.

    Of several whom nothing tells apart the first is the first maker, and so on.
    """
    if not left:
        return
    free = [position for position in range(len(register)) if position not in taken]
    free.sort(key=lambda one: register[one].merged_into is not None)
    queues = _queues(free, lambda one: _told(register[one].identity))
    for at, business in left if queues else ():
        if queue := queues.get(_told(business.identity)):
            yield Match(at, queue.popleft(), Verdict(1.0, True, ("name",)))


def _queues(positions: Iterable[int], key: Callable[[int], Hashable]) -> dict[Hashable, deque[int]]:
    found: dict[Hashable, deque[int]] = defaultdict(deque)
    for position in positions:
        found[key(position)].append(position)
    return found


def _told(identity: Mapping[str, Any]) -> Hashable:
    """Return what identity compares, but for case and blanks as it was written."""
    words = (" ".join(identity[name].lower().split()) for name in ("name", "owner", "address"))
    degrees = (identity["latitude"], identity["longitude"])
    spot = tuple(one if one is None else round(float(one), 5) for one in degrees)
    numbers = (identity["nik"], frozenset(identity["phones"]), frozenset(identity["papers"]))
    return (*words, identity["village"], identity["district"], spot, *numbers)


def _name_alone(left: Left, register: Sequence[Registered], taken: set[int]) -> Iterator[Match]:
    """Settle those of which the file tells the name alone: the first is the first maker of that name, and so on.

    Nothing could tell them apart, and a list of names that comes again must not enter everybody again.
    """
    bare = [(at, business) for at, business in left if business.is_name_alone]
    if not bare:
        return
    free = (at for at, maker in enumerate(register) if maker.merged_into is None and at not in taken)
    queues = _queues(free, lambda one: compact(register[one].columns["name"]))
    for at, business in bare:
        if queue := queues.get(compact(business.columns["name"])):
            yield Match(at, queue.popleft(), Verdict(0.9, True, ("name",)))
