"""Paper is set by typst: a template, the data it reads as JSON, and the council's letterhead."""

import json
import re
from pathlib import Path
from typing import Any, Final

import typst

from kriya.design import dyes, motifs
from kriya.design.formats import phone

PACKAGE: Final = Path(__file__).resolve().parent.parent
# Pictographs, and what joins and colours them: none of typst's own fonts draws them, an empty box would stand there.
_UNDRAWN: Final = "[\U0001f000-\U0001fbff\u2705\u2728\u274c\u2795-\u2797\u200d\ufe0e\ufe0f\u20e3\U000e0020-\U000e007f]+"
_LEFT_OUT: Final = re.compile(f'(?<="){_UNDRAWN} ?| ?{_UNDRAWN}')


def inputs_of(data: dict[str, Any]) -> dict[str, str]:
    """Give data as a template reads it, without the signs that paper cannot show."""
    return {"data": _LEFT_OUT.sub("", json.dumps(data, ensure_ascii=False))}


def typeset(template: Path, data: dict[str, Any]) -> bytes:
    """Set a template (a file inside kriya/) as PDF; it reads `json(bytes(sys.inputs.data))`.

    Only typst's own fonts are used, so that paper looks the same on every server. Raises typst.TypstError for a
    template that is wrong.
    """
    made: bytes = typst.compile(
        str(template), root=str(PACKAGE), sys_inputs=inputs_of(data), ignore_system_fonts=True, format="pdf"
    )
    return made


def letterhead_of(council: Any) -> dict[str, str]:
    """Give what /design/typst/letterhead.typ draws of a council: words, dye and motif."""
    dye = dyes.by_day(dyes.of_council(council)).dye
    motif = motifs.BY_SLUG.get(council.motif, motifs.BY_SLUG[motifs.DEFAULT])
    return {
        "name": council.name,
        "address": ", ".join(line.strip() for line in council.address.splitlines() if line.strip()),
        "contact": "  ·  ".join(part for part in (council.phone and phone(council.phone), council.email) if part),
        "dye": dye,
        "motif": motif.svg_in(dye),
        "motif_ratio": f"{motif.width / motif.height:.4f}",
    }
