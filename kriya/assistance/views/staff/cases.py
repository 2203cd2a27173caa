"""The list of cases, and the same as a spreadsheet."""

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.assistance.models import Case, CaseState, Result, Service, ServiceKind
from kriya.assistance.queries.cases import LATE, MINE, SOON, Wanted, cases_shown, narrowed
from kriya.assistance.queries.officers import officers
from kriya.assistance.views.staff.frame import crumbs, state_badge, tabs
from kriya.core.clock import today
from kriya.design.formats import number, when
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.ledger.days import day_of
from kriya.ledger.views import asked
from kriya.makers.export.writing import Field, write_xlsx

PAGE: Final = 50
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def wanted_of(request: Request) -> Wanted:
    """Return which cases an address asks for."""
    params = request.GET
    owner = params.get("petugas", "")
    return Wanted(
        state=asked.word(params, "keadaan", CaseState.values),
        kind=asked.word(params, "jenis", ServiceKind.values),
        service=asked.key(params, "layanan"),
        owner=int(owner) if owner.isdecimal() and len(owner) < 10 else None,
        since=asked.day(params, "dari"),
        until=asked.day(params, "sampai"),
        only=asked.word(params, "hanya", (LATE, SOON, MINE)),
        person=request.user.pk,
        text=params.get("q", "").strip()[:80],
    )


@require_safe
@staff(Can.READ_PROGRAMMES)
def every(request: Request) -> HttpResponse:
    """Show cases: what waits and runs first."""
    wanted = wanted_of(request)
    page = Paginator(cases_shown(wanted), PAGE).get_page(request.GET.get("hal"))
    context = {
        "page": page,
        "table": _table(page.object_list),
        "wanted": wanted,
        "states": CaseState.choices,
        "services": Service.objects.order_by("name"),
        "officers": officers(),
        "only": ((MINE, _("tugas saya")), (LATE, _("terlambat")), (SOON, _("segera jatuh tempo"))),
        "query": request.GET.urlencode(),
        "can_edit": request.membership.can(Can.MANAGE_PROGRAMMES),
        "may_export": request.membership.can(Can.EXPORT),
        "tabs": tabs("cases"),
        "crumbs": crumbs(),
    }
    return render(request, "assistance/staff/cases.html", context)


def _table(rows: Any) -> Table:
    columns = (
        Column("maker", _("UMKM"), sub="service"),
        Column("state", _("Keadaan"), sub="steps"),
        Column("due", _("Tenggat berikut"), wrap=False),
        Column("owner", _("Petugas")),
        Column("began", _("Mulai"), wrap=False),
    )
    return Table(columns, [_row(one) for one in rows], caption=_("Kasus"))


def _row(one: Any) -> TableRow:
    running = one.state == CaseState.RUNNING
    due = when(one.next_due) if running and one.next_due else ""
    steps = _("%(ended)s dari %(all)s langkah") % {"ended": number(one.ended_steps), "all": number(one.all_steps)}
    cells = {
        "maker": one.maker.name,
        "service": one.title,
        "state": state_badge(one),
        "steps": steps if one.all_steps else "",
        "due": format_html("{} {}", due, badge(_("terlambat"), "bad")) if running and one.late else due,
        "owner": one.owner.name if one.owner else "",
        "began": when(day_of(one.began_at)),
    }
    return TableRow(cells, url=reverse("assistance:case", args=[one.pk]))


@require_safe
@staff(Can.EXPORT)
def download(request: Request) -> HttpResponseBase:
    """Give the cases that the list shows as a spreadsheet, each with what it brought."""
    if not request.membership.can(Can.READ_PROGRAMMES):
        return HttpResponse(status=403)
    rows = narrowed(wanted_of(request)).select_related("maker", "service", "owner").order_by("began_at", "pk")
    brought: dict[Any, list[Result]] = {}
    for result in Result.objects.filter(case__in=rows.values("pk")).order_by("on", "pk"):
        brought.setdefault(result.case_id, []).append(result)
    name = f"fasilitasi-{slugify(request.council.short_name)}-{today():%Y-%m-%d}.xlsx"
    with NamedTemporaryFile(prefix="kriya-", suffix=".xlsx") as file:
        write_xlsx(Path(file.name), _fields(brought), rows, sheet=_("Fasilitasi"), title=_("Fasilitasi"))
        content = Path(file.name).open("rb")  # noqa: SIM115
    return FileResponse(content, as_attachment=True, filename=name, content_type=XLSX)


def _fields(brought: dict[Any, list[Result]]) -> list[Field]:
    def sum_of(case: Case) -> int | None:
        values = [one.value for one in brought.get(case.pk, []) if one.value is not None]
        return sum(values) if values else None

    return [
        Field(_("UMKM"), lambda case: case.maker.name),
        Field(_("Kecamatan"), lambda case: case.maker.district_name),
        Field(_("Layanan"), lambda case: case.title),
        Field(_("Jenis"), lambda case: case.service.get_kind_display()),
        Field(_("Keadaan"), lambda case: case.get_state_display()),
        Field(_("Asal"), lambda case: case.get_origin_display()),
        Field(_("Petugas"), lambda case: case.owner.name if case.owner else ""),
        Field(_("Mulai"), lambda case: day_of(case.began_at), "date"),
        Field(_("Tenggat"), lambda case: case.due_on, "date"),
        Field(_("Berakhir"), lambda case: day_of(case.ended_at) if case.ended_at else None, "date"),
        Field(_("Hasil"), lambda case: "; ".join(one.title for one in brought.get(case.pk, []))),
        Field(_("Nilai hasil"), sum_of, "rupiah"),
    ]
