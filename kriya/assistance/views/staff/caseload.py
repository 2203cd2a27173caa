"""Who works on how much, and what takes how long."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.assistance.queries.caseload import Load, by_officer, by_service
from kriya.assistance.queries.cases import LATE
from kriya.assistance.views.staff.frame import crumbs, tabs
from kriya.design.formats import number
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge


@require_safe
@staff(Can.READ_PROGRAMMES)
def show(request: Request) -> HttpResponse:
    """Show the load by officer and by service."""
    here = reverse("assistance:cases")
    context = {
        "officers": _table(_("Petugas"), by_officer(), lambda one: f"{here}?petugas={one.key}" if one.key else ""),
        "services": _table(_("Layanan"), by_service(), lambda one: f"{here}?layanan={one.key}"),
        "late_url": f"{here}?hanya={LATE}",
        "tabs": tabs("caseload"),
        "crumbs": crumbs((_("Beban petugas"), "")),
    }
    return render(request, "assistance/staff/caseload.html", context)


def _table(head: str, loads: list[Load], address: Callable[[Load], str]) -> Table:
    columns = (
        Column("name", head),
        Column("open", _("Terbuka"), align="end", wrap=False),
        Column("late", _("Terlambat"), align="end", wrap=False),
        Column("done", _("Selesai tahun ini"), align="end", wrap=False),
        Column("days", _("Rata-rata hari"), align="end", wrap=False),
    )
    rows = [TableRow(_cells(one), url=address(one)) for one in loads]
    return Table(columns, rows, caption=head)


def _cells(one: Load) -> dict[str, Any]:
    return {
        "name": one.name or _("belum ada petugas"),
        "open": number(one.open),
        "late": badge(number(one.late), "bad") if one.late else number(0),
        "done": number(one.done),
        "days": number(one.days, 0) if one.days is not None else None,
    }
