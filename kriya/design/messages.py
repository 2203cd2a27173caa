"""Messages that can be taken back: undo instead of "are you sure?"."""

from typing import Final

from django.contrib import messages
from django.http import HttpRequest

UNDO: Final = "undo:"


def undoable(request: HttpRequest, text: str, url: str) -> None:
    """This function will tell the reader what was done, with a button that posts to `url` to undo it."""
    messages.success(request, text, extra_tags=f"{UNDO}{url}")
