"""A deck as a file, for whoever has one to write.

What writes it is known by its name: python-pptx and lxml take a tenth of a start, and most processes never write one.
"""

from typing import Final

from django.utils.module_loading import import_string

from kriya.achievements.deck.material import Material

TYPE: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
LAYOUT: Final = 3
"""Raised whenever the same material comes out as other bytes: decks made before say by which they were."""


def pptx_of(material: Material, language: str) -> bytes:
    """Return a deck in a language."""
    written: bytes = import_string("kriya.achievements.deck.write.pptx_of")(material, language)
    return written
