"""Whoever is written to reads their own language, whatever the officer reads who writes."""

from contextlib import AbstractContextManager

from django.conf import settings
from django.utils import translation

from kriya.accounts.models import User


def speaking_to(user: User | None) -> AbstractContextManager[None]:
    """Say what is said within a block in the language of this person; in Indonesian where nobody is known."""
    return translation.override(user.language if user and user.language else settings.LANGUAGE_CODE)
