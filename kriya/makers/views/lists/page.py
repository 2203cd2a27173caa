"""The list of makers, and the form that narrows it."""

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.tables import Table
from kriya.makers import filters
from kriya.makers.models import Maker, Status
from kriya.makers.queries.lists import views
from kriya.makers.queries.lists.choices import Choices
from kriya.makers.queries.lists.columns import Column, chosen, is_order
from kriya.makers.queries.lists.conditions import UNKNOWN
from kriya.makers.queries.lists.rows import Criteria, Pages, narrowed, status_counts
from kriya.makers.queries.lists.search import is_private, makers_with_number
from kriya.makers.views.lists import cells
from kriya.makers.views.lists.controls import controls

_NOBODY: Final = "00000000-0000-0000-0000-000000000000"


class _Counted(Paginator):  # type: ignore[type-arg]
    """Pages of a list whose length is known already."""

    def __init__(self, rows: Any, per_page: int, length: int) -> None:
        super().__init__(rows, per_page)
        self.count = length


@staff(Can.READ_REGISTER)
@require_GET
def makers(request: Request) -> HttpResponse:
    """Show the makers that fit the address; without any words in it, the person's opening view."""
    if is_private(request.GET.get("q", "")):
        return _number_in_address(request)
    entries = views.views_for(request.user)
    if not request.GET and (view := views.opening_view(entries)):
        return HttpResponseRedirect(f"?{view.query}&tampilan={view.pk}")
    return render(request, "makers/lists/list.html", page_of(request, entries))


def page_of(request: Request, entries: Sequence[views.ViewEntry]) -> dict[str, Any]:
    """Return everything the page shows, in a number of questions that does not depend on its length."""
    params, choices = request.GET, Choices()
    criteria = filters.read_criteria(params)
    columns, order = chosen(params.get("kolom", "")), params.get("urut", "")
    around = narrowed(criteria.without("status"), choices)
    counts = status_counts(around.makers)
    wanted = criteria.values.get("status") or tuple(counts)
    found = narrowed(criteria, choices) if criteria.values.get("status") else around
    total = sum(counts.get(status, 0) for status in wanted)
    page = _page(Pages(found, columns, order, ranked=bool(criteria.text)), params, total)
    register = total if not (criteria.values or criteria.text) else Maker.objects.in_register().count()
    return {
        "page": page,
        "table": _table(page, columns, order, select=request.membership.can(Can.EDIT_REGISTER)),
        "total": total,
        "register": register,
        "alike": found.alike,
        "criteria": criteria,
        "chips": filters.chips(params, criteria, choices),
        "statuses": _status_chips(params, criteria, counts),
        "controls": controls(criteria, choices, columns, params),
        "per_page": [
            (n, filters.swapped(params, baris=str(n)), n == filters.per_page(params)) for n in filters.PER_PAGE
        ],
        **_views(request, entries),
        "may": {can: request.membership.can(can) for can in ("edit_register", "export", "import")},
    }


def _views(request: Request, entries: Sequence[views.ViewEntry]) -> dict[str, Any]:
    query = filters.cleaned(request.GET).urlencode()
    current = next((entry for entry in entries if str(entry.view.pk) == request.GET.get("tampilan")), None)
    changed = current is not None and current.is_mine and current.view.query != query
    return {"views": entries, "current_view": current, "is_view_changed": changed, "query": query}


def _page(rows: Pages, params: QueryDict, total: int) -> Page[Any]:
    return _Counted(rows, filters.per_page(params), total).get_page(params.get("hal"))


def _table(page: Page[Any], columns: list[Column], order: str, *, select: bool) -> Table:
    # One reverse() and a replacement: a hundred of them would take longer than the database.
    pattern = reverse("makers:record", args=[_NOBODY])
    rows = cells.rows(list(page.object_list), columns, lambda maker: pattern.replace(_NOBODY, str(maker.pk)))
    return Table(
        cells.headings(columns),
        rows,
        select="umkm" if select else "",
        sort=order if is_order(order) else "",
    )


def _status_chips(params: QueryDict, criteria: Criteria, counts: dict[str, int]) -> list[dict[str, Any]]:
    current = criteria.values.get("status", ())
    every = {
        "label": _("semua"),
        "url": filters.swapped(params, status=""),
        "count": sum(counts.values()),
        "current": not current,
    }
    one_each = [
        {
            "label": status.label,
            "url": filters.swapped(params, status=status.value),
            "count": counts.get(status.value, 0),
            "current": status.value in current,
        }
        for status in Status
        if counts.get(status.value) or status.value in current
    ]
    return [every, *one_each]


def _number_in_address(request: Request) -> HttpResponse:
    """Turn a long number away from the address, where logs and histories would keep it; look it up all the same."""
    return HttpResponseRedirect(_answer(request.GET))


@sensitive_post_parameters("q")
@staff(Can.READ_REGISTER)
@require_POST
def narrow(request: Request) -> HttpResponse:
    """Turn the form into an address, so that what is seen can be saved and sent; a long number stays out of it."""
    return HttpResponseRedirect(_answer(request.POST))


def _answer(params: QueryDict) -> str:
    clean = filters.cleaned(params)
    if is_private(typed := params.get("q", "")):
        ids = makers_with_number(typed)[: filters.MANY_VALUES]
        clean.setlist("umkm", [str(pk) for pk in ids] or [UNKNOWN])
    if views.is_view(view := params.get("tampilan", "")):
        clean["tampilan"] = view
    query = clean.urlencode() or urlencode({"tampilan": filters.ALL})
    return f"{reverse('makers:list')}?{query}"
