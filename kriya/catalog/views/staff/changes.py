"""Changes of public products that wait for a curator, and which changes do."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.catalog.actions.changes import decide_change, set_rules
from kriya.catalog.models import ProductChange, ProductPhoto
from kriya.catalog.queries.curation import catalog_rules, present_value, waiting_changes
from kriya.catalog.queries.history import change_lines
from kriya.catalog.views.staff.answering import picture_url
from kriya.design.messages import attempt

FREQUENT = (
    gettext_lazy("Harga naik terlalu jauh."),
    gettext_lazy("Foto gelap atau kabur."),
    gettext_lazy("Foto bukan dari barang ini."),
)


@staff(Can.CURATE)
def change(request: Request, pk: UUID) -> HttpResponse:
    """Show what is and what is asked for, side by side; accept it or return it with a reason."""
    found: ProductChange = get_object_or_404(
        ProductChange.objects.select_related("product", "product__maker", "asked_by"), pk=pk
    )
    if request.method == "POST" and _decided(request, found):
        behind = waiting_changes().first()
        return redirect("catalog:change", pk=behind.pk) if behind else redirect("catalog:product", pk=found.product_id)
    if found.decided_at is not None:
        return redirect("catalog:product", pk=found.product_id)
    waiting = list(waiting_changes().values_list("pk", flat=True)[:1000])
    context = {
        "change": found,
        "product": found.product,
        "lines": change_lines(found),
        "photos": _photos(found),
        "reasons": [(str(reason), str(reason) in request.POST.getlist("sering")) for reason in FREQUENT],
        "reason": request.POST.get("alasan", ""),
        "place": waiting.index(found.pk) + 1 if found.pk in waiting else None,
        "total": len(waiting),
        "crumbs": [(_("Produk"), reverse("catalog:list")), (_("Perubahan"), "")],
    }
    return render(request, "catalog/staff/change.html", context)


def _decided(request: Request, found: ProductChange) -> bool:
    accept = request.POST.get("lakukan") == "terima"
    reason = " ".join([*request.POST.getlist("sering"), request.POST.get("alasan", "").strip()]).strip()
    done = attempt(request, lambda: decide_change(found, accept=accept, reason=reason, by=request.user))
    if done is None:
        return False
    words = _("Perubahan “%(name)s” diterima.") if accept else _("Perubahan “%(name)s” dikembalikan.")
    messages.success(request, words % {"name": found.product.name})
    return True


def _photos(found: ProductChange) -> dict[str, Any] | None:
    """Return the photos as they are and as they would be; None when they stay."""
    if "photos" not in found.values:
        return None
    known = {str(photo.pk): photo for photo in ProductPhoto.objects.filter(product=found.product_id)}
    before = present_value(found.product, "photos")
    return {
        side: [
            {"url": picture_url(pk), "alt": known[pk].alt_id, "is_new": pk not in before} for pk in keys if pk in known
        ]
        for side, keys in (("before", before), ("after", found.values["photos"]))
    }


class RulesForm(forms.Form):
    """Which changes of a public product a curator sees first."""

    price_by_curator = forms.BooleanField(label=gettext_lazy("Harga dan pilihan"), required=False)
    photos_by_curator = forms.BooleanField(label=gettext_lazy("Foto"), required=False)
    words_by_curator = forms.BooleanField(label=gettext_lazy("Nama, cerita, dan keterangan lain"), required=False)


@staff(Can.CURATE)
def rules(request: Request) -> HttpResponse:
    """Say which changes go through the curator's door."""
    now = catalog_rules()
    form = RulesForm(request.POST or None, initial={name: getattr(now, name) for name in RulesForm.base_fields})
    if request.method == "POST":
        # Nothing ticked is an answer, too, and sends no field at all.
        form = RulesForm(request.POST)
        form.full_clean()
        set_rules(**form.cleaned_data)
        messages.success(request, _("Aturan disimpan."))
        return redirect("catalog:rules")
    crumbs = [(_("Produk"), reverse("catalog:list")), (_("Aturan perubahan"), "")]
    return render(request, "catalog/staff/rules.html", {"form": form, "crumbs": crumbs})
