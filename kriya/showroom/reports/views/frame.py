"""What every report has: tabs, filters, a table, and the same as a file."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.makers.export.writing import write_csv, write_xlsx
from kriya.showroom.reports.sheets import Sheet

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV: Final = "text/csv; charset=utf-8"


def tabs(request: Request, here: str) -> list[dict[str, Any]]:
    """Return the reports that the person may open."""
    member = request.membership
    known = (
        ("report", _("Terjual"), Can.READ_SALES),
        ("report_ageing", _("Umur stok"), Can.READ_SALES),
        ("report_quiet", _("Lama tak terjual"), Can.READ_SALES),
        ("report_margin", _("Bagi hasil"), Can.READ_MONEY),
        ("report_hours", _("Jam ramai"), Can.READ_SALES),
        ("report_months", _("Bulanan"), Can.EXPORT),
    )
    return [
        {"label": label, "url": reverse(f"showroom:{name}"), "current": name == here, "count": None}
        for name, label, needs in known
        if member and member.can(needs)
    ]


def shown(request: Request, here: str, sheet: Sheet, more: Mapping[str, Any]) -> HttpResponse:
    """Show a report: its template is named after it."""
    may_export = bool(request.membership and request.membership.can(Can.EXPORT))
    query = request.GET.urlencode()
    files = [
        (kind, f"{reverse(f'showroom:{here}_{kind}')}{f'?{query}' if query else ''}") for kind in ("xlsx", "csv")
    ] if may_export else []  # fmt: skip
    context = {"tabs": tabs(request, here), "sheet": sheet, "table": sheet.table(), "files": files, "query": query}
    return render(request, f"showroom/reports/{here}.html", {**context, **more})


def sent(request: Request, kind: str, sheet: Sheet) -> HttpResponseBase:
    """Send a report as a file; texts that a spreadsheet could run are defused."""
    name = f"{slugify(sheet.title)}-{slugify(request.council.short_name)}-{today():%Y-%m-%d}.{kind}"
    with NamedTemporaryFile(prefix="kriya-", suffix=f".{kind}") as file:
        path = Path(file.name)
        if kind == "xlsx":
            write_xlsx(path, sheet.fields(), sheet.rows(), sheet=sheet.title, title=sheet.title)
        else:
            with path.open("w", encoding="utf-8-sig", newline="") as text:
                write_csv(text, sheet.fields(), sheet.rows())
        content = path.open("rb")
    return FileResponse(content, as_attachment=True, filename=name, content_type=XLSX if kind == "xlsx" else CSV)
