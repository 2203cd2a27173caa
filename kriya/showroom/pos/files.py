"""The files that a till must have to start without a network, and one mark for all of them."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from django.templatetags.static import static

STATIC: Final = Path(__file__).resolve().parents[1] / "static"
DESIGN: Final = STATIC.parents[1] / "design" / "static"
SHARED: Final = ("design/kriya.css", "design/js/ids.js")
"""Files of the design that the till stands on."""
WORKER: Final = STATIC / "showroom" / "pos" / "worker.js"


def till_files() -> dict[str, Path]:
    """Return every static file of the till by its name; the service worker itself is none of them."""
    own = sorted([*(STATIC / "showroom" / "pos").rglob("*.js"), *(STATIC / "showroom" / "pos").rglob("*.css")])
    found = {str(path.relative_to(STATIC)): path for path in own if path != WORKER}
    return found | {name: DESIGN / name for name in SHARED}


def addresses() -> list[str]:
    """Return where browsers find them."""
    return [static(name) for name in till_files()]


def version(*more: bytes | Iterable[str]) -> str:
    """Return a mark that is another when any file is, or what is given besides."""
    digest = hashlib.sha256()
    for path in till_files().values():
        digest.update(path.read_bytes())
    for one in more:
        digest.update(one if isinstance(one, bytes) else "\n".join(one).encode())
    return digest.hexdigest()[:16]
