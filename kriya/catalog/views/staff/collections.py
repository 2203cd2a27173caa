"""Collections and seasons as the office puts them together, and makers in front."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.catalog.actions.collections import (
    add_items,
    change_collection,
    drop_collection,
    make_collection,
    set_items,
)
from kriya.catalog.actions.featured import end_featuring, feature_maker
from kriya.catalog.forms.collections import CollectionForm, FeatureForm
from kriya.catalog.models import Collection, CollectionItem, FeaturedMaker
from kriya.catalog.queries.staff import staff_products
from kriya.catalog.views.staff.tables import state_badge
from kriya.core.clock import now, today
from kriya.core.ids import read_ids
from kriya.design.formats import when
from kriya.design.meanwhile import is_touched
from kriya.design.messages import attempt_form, did, fits
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge

FOUND = 12


@staff(Can.READ_REGISTER)
def collections(request: Request) -> HttpResponse:
    """Show the collections and the makers in front."""
    columns = (
        Column("name", _("Koleksi"), sub="kind"),
        Column("count", _("Produk"), align="end"),
        Column("state", _("Keadaan")),
        Column("at", _("Tayang mulai"), wrap=False),
    )
    may_curate = request.membership.can(Can.CURATE)
    rows = [
        _row(one, may_curate) for one in Collection.objects.annotate(n=Count("items")).order_by("-created_at", "pk")
    ]
    features = FeaturedMaker.objects.select_related("maker").order_by("-ends_on", "pk")[:50]
    given = {
        "table": Table(columns, rows),
        "features": [(one, *_feature_state(one)) for one in features],
        "may_curate": may_curate,
    }
    return render(request, "catalog/staff/collections.html", given)


def _row(one: Any, may_curate: bool) -> TableRow:
    label, tone = _collection_state(one)
    cells = {
        "name": str(one), "kind": str(one.get_kind_display()), "count": one.n, "state": badge(label, tone),
        "at": when(one.publish_at) if one.publish_at else None,
    }  # fmt: skip
    return TableRow(cells, url=reverse("catalog:collection", args=[one.pk]) if may_curate else "")


def _collection_state(one: Collection) -> tuple[str, str]:
    if one.publish_at is None:
        return pgettext("keadaan", "Draf"), "plain"
    if one.publish_at > now():
        return _("Dijadwalkan"), "dye"
    return (_("Sudah lewat"), "plain") if one.ends_on and one.ends_on < today() else (_("Tayang"), "good")


def _feature_state(one: FeaturedMaker) -> tuple[str, str]:
    if one.starts_on > today():
        return _("Dijadwalkan"), "dye"
    return (_("Sudah lewat"), "plain") if one.ends_on < today() else (_("Tampil"), "good")


@staff(Can.CURATE)
def new_collection(request: Request) -> HttpResponse:
    """Begin a collection."""
    form = CollectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt_form(form, lambda: make_collection(**form.cleaned_data))
        if made:
            messages.success(request, _("Koleksi dibuat. Sekarang pilih produknya."))
            return redirect("catalog:collection", pk=made.pk)
    context = {"form": form, "title": _("Koleksi baru"), "crumbs": _crumbs(_("Koleksi baru"))}
    return render(request, "catalog/staff/collection.html", context, status=422 if form.is_bound else 200)


@staff(Can.CURATE)
def collection(request: Request, pk: UUID) -> HttpResponse:
    """Show a collection to change it: its words, its time, its products."""
    found = get_object_or_404(Collection, pk=pk)
    fields = {name: getattr(found, name) for name in CollectionForm.base_fields}
    form = CollectionForm(request.POST or None, initial=fields, record=found)
    if (
        request.method == "POST"
        and form.is_valid()
        and fits(form, lambda: change_collection(found, **form.cleaned_data))
    ):
        messages.success(request, _("Koleksi disimpan."))
        return redirect("catalog:collection", pk=pk)
    text = request.GET.get("cari", "").strip()
    items = CollectionItem.objects.filter(collection=found).select_related("product__maker").order_by("position", "pk")
    context = {
        "form": form,
        "collection": found,
        "title": str(found),
        "crumbs": _crumbs(str(found)),
        "items": [(item, state_badge(item.product)) for item in items],
        "text": text,
        "found": staff_products({"q": text}).exclude(pk__in=items.values("product"))[:FOUND] if text else [],
        "preview": request.build_absolute_uri(reverse("catalog:preview", args=[found.preview_key])),
    }
    return render(request, "catalog/staff/collection.html", context, status=422 if form.is_bound else 200)


@require_POST
@staff(Can.CURATE)
def items(request: Request, pk: UUID) -> HttpResponse:
    """Order the products of a collection by their numbers, leave out those that are ticked, add those found."""
    found = get_object_or_404(Collection, pk=pk)
    if added := read_ids(request.POST.getlist("tambah")):
        words = ngettext("%(n)d produk ditambahkan.", "%(n)d produk ditambahkan.", len(added)) % {"n": len(added)}
        did(request, lambda: add_items(found, added), words)
    else:
        did(request, lambda: set_items(found, _ordered(request.POST, found)), _("Urutan disimpan."))
    return redirect(reverse("catalog:collection", args=[pk]) + "#produk")


def _ordered(data: QueryDict, found: Collection) -> list[UUID]:
    """Return the products by the numbers that were typed; equal numbers stay as they stood.

    Where no number was touched, the order is as somebody else may have made it meanwhile.
    """
    gone = set(data.getlist("lepas"))
    there = list(found.items.order_by("position", "pk").values_list("product_id", flat=True))
    kept = [pk for pk in there if str(pk) not in gone]
    if not any(is_touched(data, f"urutan_{pk}") for pk in kept):
        return kept
    typed = {pk: data.get(f"urutan_{pk}", "") for pk in kept}
    places = {pk: int(text) if text.isdecimal() and len(text) < 6 else 99_999 for pk, text in typed.items()}
    return sorted(kept, key=lambda pk: places[pk])


@require_POST
@staff(Can.CURATE)
def drop(request: Request, pk: UUID) -> HttpResponse:
    """Take a collection away."""
    found = get_object_or_404(Collection, pk=pk)
    drop_collection(found)
    messages.success(request, _("Koleksi “%(name)s” dihapus. Produknya tetap ada.") % {"name": found})
    return redirect("catalog:collections")


@staff(Can.CURATE)
def feature(request: Request) -> HttpResponse:
    """Put a maker in front."""
    form = FeatureForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and fits(form, lambda: feature_maker(**form.cleaned_data), "ends_on")
    ):
        messages.success(request, _("Perajin pilihan dicatat."))
        return redirect("catalog:collections")
    context = {"form": form, "title": _("Perajin pilihan"), "crumbs": _crumbs(_("Perajin pilihan"))}
    return render(request, "catalog/staff/feature.html", context, status=422 if form.is_bound else 200)


@require_POST
@staff(Can.CURATE)
def unfeature(request: Request, pk: UUID) -> HttpResponse:
    """Take a maker from the front."""
    end_featuring(get_object_or_404(FeaturedMaker, pk=pk))
    messages.success(request, _("Perajin tidak lagi ditampilkan."))
    return redirect("catalog:collections")


def _crumbs(title: str) -> list[tuple[str, str]]:
    return [(_("Koleksi"), reverse("catalog:collections")), (title, "")]
