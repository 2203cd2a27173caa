"""A till's queue that came as a file: read, then taken in like any other sending."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.sales.actions.syncing import receive
from kriya.sales.models import Till
from kriya.sales.told import instant

FORMAT: Final = "kriya-kasir"
AT_ONCE: Final = 100


@dataclass
class Taken:
    """How many messages of a file were new, known before, and put aside or waiting."""

    till: Till
    recorded: int = 0
    again: int = 0
    quarantined: int = 0
    later: int = 0
    codes: list[str] = field(default_factory=list)


def take_in(data: bytes) -> Taken:
    """Take in a queue's file; what was sent before is known again. Raise Refused for what is no such file."""
    said = _read(data)
    till = Till.objects.filter(pk=said["till"]).first()
    if till is None:
        raise Refused("queue_of_no_till")
    taken = Taken(till)
    for messages in _batches(said["messages"]):
        # The device's clock cannot be compared now: its instants are taken for true.
        for one in receive(till, messages, device_now=now()):
            setattr(taken, one.status, getattr(taken, one.status) + 1)
            taken.codes += [one.code] if one.code else []
    return taken


def _batches(messages: Iterable[Any]) -> Iterator[list[Any]]:
    rows = list(messages)
    for start in range(0, len(rows), AT_ONCE):
        yield rows[start : start + AT_ONCE]


def _read(data: bytes) -> dict[str, Any]:
    try:
        said = json.loads(data)
        if said["format"] != FORMAT or not isinstance(said["messages"], list):
            raise ValueError(FORMAT)
        return {"till": UUID(str(said["till"])), "messages": said["messages"], "at": instant(said["exported_at"])}
    except (ValueError, KeyError, TypeError, UnicodeDecodeError) as wrong:
        raise Refused("queue_unreadable") from wrong
