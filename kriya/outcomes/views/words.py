"""How programmes and what came of them are written."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from kriya.design.charts import Group, Grouped
from kriya.design.formats import number, rupiah
from kriya.design.tables import Column, Table, TableRow
from kriya.outcomes.models import WAVES, Sold
from kriya.outcomes.queries.followed import Followed, Said
from kriya.outcomes.queries.programmes import Programme
from kriya.outcomes.queries.sales import Together
from kriya.participation.models import CallKind

SPANS = ("before", "after", "before_year", "after_year")


def kind_words(programme: Programme) -> str:
    """Return what kind of programme it is."""
    return str(CallKind(programme.kind).label)


def address(programme: Programme) -> str:
    """Return where the office reads what came of a programme."""
    return reverse(f"outcomes:{'exhibition' if programme.exhibition else 'call'}", args=[programme.pk])


def of(part: int, whole: int) -> str:
    """Return so many of so many; nothing where nobody was asked."""
    return _("%(part)s dari %(whole)s") % {"part": number(part), "whole": number(whole)} if whole else ""


def span_words() -> dict[str, str]:
    """Return what the months that are compared are called."""
    return {
        "before": _("3 bulan sebelum"),
        "after": _("3 bulan setelah"),
        "before_year": _("bulan sebelum, setahun lebih awal"),
        "after_year": _("bulan setelah, setahun lebih awal"),
    }


def answers_table(found: Followed) -> Table:
    """Return what was answered, by the days after the programme."""
    columns = (
        Column("wave", _("Ditanya setelah")),
        Column("answered", _("Menjawab"), align="end"),
        Column("more", _("Lebih banyak"), align="end"),
        Column("same", _("Sama saja"), align="end"),
        Column("less", _("Lebih sedikit"), align="end"),
        Column("sales", _("Penjualan sebulan menurut perajin"), align="end", sub="told"),
    )
    return Table(columns, [_wave(days, found.waves[days]) for days in WAVES if found.waves[days].asked])


def _wave(days: int, said: Said) -> TableRow:
    counts = {one.value: number(said.sold.get(one, 0)) if said.answered else "" for one in Sold}
    return TableRow(
        {
            "wave": _("%(days)s hari") % {"days": days},
            "answered": of(said.answered, said.asked),
            "sales": rupiah(said.middle) if said.sales else "",
            "told": _("nilai tengah dari %(n)s yang menyebutkan") % {"n": len(said.sales)} if said.sales else "",
            **counts,
        }
    )


def answers_chart(found: Followed) -> Grouped | None:
    """Return the answers side by side; none where nobody answered."""
    waves = [(days, found.waves[days]) for days in WAVES if found.waves[days].answered]
    if not waves:
        return None
    groups = [
        Group(
            _("%(days)s hari (%(n)s menjawab)") % {"days": days, "n": said.answered},
            [said.sold.get(one, 0) for one in Sold],
        )
        for days, said in waves
    ]
    return Grouped(
        title=_("Penjualan dibanding sebelum program"), first=_("Ditanya setelah"),
        series=[str(one.label) for one in Sold], groups=groups,
    )  # fmt: skip


def sales_table(groups: Sequence[tuple[str, Together]]) -> Table:
    """Return what the council sold of each group, for each maker on average."""
    words = span_words()
    columns = (
        Column("group", _("Kelompok"), sub="makers"),
        *(Column(name, words[name], align="end", sub=f"{name}_middle", wrap=True) for name in SPANS),
    )
    return Table(columns, [_group(name, group) for name, group in groups if group.count])


def _group(name: str, group: Together) -> TableRow:
    cells: dict[str, object] = {
        "group": name,
        "makers": _("%(n)s usaha, %(selling)s di antaranya terjual lewat dewan")
        % {"n": number(group.count), "selling": number(group.selling)},
    }
    for span in SPANS:
        each, middle = group.each(span), group.middle(span)
        cells[span] = rupiah(each) if each is not None else _("belum genap")
        cells[f"{span}_middle"] = _("tengah %(sum)s") % {"sum": rupiah(middle)} if middle is not None else ""
    return TableRow(cells)


def sales_chart(groups: Sequence[tuple[str, Together]]) -> Grouped | None:
    """Return the averages side by side; none where nothing was sold."""
    shown = [(name, group) for name, group in groups if group.selling]
    if not shown:
        return None
    brief = {
        "before": _("3 bulan sebelum"), "after": _("3 bulan setelah"), "before_year": _("sebelum, tahun lalu"),
        "after_year": _("setelah, tahun lalu"),
    }  # fmt: skip
    return Grouped(
        title=_("Rata-rata tiap usaha"), first=_("Kelompok"), money=True,
        series=[brief[name] for name in SPANS],
        groups=[Group(name, [group.each(span) for span in SPANS]) for name, group in shown],
    )  # fmt: skip
