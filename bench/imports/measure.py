"""What every contestant measures alike."""

import json
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def measured() -> Iterator[None]:
    """Print wall and CPU seconds of the block (children's CPU too) and the peak memory of the process."""
    wall, cpu = time.perf_counter(), _cpu()
    yield
    seen = {"wall": time.perf_counter() - wall, "cpu": _cpu() - cpu, "peak": _peak()}
    sys.stdout.write(json.dumps(seen) + "\n")


def _cpu() -> float:
    every = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in every)


def _peak() -> float:
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / 1024 if sys.platform.startswith("linux") else kilobytes / 1024**2
