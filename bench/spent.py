"""CPU time of a process and of everything below it: what other work on a machine disturbs least."""

import os
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


def cpu(root: int) -> float:
    """CPU seconds of a process and of all below it."""
    below: dict[int, list[int]] = {}
    spent: dict[int, float] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        below.setdefault(int(fields[1]), []).append(int(folder.name))
        spent[int(folder.name)] = sum(map(int, fields[11:15])) / TICK
    waiting, total = [root], 0.0
    while waiting:
        process = waiting.pop()
        total += spent.get(process, 0.0)
        waiting += below.get(process, [])
    return total
