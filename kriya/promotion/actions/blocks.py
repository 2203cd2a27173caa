"""Add, change, order and remove blocks of a page or newsletter; each step can be undone."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.db import transaction

from kriya.core.refusal import Refused
from kriya.promotion.blocks.kinds import MOST_BLOCKS, BlockKind
from kriya.promotion.models.pages import MOST_UNDONE, Composed

Thing = TypeVar("Thing", bound=Composed)
Blocks = list[dict[str, Any]]


def add_block(thing: Thing, kind: BlockKind, key: str, says: Mapping[str, Any] | None = None) -> Thing:
    """Put an empty block, or one that says something, at the end; the same key twice is one block."""

    def change(blocks: Blocks) -> Blocks:
        if any(one["id"] == key for one in blocks):
            return blocks
        if len(blocks) >= MOST_BLOCKS:
            raise Refused("blocks_too_many", most=MOST_BLOCKS)
        return [*blocks, {"id": key, "kind": kind.value, "says": dict(says or {})}]

    return _change(thing, change)


def change_block(thing: Thing, key: str, says: Mapping[str, Any]) -> Thing:
    """Let a block say something else."""
    return _change(
        thing, lambda blocks: [{**one, "says": dict(says)} if one["id"] == key else one for one in blocks], of=key
    )


def move_block(thing: Thing, key: str, place: int) -> Thing:
    """Put a block at a place, counted from nought; beyond the ends is at the end."""

    def change(blocks: Blocks) -> Blocks:
        rest = [one for one in blocks if one["id"] != key]
        at = min(max(place, 0), len(rest))
        return [*rest[:at], *(one for one in blocks if one["id"] == key), *rest[at:]]

    return _change(thing, change, of=key)


def remove_block(thing: Thing, key: str) -> Thing:
    """Take a block away. Twice is once."""
    return _change(thing, lambda blocks: [one for one in blocks if one["id"] != key])


@transaction.atomic
def undo(thing: Thing) -> Thing:
    """Make the blocks what they were before the last change; nothing happens where there was none."""
    locked = _locked(thing)
    if locked.past:
        *locked.past, locked.blocks = locked.past
        locked.save(update_fields=["blocks", "past"])
    return locked


@transaction.atomic
def _change(thing: Thing, change: Callable[[Blocks], Blocks], *, of: str = "") -> Thing:
    """Change the blocks of a thing under its lock; `of` is a block that must be there."""
    locked = _locked(thing)
    if of and not any(one["id"] == of for one in locked.blocks):
        raise Refused("block_gone")
    changed = change(locked.blocks)
    if changed != locked.blocks:
        locked.past = [*locked.past, locked.blocks][-MOST_UNDONE:]
        locked.blocks = changed
        locked.save(update_fields=["blocks", "past"])
    return locked


def _locked(thing: Thing) -> Thing:
    locked: Thing = type(thing).objects.select_for_update(of=("self",)).get(pk=thing.pk)
    if not locked.may_change:
        raise Refused("composed_is_final")
    return locked
