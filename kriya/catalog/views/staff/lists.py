"""The list of products, and what is done with many of them."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.catalog.actions.bulk import publish_many, put_back, withdraw_many
from kriya.catalog.models import Kind
from kriya.catalog.queries.parts import Choices, as_offered
from kriya.catalog.queries.staff import MISSING, TABS, choices_in_use, staff_products, tab_counts
from kriya.catalog.views.staff.answering import forget_before, kept_before, tell_done
from kriya.catalog.views.staff.tables import product_table
from kriya.core.ids import read_ids
from kriya.design.messages import attempt

PAGE: Final = 50
_NAMES: Final = ("q", "kerajinan", "umkm", "kecamatan", "harga", "bahan", "jenis", "tanpa")


class FilterForm(forms.Form):
    """What narrows the list; it lives in the address."""

    q = forms.CharField(
        label=gettext_lazy("Cari"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": gettext_lazy("Nama produk atau perajin")}),
    )
    kerajinan = forms.ChoiceField(label=gettext_lazy("Jenis kerajinan"), required=False)
    umkm = forms.ChoiceField(label=gettext_lazy("Perajin"), required=False)
    kecamatan = forms.ChoiceField(label=gettext_lazy("Kecamatan"), required=False)
    harga = forms.ChoiceField(label=gettext_lazy("Harga"), required=False)
    bahan = forms.ChoiceField(label=gettext_lazy("Bahan"), required=False)
    jenis = forms.ChoiceField(label=gettext_lazy("Sediaan"), required=False)
    tanpa = forms.ChoiceField(label=gettext_lazy("Yang kurang"), required=False)
    tab = forms.CharField(required=False, widget=forms.HiddenInput)
    urut = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, params: Mapping[str, str], choices: dict[str, Choices]) -> None:
        super().__init__(params, auto_id="saring_%s")
        offered: dict[str, Any] = {
            **choices,
            "jenis": list(Kind.choices),
            "tanpa": [(key, said[0]) for key, said in MISSING.items()],
        }
        for name, options in offered.items():
            field: Any = self.fields[name]
            field.choices = [("", _("Semua")), *options]


@require_safe
@staff(Can.READ_REGISTER)
def product_list(request: Request) -> HttpResponse:
    """Show the products, narrowed by what stands in the address."""
    given_words = {name: request.GET.get(name, "").strip() for name in (*_NAMES, "tab", "urut")}
    asked = as_offered({name: value for name, value in given_words.items() if value})
    page = Paginator(staff_products(asked), PAGE).get_page(request.GET.get("hal"))
    counts, may_curate = tab_counts(), request.membership.can(Can.CURATE)
    given = {
        "page": page,
        "table": product_table(page.object_list, order=asked.get("urut", ""), select=may_curate),
        "form": FilterForm(asked, choices_in_use(asked)),
        "tabs": _tabs(asked, counts),
        "counts": counts,
        "narrowed": any(name in asked for name in _NAMES),
        "tab": asked.get("tab", ""),
        "may_curate": may_curate,
    }
    return render(request, "catalog/staff/list.html", given)


def _tabs(asked: dict[str, str], counts: dict[str, int]) -> list[dict[str, Any]]:
    """Return the tabs: each keeps the filters, and one without products stays away."""
    kept = QueryDict(mutable=True)
    kept.update({name: asked[name] for name in _NAMES if name in asked})
    tabs = []
    for tab, (label, _condition) in TABS.items():
        if not (counts[tab] or tab == asked.get("tab", "") or not tab):
            continue
        query = kept.copy()
        if tab:
            query["tab"] = tab
        url = f"?{query.urlencode()}"
        tabs.append({"label": label, "url": url, "count": counts[tab], "current": tab == asked.get("tab", "")})
    return tabs


@require_POST
@staff(Can.CURATE)
def many(request: Request) -> HttpResponse:
    """Publish or withdraw what was chosen in the list."""
    products, what = read_ids(request.POST.getlist("produk")), request.POST.get("lakukan")
    if what == "tayang":
        done = attempt(request, lambda: publish_many(products, by=request.user)) or []
        words = ngettext("%(n)d produk ditayangkan.", "%(n)d produk ditayangkan.", len(done)) % {"n": len(done)}
    else:
        done = attempt(request, lambda: withdraw_many(products, by=request.user)) or []
        words = ngettext("%(n)d produk ditarik.", "%(n)d produk ditarik.", len(done)) % {"n": len(done)}
    tell_done(request, done, words)
    return _back(request)


@require_POST
@staff(Can.CURATE)
def undo(request: Request, secret: str) -> HttpResponse:
    """Take back what was just done with products."""
    before = kept_before(request, secret)
    moved = put_back(before, by=request.user)
    forget_before(request, secret)
    words = ngettext("%(n)d produk kembali seperti tadi.", "%(n)d produk kembali seperti tadi.", moved) % {"n": moved}
    messages.success(request, words)
    return _back(request)


def _back(request: Request) -> HttpResponse:
    """Go back to the page on which the button stood."""
    before = request.META.get("HTTP_REFERER", "")
    safe = url_has_allowed_host_and_scheme(before, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(before) if safe else redirect("catalog:list")
