"""Static files are collected under hashed names when they have changed since the last time."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

import kriya

STAMP = "collected"
# Extensions of htmx that no page uses; one of them names a file that is not there.
UNUSED = ["ext"]


def collect_static() -> bool:
    """Collect what changed; return whether anything had to be done."""
    stamp = Path(settings.STATIC_ROOT) / STAMP
    mark = _mark()
    if stamp.exists() and stamp.read_text() == mark:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0, ignore_patterns=UNUSED)
    stamp.write_text(mark)
    return True


def _mark() -> str:
    """Hash the name, size and time of every static file."""
    seen = hashlib.sha256(str(Path(kriya.__file__).parent).encode())
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: found[0]):
            facts = Path(storage.path(path)).stat()
            seen.update(f"{path} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return seen.hexdigest()
