"""Small cells: what the public may not see of a table, so that nobody can be told from the others.

The rule (trap 39). In a table by a personal dimension (owner's gender, size of the business) no part below five is
shown by itself. Small parts are merged, and merged with the next larger ones until the merged part holds at least two
parts and could, for all that a reader can compute from the total, hold five in any of them. A part of zero is not
shown. When nothing but the merged part would remain, the whole table is withheld.

Over time: a table by a personal dimension is renewed only when each of its parts is equal to what it was in every
publication so far, or apart from it by at least five; until then the last one stands, with its date. So no difference
between publications tells of fewer than five either. Sums (rupiah, people at work) stand under the guard of
kriya/achievements/disclosure, and beside a sum over other reporters only when the two differ by none or at least five.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from kriya.core.indicators import MERGED, UNKNOWN, Cells

THRESHOLD: Final = 5


def merge_small(cells: Cells) -> dict[str, int] | None:
    """Return the table with its small parts merged under "key+key", or None when it must be withheld."""
    known = sorted(((count, key) for key, count in cells.items() if count and key != UNKNOWN))
    merged = [key for count, key in known if count < THRESHOLD]
    rest = [key for _, key in known if key not in merged]
    while merged and rest and not _is_hidden(cells, merged):
        merged.append(rest.pop(0))
    if merged and (not rest or not _is_hidden(cells, merged)):
        return None
    shown = {key: cells[key] for key in cells if key in rest}
    if merged:
        shown[MERGED.join(key for key in cells if key in merged)] = sum(cells[key] for key in merged)
    return shown | ({UNKNOWN: cells[UNKNOWN]} if cells.get(UNKNOWN) else {})


def _is_hidden(cells: Cells, merged: list[str]) -> bool:
    """Tell whether each merged part, of which a reader knows the sum and that none is zero, could still be five."""
    return len(merged) >= 2 and sum(cells[key] for key in merged) - (len(merged) - 1) >= THRESHOLD


def may_renew(published: Cells, now: Cells) -> bool:
    """Tell whether a table may be published anew beside the one that readers have kept."""
    keys = {key for key in (*published, *now) if key != UNKNOWN}
    return all(are_apart(published.get(key, 0), now.get(key, 0)) for key in keys)


def renewable(past: Sequence[Cells], now: Cells) -> bool:
    """Tell whether a table may be published anew beside every one that readers have kept."""
    return all(may_renew(one, now) for one in past)


def are_apart(one: int, other: int) -> bool:
    """Tell whether the difference of two counts tells of nobody, or of at least five."""
    return one == other or abs(one - other) >= THRESHOLD


def sums_apart(known: Mapping[str, int]) -> list[str]:
    """Return which sums may stand beside each other: each over at least five, and apart from all named before it."""
    kept: list[str] = []
    for name, count in known.items():
        if count >= THRESHOLD and all(are_apart(count, known[other]) for other in kept):
            kept.append(name)
    return kept
