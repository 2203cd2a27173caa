"""What a page tells after an action: done, with undo instead of "are you sure?", or the sentence of a refusal."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest

from kriya.core.refusal import Refused, say

UNDO: Final = "undo:"


def undoable(request: HttpRequest, text: str, url: str) -> None:
    """This function will tell the reader what was done, with a button that posts to `url` to undo it."""
    messages.success(request, text, extra_tags=f"{UNDO}{url}")


def attempt(request: HttpRequest, action: Callable[[], Any]) -> Any:
    """This function will return what an action returns; a refusal becomes a sentence for the reader, and None."""
    try:
        return action()
    except Refused as no:
        messages.error(request, say(no))
        return None
