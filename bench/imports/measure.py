"""What every contestant measures alike."""

import json
import os
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def measured(session: int) -> Iterator[None]:
    """Print wall and CPU seconds of the block (children's too), those of the database session with this process id,
    and the peak memory of the process."""
    wall, cpu, database = time.perf_counter(), _cpu(), _cpu_of(session)
    yield
    seen = {"wall": time.perf_counter() - wall, "cpu": _cpu() - cpu, "peak": _peak()}
    seen["database"] = _cpu_of(session) - database
    sys.stdout.write(json.dumps(seen) + "\n")


def _cpu() -> float:
    every = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in every)


def _cpu_of(process: int) -> float:
    """Seconds of another process, where the system tells; 0 elsewhere."""
    told = Path(f"/proc/{process}/stat")
    if not told.exists():
        return 0.0
    user, system = told.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _peak() -> float:
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / 1024 if sys.platform.startswith("linux") else kilobytes / 1024**2
