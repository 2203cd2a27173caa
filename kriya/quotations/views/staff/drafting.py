"""The editor of a quotation: products are found and added without leaving the page, nothing typed is lost."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.catalog.models import Kind, Product, ProductState
from kriya.core.clock import today
from kriya.core.ids import new_id, read_id
from kriya.core.money import Rupiah
from kriya.design.meanwhile import OPENED
from kriya.design.messages import attempt_form
from kriya.inventory.queries.stock import on_sale
from kriya.makers.models import Maker
from kriya.quotations.actions.drafting import keep_draft
from kriya.quotations.actions.showing import record_showing
from kriya.quotations.forms.quotation import (
    HeadForm,
    Row,
    brought_together,
    opened_rows,
    rows_of,
    rows_typed,
    with_spare,
)
from kriya.quotations.models import Inquiry, OfficeData, Quotation, QuotationLine, QuotationState
from kriya.quotations.queries.lines import makers_called
from kriya.shop.queries.offers import SHELVES

VALID: Final = timedelta(days=14)
_FOUND: Final = 8


@staff(Can.MANAGE_SALES)
def new(request: Request) -> HttpResponse:
    """Begin a quotation, from an inquiry (`?permintaan=`) or from nothing."""
    asked = read_id(request.GET.get("permintaan"))
    inquiry = Inquiry.objects.filter(pk=asked).first() if asked else None
    return _edit(request, None, inquiry)


@staff(Can.MANAGE_SALES)
def change(request: Request, pk: UUID) -> HttpResponse:
    """Change a draft."""
    quotation = get_object_or_404(Quotation.objects.all(), pk=pk)
    if quotation.state != QuotationState.DRAFT:
        messages.error(request, _("Penawaran ini bukan konsep lagi. Tarik dulu untuk mengubahnya."))
        return redirect("quotations:one", pk)
    return _edit(request, quotation, None)


def _edit(request: Request, quotation: Quotation | None, inquiry: Inquiry | None) -> HttpResponse:
    saves = request.method == "POST" and request.POST.get("do") == "save"
    now = _rows_now(quotation)
    opened = opened_rows(now)
    if saves:
        rows = brought_together(request.POST, rows_typed(request.POST), now)
        form = HeadForm(request.POST, initial=_said_of(quotation) if quotation else None, record=quotation)
    elif request.method == "POST":
        rows, form = rows_typed(request.POST), HeadForm(initial=request.POST.dict(), record=quotation)
        # Looked up and gone on: what the page was opened as is still what it was.
        form.opened_as, opened = request.POST.get(OPENED, ""), request.POST.get("baris_dibuka", "")
    else:
        rows = now
        form = HeadForm(initial=_said_of(quotation) if quotation else _begun(inquiry), record=quotation)
        if (about := quotation or inquiry) is not None:
            record_showing(about.pk, OfficeData.EDITED, to=request.user)
    if saves and (kept := _kept(request, form, rows, quotation, inquiry)):
        messages.success(request, _("Konsep disimpan."))
        return redirect("quotations:one", kept.pk)
    if (added := read_id(request.POST.get("tambah"))) and (row := _row_of(added)):
        rows.append(row)
    return _page(request, form, rows, quotation, inquiry, opened)


def _rows_now(quotation: Quotation | None) -> list[Row]:
    if quotation is None:
        return []
    return rows_of(list(QuotationLine.objects.filter(quotation=quotation).select_related("maker")))


def _kept(
    request: Request, form: HeadForm, rows: Sequence[Row], quotation: Quotation | None, inquiry: Inquiry | None
) -> Quotation | None:
    """Save what was typed; None with every reason in the form and beside the rows."""
    makers = makers_called([row.maker for row in rows if row.is_service])
    lines = [None if row.wrong else row.line(makers) for row in rows]
    if any(row.wrong for row in rows):
        form.add_error(None, _("Ada baris barang yang belum benar."))
    if not form.is_valid():
        return None
    key = read_id(request.POST.get("kunci"))
    wanted = [line for line in lines if line is not None]
    return attempt_form(
        form, lambda: keep_draft(quotation, form.head(wanted), wanted, by=request.user, inquiry=inquiry, key=key)
    )


def _said_of(quotation: Quotation) -> dict[str, Any]:
    return {name: getattr(quotation, name) for name in HeadForm.base_fields}


def _begun(inquiry: Inquiry | None) -> dict[str, Any]:
    common = {"valid_until": today() + VALID}
    if inquiry is None:
        return common
    said = {name: getattr(inquiry, name) for name in ("institution", "contact", "phone", "email")}
    return {**common, **said, "subject": _("Penawaran cendera mata")}


def _row_of(product: UUID) -> Row | None:
    """Return a row that offers one piece of a product at its price."""
    found = Product.objects.filter(pk=product, state=ProductState.PUBLISHED).first()
    if found is None:
        return None
    price = f"{Rupiah(found.price):,}".replace(",", ".") if found.price else ""
    return Row(0, str(found.pk), found.name, "", "1", price, found.kind == Kind.TO_ORDER)


def _page(
    request: Request, form: HeadForm, rows: Sequence[Row], quotation: Quotation | None, inquiry: Inquiry | None,
    opened: str,
) -> HttpResponse:  # fmt: skip
    text = request.POST.get("cari", "").replace("\x00", "").strip()[:80]
    shown = with_spare(rows)
    names = {str(pk): name for pk, name in _names([row.product for row in shown])}
    desk_url = reverse("quotations:desk")
    title = quotation.number if quotation else _("Penawaran baru")
    context = {
        "form": form,
        "rows": [(row, names.get(row.product, "")) for row in shown],
        "found": _found(text),
        "makers": Maker.objects.fostered().order_by("name").values_list("name", flat=True).distinct(),
        "text": text,
        "quotation": quotation,
        "inquiry": inquiry,
        "title": title,
        "opened": opened if quotation else "",
        "key": read_id(request.POST.get("kunci")) or new_id(),
        "back": reverse("quotations:one", args=[quotation.pk]) if quotation else desk_url,
        "crumbs": [(_("Pesanan instansi"), desk_url), (title, "")],
    }
    return render(request, "quotations/staff/edit.html", context, status=422 if form.errors else 200)


def _names(keys: Sequence[str]) -> Any:
    wanted = [key for text in keys if (key := read_id(text))]
    return Product.objects.filter(pk__in=wanted).values_list("pk", "name")


def _found(text: str) -> list[tuple[Product, int]]:
    """Return products of the catalogue by name or maker, with how many are on the shelves now."""
    if not text:
        return []
    rows = Product.objects.filter(
        Q(name__icontains=text) | Q(maker__name__icontains=text), state=ProductState.PUBLISHED
    )
    products = list(rows.select_related("maker").order_by("name", "pk")[:_FOUND])
    free: dict[UUID, int] = {}
    for level in on_sale().filter(lot__product__in=products, location__kind__in=SHELVES):
        free[level.lot.product_id] = free.get(level.lot.product_id, 0) + max(0, level.free)  # type: ignore[attr-defined]
    return [(product, free.get(product.pk, 0)) for product in products]
