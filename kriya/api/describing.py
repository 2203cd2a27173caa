"""The API describes itself in the reader's language: Indonesian, below /en/ English."""

from typing import Any, Final

from django.utils.translation import gettext

from kriya.api.calls import api

Json = dict[str, Any]
_SAID: Final = ("summary", "description")
_BASE: Final = "/api/v1/"
"""Where the calls stand, in whichever language they are described."""


def described() -> Json:
    """Return the OpenAPI document, its words in the language of this request."""
    found: Json = _in_words(api.get_openapi_schema(path_prefix=_BASE))
    return found


def _in_words(part: Any) -> Any:
    """Return a part of the document with its sentences translated; what programs match on stays as it is."""
    if isinstance(part, dict):
        return {name: _said(value) if name in _SAID else _in_words(value) for name, value in part.items()}
    return [_in_words(one) for one in part] if isinstance(part, list) else part


def _said(value: Any) -> Any:
    return gettext(value) if isinstance(value, str) and value else _in_words(value)
