"""The line of those who wait, as a table."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kriya.design.tables import Column, Table, TableRow
from kriya.participation.queries.line import Queue
from kriya.participation.words import Names, group_words, why_words


def queue_table(line: Queue, names: Names) -> Table:
    """Return who waits in order, each with the groups that count and why it is, or is not, next."""
    columns = (
        Column("maker", _("UMKM"), sub="where"),
        Column("at", pgettext("program", "Urutan"), align="end", wrap=False),
        Column("groups", _("Kelompok kuota")),
        Column("why", _("Mengapa belum")),
    )
    passed = {key: why_words(why, group, names, chosen=False) for key, why, group in line.next.passed}
    rows = []
    for one in line.waiting:
        key = str(one.application.pk)
        is_next = key == line.next.key
        cells = {
            "at": one.place_in_line,
            "maker": one.application.maker.name,
            "where": one.application.maker.district_name,
            "groups": ", ".join(group_words(group, names) for group in one.groups),
            "why": _("Berikutnya") if is_next else passed.get(key) or _waits(line),
        }
        rows.append(TableRow(cells, url=reverse("participation:application", args=[one.application.pk])))
    return Table(columns, rows, caption=_("Daftar tunggu"))


def _waits(line: Queue) -> str:
    return _("Menunggu yang di depannya.") if line.free else _("Semua tempat sedang dipegang.")
