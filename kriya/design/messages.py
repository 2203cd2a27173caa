"""What a page tells after an action: done, with undo instead of "are you sure?", or the sentence of a refusal."""

from collections.abc import Callable
from typing import Final, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from kriya.core.refusal import Refused, say

UNDO: Final = "undo:"
Result = TypeVar("Result")


def undoable(request: HttpRequest, text: str, url: str) -> None:
    """Tell the reader what was done, with a button that posts to `url` to undo it."""
    messages.success(request, text, extra_tags=f"{UNDO}{url}")


def attempt(request: HttpRequest, action: Callable[[], Result]) -> Result | None:
    """Return what an action returns; a refusal becomes a sentence for the reader, and None."""
    try:
        return action()
    except Refused as no:
        messages.error(request, say(no))
        return None


def did(request: HttpRequest, action: Callable[[], object], said: str = "") -> bool:
    """Tell whether an action was done; the reader is told `said`, or why it was refused."""
    try:
        action()
    except Refused as no:
        messages.error(request, say(no))
        return False
    if said:
        messages.success(request, said)
    return True


def attempt_form(form: forms.BaseForm, action: Callable[[], Result], field: str | None = None) -> Result | None:
    """Return what an action returns; a refusal stands in the form, at `field` or above all fields, and None."""
    try:
        return action()
    except Refused as no:
        form.add_error(field, say(no))
        return None


def fits(form: forms.BaseForm, action: Callable[[], object], field: str | None = None) -> bool:
    """Tell whether an action was done with what a form says; a refusal stands in the form."""
    try:
        action()
    except Refused as no:
        form.add_error(field, say(no))
        return False
    return True
