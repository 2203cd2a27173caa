"""The look of a deck as python-pptx wants it; apart from `look`, which pages need that write no file."""

from typing import Any

from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE

from kriya.achievements.deck.look import SANS, SERIF, Look


def colour(hexadecimal: str) -> RGBColor:
    """Return a colour as python-pptx wants it."""
    made: RGBColor = RGBColor.from_string(hexadecimal.upper())  # type: ignore[no-untyped-call]
    return made


def dress(presentation: Any, look: Look) -> None:
    """Give a presentation the council's colours and our fonts as its theme, so that what people add matches."""
    master = presentation.slide_masters[0]
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = theme.blob.decode("utf-8")
    theme._blob = _themed(text, look).encode("utf-8")


def _themed(text: str, look: Look) -> str:
    from_to = {
        "dk1": look.ink, "lt1": "FFFFFF", "dk2": look.strong, "lt2": look.paper,
        **{f"accent{at}": one for at, one in enumerate(look.series, 1)}, "hlink": look.dye, "folHlink": look.soft,
    }  # fmt: skip
    for name, value in from_to.items():
        text = _between(text, f"<a:{name}>", f"</a:{name}>", f'<a:srgbClr val="{value.upper()}"/>')
    for kind, font in (("majorFont", SERIF), ("minorFont", SANS)):
        at = text.index(f"<a:{kind}>")
        head, tail = text[:at], text[at:]
        start = tail.index('<a:latin typeface="') + len('<a:latin typeface="')
        text = head + tail[:start] + font + tail[tail.index('"', start) :]
    return text


def _between(text: str, start: str, end: str, inner: str) -> str:
    first, last = text.index(start) + len(start), text.index(end)
    return text[:first] + inner + text[last:]
