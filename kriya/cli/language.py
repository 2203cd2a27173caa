"""The language of what a command says: English where the terminal asks for it, Indonesian otherwise."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import translation

_ASKED = ("LC_ALL", "LC_MESSAGES", "LANG")


def terminal_language() -> str:
    """Return "en" when the first of LC_ALL, LC_MESSAGES and LANG that is set asks for English, else "id"."""
    asked = next((os.environ[name] for name in _ASKED if os.environ.get(name)), "")
    return "en" if asked.lower().startswith("en") else "id"


@contextmanager
def spoken() -> Iterator[None]:
    """Speak the terminal's language while the block runs."""
    with translation.override(terminal_language()):
        yield
