"""Look at printed PDFs: the words on their pages, and the codes that a telephone's camera would read from them."""

from typing import Any, NamedTuple

import pypdfium2
import zxingcpp

_DPI = 300


class Seen(NamedTuple):
    """A code on a page: what it says, and where its middle lies in millimetres from the upper left corner."""

    text: str
    page: int
    x: float
    y: float


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page, its lines joined by blanks."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def words_on(pdf: bytes) -> str:
    """All words of a PDF, its lines joined by blanks."""
    return " ".join(pages_of(pdf))


def size_of(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in millimetres."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [(round(page.get_width() / 72 * 25.4, 1), round(page.get_height() / 72 * 25.4, 1)) for page in document]
    finally:
        document.close()


def codes_on(pdf: bytes, *, dpi: int = _DPI) -> list[Seen]:
    """Every QR code, page by page, read from the pixels that a printer would print."""
    document, found = pypdfium2.PdfDocument(pdf), []
    try:
        for number, page in enumerate(document):
            picture = page.render(scale=dpi / 72, grayscale=True).to_pil()
            for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode):
                found.append(Seen(code.text, number, *_middle(code.position, dpi)))
    finally:
        document.close()
    return sorted(found, key=lambda one: (one.page, round(one.y), one.x))


def _middle(position: Any, dpi: int) -> tuple[float, float]:
    corners = (position.top_left, position.top_right, position.bottom_left, position.bottom_right)
    return tuple(round(sum(getattr(one, axis) for one in corners) / 4 / dpi * 25.4, 1) for axis in ("x", "y"))  # type: ignore[return-value]
