"""The pages of a book, set by typst."""

from pathlib import Path
from typing import Any, Final

from kriya.promotion.paper import typeset_with

_HERE: Final = Path(__file__).parent / "typst"


def book_pdf(data: dict[str, Any], pictures: dict[str, bytes]) -> bytes:
    """Return a book as PDF. `pictures` has the photos (p0.jpg …), the codes to scan (q0.svg …) and cover.jpg."""
    return typeset_with(_HERE / "book.typ", data, pictures)
