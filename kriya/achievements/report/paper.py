"""A publication on paper: the same slides as chapters, every public figure with its definition, and who approved it."""

from pathlib import Path
from typing import Any, Final

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext

from kriya.achievements.deck.compose import coverage, slides_of
from kriya.achievements.deck.drawn import svg_of
from kriya.achievements.deck.look import look_of
from kriya.achievements.deck.material import Material
from kriya.achievements.deck.slides import Chart
from kriya.achievements.page import change_of
from kriya.achievements.sheet import Entry
from kriya.design import dyes, motifs
from kriya.design.formats import number, rupiah
from kriya.design.typeset import typeset

_TEMPLATE: Final = Path(__file__).parent / "typst" / "report.typ"


def report_pdf(material: Material, language: str) -> bytes:
    """Return the report as PDF; the same publication and language give the same paper."""
    with translation.override(language):
        return typeset(_TEMPLATE, _data(material, language))


def _data(material: Material, language: str) -> dict[str, Any]:
    look = look_of(dict(material.brand))
    colours = [f"#{one}" for one in look.series]
    on = material.published_on
    charts = [
        {
            "title": slide.title,
            "lead": slide.lead,
            "source": slide.source,
            "alt": slide.alt,
            "svg": svg_of(slide, colours, ink=f"#{look.ink}", line=f"#{look.line}", title=False),
        }
        for slide in slides_of(material)
        if isinstance(slide, Chart)
    ]
    return {
        "language": language,
        "head": _head(material),
        "title": gettext("Laporan capaian"),
        "period": material.name,
        "made": [on.year, on.month, on.day],
        "mark": material.mark,
        "digest": material.digest,
        "revised": gettext("Angka direvisi: %(reason)s") % {"reason": material.reason} if material.revision else "",
        "columns": [gettext("Angka"), gettext("Nilai"), gettext("Diketahui"), gettext("Setahun sebelumnya")],
        "rows": [_row(material, entry) for entry in material.sheet.entries],
        "charts": charts,
        "how": gettext("Cara membaca angka ini"),
        "rule": gettext(
            "Yang belum diketahui ditulis belum diketahui, tidak dihitung nol. Kelompok kecil digabung, dan jumlah "
            "yang berasal dari kurang dari lima usaha tidak ditampilkan, agar tidak menunjuk orang."
        ),
        "definitions": [_definition(entry) for entry in material.sheet.entries],
        "approved": gettext("Disiapkan oleh %(first)s, disetujui oleh %(second)s pada %(day)s.")
        % {"first": material.prepared_by, "second": material.published_by, "day": date_format(on, "j F Y")},
    }


def _head(material: Material) -> dict[str, str]:
    brand = material.brand
    dye = dyes.by_day(brand["dye"]).dye
    motif = motifs.BY_SLUG.get(brand["motif"], motifs.BY_SLUG[motifs.DEFAULT])
    return {
        "name": brand["name"],
        "address": ", ".join(line.strip() for line in brand["address"].splitlines() if line.strip()),
        "contact": "  ·  ".join(part for part in (brand["phone"], brand["email"]) if part),
        "dye": dye,
        "motif": motif.svg_in(dye),
        "motif_ratio": f"{motif.width / motif.height:.4f}",
    }


def _row(material: Material, entry: Entry) -> list[str]:
    if entry.value is None:
        return [str(entry.name), gettext("tidak ditampilkan"), "", ""]
    value = rupiah(entry.value) if entry.is_money else f"{number(entry.value)} {entry.unit}"
    return [str(entry.name), value, coverage(entry), change_of(entry.value, material.before(entry.code)) or "–"]


def _definition(entry: Entry) -> dict[str, str]:
    basis = entry.basis
    source = f"{basis.source}. {basis.owner}." if basis else ""
    version = gettext("versi")
    return {
        "name": str(entry.name),
        "text": str(entry.definition),
        "source": source,
        "code": f"{entry.code}, {version} {entry.version}",
    }
