"""The site, which kills itself with all its processes at a chosen sending: before it was done, or when it was committed
and nobody has heard of it. For test_selling_killed; the file that KRIYA_DIES names says when: "57 after"."""

import os
import signal
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import Any

from kriya.config.wsgi import application as site

_PLAN = Path(os.environ["KRIYA_DIES"])
_sendings = count(1)


def _now(number: int, when: str) -> bool:
    try:
        wanted = _PLAN.read_text().split()
    except OSError:
        return False
    return bool(wanted) and number >= int(wanted[0]) and wanted[1] == when


def _die() -> None:
    _PLAN.unlink()
    os.killpg(0, signal.SIGKILL)


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Answer like the site, as long as it lives."""
    if not environ["PATH_INFO"].endswith("/kasir/kirim/"):
        return site(environ, start_response)  # type: ignore[no-any-return]
    number = next(_sendings)
    if _now(number, "before"):
        _die()
    answer: Iterable[bytes] = site(environ, start_response)
    if _now(number, "after"):
        _die()
    return answer
