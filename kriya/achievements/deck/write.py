"""A deck as a PPTX file: the same publication, language and layout give the same bytes."""

from datetime import datetime
from io import BytesIO

from django.utils import translation
from pptx import Presentation

from kriya.achievements.deck.compose import slides_of
from kriya.achievements.deck.look import look_of
from kriya.achievements.deck.material import Material
from kriya.achievements.deck.pages import HEIGHT, WIDTH, Pages
from kriya.achievements.deck.stamp import stamped
from kriya.achievements.deck.theme import dress


def pptx_of(material: Material, language: str) -> bytes:
    """Return a deck in a language."""
    with translation.override(language):
        slides = slides_of(material)
        presentation = Presentation()
        presentation.slide_width, presentation.slide_height = WIDTH, HEIGHT
        look = look_of(dict(material.brand))
        dress(presentation, look)
        pages = Pages(presentation, look)
        for slide in slides:
            pages.add(slide)
        about, day = presentation.core_properties, datetime.combine(material.published_on, datetime.min.time())
        about.title, about.author, about.language = slides[0].title, material.brand["name"], language
        about.created = about.modified = day
        about.last_modified_by, about.revision, about.comments = material.brand["name"], 1, material.digest
        out = BytesIO()
        presentation.save(out)
    return stamped(out.getvalue(), material.published_on)
