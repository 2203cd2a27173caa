"""The lists of visits, and a request that came on paper."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.ids import new_id, read_id
from kriya.design.messages import attempt_form
from kriya.visits.actions.asking import ask
from kriya.visits.forms.asking import AskForm
from kriya.visits.models import Origin
from kriya.visits.queries.history import times_of
from kriya.visits.queries.listing import TABS, counts, visits_of
from kriya.visits.queries.rules import visit_rules
from kriya.visits.views.public import region_names
from kriya.visits.views.staff.tables import visit_table

_A_PAGE = 50


def tab_labels() -> dict[str, str]:
    """Return what each list is called."""
    return {
        "menunggu": _("Menunggu jawaban"),
        "akan-datang": _("Akan datang"),
        "selesai": pgettext("kunjungan", "Terlaksana"),
        "keluar": _("Kita berkunjung"),
        "batal": _("Tidak jadi"),
    }


@require_safe
@staff(Can.READ_REGISTER)
def every(request: Request) -> HttpResponse:
    """Show one list of visits: what waits for an answer first."""
    numbers = counts()
    tab = request.GET.get("daftar", "")
    if tab not in TABS:
        tab = next((one for one in ("menunggu", "akan-datang") if numbers[one]), "selesai")
    page = Paginator(visits_of(tab), _A_PAGE).get_page(request.GET.get("hal"))
    shown = list(page)
    labels = tab_labels()
    given: dict[str, Any] = {
        "page": page,
        "table": visit_table(shown, times_of(shown), caption=labels[tab]),
        "tabs": [
            {"label": labels[one], "url": f"?daftar={one}", "current": one == tab, "count": numbers[one]}
            for one in TABS
        ],
        "tab": tab,
        "can_host": request.membership.can(Can.HOST_VISITS),
        "public_url": reverse("visits:public"),
    }
    return render(request, "visits/staff/list.html", given)


@staff(Can.HOST_VISITS)
@sensitive_post_parameters()
def write_down(request: Request) -> HttpResponse:
    """Write down a request that came as a letter on paper, or by telephone."""
    rules = visit_rules()
    form = AskForm(request.POST or None, request.FILES or None, rules=rules, is_office=True)
    key = read_id(request.POST.get("kunci")) or new_id()
    if request.method == "POST" and form.is_valid():
        made = attempt_form(form, lambda: ask(form.asked(), key=key, by=request.user, origin=Origin.OFFICE))
        if made is not None:
            messages.success(request, _("Permohonan dicatat."))
            return redirect("visits:one", made.pk)
    given = {
        "form": form,
        "key": key,
        "regions": region_names(),
        "crumbs": [(pgettext("menu", "Kunjungan"), reverse("visits:list")), (_("Catat permohonan"), "")],
    }
    return render(request, "visits/staff/write_down.html", given, status=422 if form.errors else 200)
