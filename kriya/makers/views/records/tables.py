"""Papers and yearly figures as tables and charts."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kriya.design.charts import Columns, Figure, Item
from kriya.design.formats import compact, masked, rupiah, when
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge, icon
from kriya.makers.models import SizeClass, YearlyFigure
from kriya.makers.queries.record import PaperState, Record

_FEWEST, _MOST = 2, 12
# Columns that stay away while no year fills them.
_RARE = {"capital": "capital", "material": "raw_material_value"}


def papers_table(record: Record, may: Mapping[str, bool]) -> Table:
    """Return the papers, the one that ends first with its warning."""
    columns = [
        Column("kind", _("Dokumen"), sub="title"),
        Column("number", _("Nomor")),
        Column("issuer", _("Penerbit"), sub="issued"),
        Column("ends", _("Berlaku")),
        Column("file", _("Berkas")),
    ]
    return Table(columns, [_paper_row(record, state, may) for state in record.papers])


def _paper_row(record: Record, state: PaperState, may: Mapping[str, bool]) -> TableRow:
    paper, key = state.paper, record.maker.pk
    cells = {
        "kind": paper.get_kind_display(),
        "title": paper.title,
        "number": masked(paper.number) if state.is_personal else paper.number,
        "issuer": paper.issuer,
        "issued": when(paper.issued_on) if paper.issued_on else "",
        "ends": validity(state),
        "file": _file(state, key, may),
    }
    return TableRow(cells, reverse("makers:paper", args=[key, paper.pk]) if may["can_edit"] else "")


def validity(state: PaperState) -> str:
    """Return how long a paper still counts, with its mark."""
    if state.days is None:
        return _("tanpa batas yang tercatat")
    date = when(state.paper.expires_on)
    if state.state == "expired":
        return format_html("{} {}", badge(_("berakhir"), "bad"), date)
    if state.state == "soon":
        left = ngettext("%(days)s hari lagi", "%(days)s hari lagi", state.days) % {"days": state.days}
        return format_html("{} {}", badge(left, "wait"), date)
    return format_html("{} {}", badge(_("berlaku"), "good"), date)


def _file(state: PaperState, key: Any, may: Mapping[str, bool]) -> str:
    if not state.paper.file:
        return ""
    if not may["sees_personal"]:
        return _("ada")
    url = reverse("makers:paper_file", args=[key, state.paper.pk])
    return format_html('<a href="{}" download>{} {}</a>', url, icon("download"), _("Unduh"))


def figures_table(record: Record, may: Mapping[str, bool]) -> Table:
    """Return what is known year by year, each with its source."""
    columns = [
        Column("year", _("Tahun"), sub="source"),
        Column("total", _("Tenaga kerja"), align="end", sub="of_them"),
        Column("sales", _("Penjualan"), align="end"),
        Column("capital", _("Modal"), align="end"),
        Column("material", _("Bahan baku"), align="end"),
    ]
    known = [
        c for c in columns if c.key not in _RARE or any(getattr(f, _RARE[c.key]) is not None for f in record.figures)
    ]
    return Table(known, [_figure_row(record, figure, may) for figure in record.figures])


def _of_them(figure: YearlyFigure) -> Iterator[str]:
    if figure.labour_men is not None:
        yield ngettext("%(count)s laki-laki", "%(count)s laki-laki", figure.labour_men) % {"count": figure.labour_men}
    if figure.labour_women is not None:
        yield ngettext("%(count)s perempuan", "%(count)s perempuan", figure.labour_women) % {
            "count": figure.labour_women
        }


def _figure_row(record: Record, figure: YearlyFigure, may: Mapping[str, bool]) -> TableRow:
    cells = {
        "year": str(figure.year) if figure.year else _("tanpa tahun"),
        "total": figure.labour_total,
        "of_them": ", ".join(_of_them(figure)),
        "sales": rupiah(figure.yearly_sales),
        "capital": rupiah(figure.capital),
        "material": rupiah(figure.raw_material_value),
        "source": figure.source,
    }
    url = reverse("makers:figure", args=[record.maker.pk, figure.pk]) if may["can_edit"] else ""
    return TableRow(cells, url)


def figures_of(record: Record) -> dict[str, Any]:
    """Return the newest known numbers for the head of the record, and the size class with its rule."""
    sales, labour = record.newest("yearly_sales"), record.newest("labour_total")
    npwp = next((state.paper.number for state in record.papers if state.is_personal), "")
    return {
        "sales_label": _in_year(_("Penjualan"), sales),
        "sales_value": compact_rupiah(sales.yearly_sales if sales else None),
        "labour_label": _in_year(_("Tenaga kerja"), labour),
        "labour_value": labour.labour_total if labour else None,
        "has_npwp": bool(npwp),
        "npwp": npwp,
        **_size_words(record),
    }


def _in_year(label: str, figure: YearlyFigure | None) -> str:
    return f"{label} {figure.year}" if figure and figure.year else label


def compact_rupiah(value: int | None) -> str | None:
    """Return rupiah in short ("Rp24 jt"); unknown is None."""
    return None if value is None else f"Rp{compact(value)}"


def _size_words(record: Record) -> dict[str, Any]:
    sizing, labels = record.sizing, dict(SizeClass.choices)
    by = {"sales": _("menurut penjualan"), "capital": _("menurut modal"), "": _("belum ada angka")}[sizing.basis]
    other = _("Menurut penjualan %(sales)s, menurut modal %(capital)s.") % {
        "sales": labels.get(sizing.by_sales, "—"),
        "capital": labels.get(sizing.by_capital, "—"),
    }
    return {
        "size_label": str(labels[sizing.size]) if sizing.size else None,
        "size_basis": f"{by} · {sizing.rule}",
        "size_other": other,
    }


def charts_of(record: Record) -> list[Figure]:
    """Return sales and labour over the years, where two years or more are known; years between are unknown."""
    found: list[Figure] = []
    sales = _series(record, "yearly_sales")
    if _known(sales) >= _FEWEST:
        found.append(Columns(title=_("Penjualan setahun"), unit=_("Rupiah"), first=_("Tahun"), money=True, items=sales))
    labour = _series(record, "labour_total")
    if _known(labour) >= _FEWEST:
        found.append(Columns(title=_("Tenaga kerja"), unit=_("Orang"), first=_("Tahun"), items=labour))
    return found


def _series(record: Record, column: str) -> list[Item]:
    by_year = {figure.year: getattr(figure, column) for figure in record.figures if figure.year}
    if not by_year:
        return []
    years = range(min(by_year), max(by_year) + 1)
    return [Item(str(year), by_year.get(year)) for year in years][-_MOST:]


def _known(items: list[Item]) -> int:
    return sum(item.value is not None for item in items)
