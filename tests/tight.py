"""A page as its reader gets it, whatever lines its template stands on."""

import re

_BESIDE_TAGS = re.compile(r"(?<=>)\s*\n\s*|\s*\n\s*(?=<)")
_BETWEEN_WORDS = re.compile(r"\s*\n\s*")


def tight(page: str) -> str:
    """Return a page without the line breaks and indentation of its template."""
    return _BETWEEN_WORDS.sub(" ", _BESIDE_TAGS.sub("", page)).strip()
