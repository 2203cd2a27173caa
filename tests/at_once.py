"""Works done at the same moment, each with its own connection, for the tests of races."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from kriya.core.refusal import Refused

WAIT_SECONDS = 30


def at_once(*works: Callable[[], object]) -> list[str]:
    """Return, in order of the alphabet, what each came to: what it returned, "done" for nothing, or why it refused."""
    start = Barrier(len(works))

    def run(work: Callable[[], object]) -> str:
        try:
            start.wait(WAIT_SECONDS)
            return str(work() or "done")
        except Refused as no:
            return no.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return sorted(pool.map(run, works))
