"""Paper is set by typst: a template, the data it reads as JSON, and the council's letterhead."""

import json
from pathlib import Path
from typing import Any, Final

import typst

from kriya.design import dyes, motifs
from kriya.design.formats import phone

PACKAGE: Final = Path(__file__).resolve().parent.parent


def typeset(template: Path, data: dict[str, Any]) -> bytes:
    """This function will set a template (a file inside kriya/) as PDF; it reads `json(bytes(sys.inputs.data))`.

    Only typst's own fonts are used, so that paper looks the same on every server. Raises typst.TypstError for a
    template that is wrong.
    """
    given = {"data": json.dumps(data, ensure_ascii=False)}
    made: bytes = typst.compile(
        str(template), root=str(PACKAGE), sys_inputs=given, ignore_system_fonts=True, format="pdf"
    )
    return made


def letterhead_of(council: Any) -> dict[str, str]:
    """This function will give what /design/typst/letterhead.typ draws of a council: words, dye and motif."""
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
