"""Works done at the same moment, each with its own connection, for the tests of races."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from kriya.core.refusal import Refused
from tests.emptying import at_rest

WAIT_SECONDS = 30
# So many stand ready with an open connection: forty races would open eighty, each of which reads the schema anew.
_READY = 4
_standing = ThreadPoolExecutor(_READY, thread_name_prefix="racer")


def at_once(*works: Callable[[], object]) -> list[str]:
    """Return, in order of the alphabet, what each came to: what it returned, "done" for nothing, or why it refused."""
    start = Barrier(len(works))
    few = len(works) <= _READY

    def run(work: Callable[[], object]) -> str:
        try:
            start.wait(WAIT_SECONDS)
            return str(work() or "done")
        except Refused as no:
            return no.code
        finally:
            if not (few and at_rest(connection)):
                connection.close()

    if few:
        return sorted(_standing.map(run, works))
    with ThreadPoolExecutor(len(works)) as pool:
        return sorted(pool.map(run, works))


def let_go() -> None:
    """Close the connections of those who stand ready, so that the database can be dropped."""
    together = Barrier(_READY)

    def close() -> None:
        together.wait(WAIT_SECONDS)
        connection.close()

    for closed in [_standing.submit(close) for _one in range(_READY)]:
        closed.result()
