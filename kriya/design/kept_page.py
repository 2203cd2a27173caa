"""A page that opens without a network after its first visit: its service worker, and the files that it needs."""

import hashlib
import json
import posixpath
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from django.contrib.staticfiles import finders
from django.templatetags.static import static

_WORKER: Final = Path(__file__).parent / "static" / "design" / "kept-page.js"
_IMPORTED: Final = re.compile(r"""(?:^(?:import|export)\b[^;"']*?|\bimport\()["'](\.[^"']+)["']""", re.MULTILINE)


def worker_text(kind: str, shell: str, files: Sequence[str], *, mark: str) -> str:
    """Return the service worker that keeps the page at `shell` and these addresses, under a name of its `kind`. It is
    another one, and keeps all anew, when a file or `mark` is another."""
    worker = _WORKER.read_text("utf-8")
    version = hashlib.sha256("\n".join((mark, worker, *files)).encode()).hexdigest()[:16]
    told = (("KIND", kind), ("VERSION", version), ("SCOPE", shell), ("FILES", [shell, *files]))
    return "".join(f"const {name} = {json.dumps(value)};\n" for name, value in told) + worker


def with_imports(*names: str) -> list[str]:
    """Return the addresses of static files and of every module that they import, also of those that are fetched only
    where a page has something for them; each once."""
    found: dict[str, None] = {}
    for name in names:
        _gather(name, found)
    return [static(name) for name in found]


def _gather(name: str, found: dict[str, None]) -> None:
    if name in found:
        return
    found[name] = None
    if name.endswith(".js"):
        for there in _imports_of(name):
            _gather(there, found)


@cache
def _imports_of(name: str) -> tuple[str, ...]:
    """Return what a module imports by its name. Raises FileNotFoundError for one that is not there."""
    path = finders.find(name)
    if path is None:
        raise FileNotFoundError(name)
    text = Path(path).read_text("utf-8")
    return tuple(posixpath.normpath(posixpath.join(posixpath.dirname(name), to)) for to in _IMPORTED.findall(text))
