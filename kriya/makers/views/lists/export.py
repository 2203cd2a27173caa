"""Download what the list shows."""

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.http import FileResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.makers.export import LIST_FORMATS, Download, export_list
from kriya.makers.filters import chips, cleaned, read_criteria
from kriya.makers.queries.lists.choices import Choices
from kriya.makers.queries.lists.columns import chosen
from kriya.makers.queries.lists.rows import narrowed

_TYPES = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8"}


@staff(Can.EXPORT)
@require_http_methods(["GET", "POST"])
def download(request: Request) -> HttpResponseBase:
    """Ask in which format, and whether with telephones in full; then give the file."""
    if request.method == "GET":
        return _ask(request, request.GET)
    whole = bool(request.POST.get("telepon_lengkap")) and request.membership.can(Can.SEE_PERSONAL)
    if whole and not request.POST.get("keperluan", "").strip():
        return _ask(request, QueryDict(request.POST.get("saringan", "")), missing_purpose=True)
    return _file(request, whole_phones=whole)


def _ask(request: Request, params: QueryDict, *, missing_purpose: bool = False) -> HttpResponseBase:
    params = cleaned(params)
    criteria, choices = read_criteria(params), Choices()
    columns = chosen(params.get("kolom", ""))
    context: dict[str, Any] = {
        "query": params.urlencode(),
        "total": narrowed(criteria, choices).makers.count(),
        "chips": chips(params, criteria, choices),
        "columns": columns,
        "has_phones": any(column.kind == "phones" for column in columns),
        "may_see": request.membership.can(Can.SEE_PERSONAL),
        "missing_purpose": missing_purpose,
        "crumbs": [(_("UMKM binaan"), f"{reverse('makers:list')}?{params.urlencode()}"), (_("Unduh"), "")],
    }
    return render(request, "makers/lists/export.html", context, status=400 if missing_purpose else 200)


def _file(request: Request, *, whole_phones: bool) -> HttpResponseBase:
    """Write the file before the council's transaction ends, and send it from disk afterwards."""
    params = cleaned(QueryDict(request.POST.get("saringan", "")))
    asked = request.POST.get("berkas", "")
    wanted = Download(
        criteria=read_criteria(params),
        columns=chosen(params.get("kolom", "")),
        order=params.get("urut", ""),
        format=asked if asked in LIST_FORMATS else LIST_FORMATS[0],
        whole_phones=whole_phones,
        purpose=request.POST.get("keperluan", "").strip(),
    )
    ending = wanted.format[:4].rstrip(";,")
    name = f"umkm-{slugify(request.council.short_name)}-{today():%Y-%m-%d}.{ending}"
    with NamedTemporaryFile(prefix="kriya-", suffix=f".{ending}") as file:
        export_list(wanted, Path(file.name), by=request.user)
        # The name goes, the open file stays until the response is sent.
        content = Path(file.name).open("rb")  # noqa: SIM115
    return FileResponse(content, as_attachment=True, filename=name, content_type=_TYPES[ending])
