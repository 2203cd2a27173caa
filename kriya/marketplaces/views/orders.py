"""Orders of marketplaces: exports brought, looked at, applied, undone; codes explained."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.ids import read_id
from kriya.design.formats import number, rupiah
from kriya.design.messages import attempt, attempt_form
from kriya.marketplaces.actions.selling import Came
from kriya.marketplaces.actions.taking_in import apply_orders, bring_orders, explain, sell_all_waiting
from kriya.marketplaces.actions.undoing import undo_orders
from kriya.marketplaces.actions.working import AT_WORK, is_stuck
from kriya.marketplaces.forms import MarketFileForm
from kriya.marketplaces.models import FileKind, FileState, MarketFile, MarketLine, MarketOrder, Marketplace
from kriya.marketplaces.orders.reading import ToldOrder
from kriya.marketplaces.queries.codes import product_choices, waiting_codes
from kriya.marketplaces.queries.coming import coming
from kriya.marketplaces.views.frame import tabs
from kriya.marketplaces.views.tables import order_table
from kriya.marketplaces.words import why_left, why_waiting

_PAGE = 30


@require_http_methods(["GET", "POST"])
@staff(Can.READ_SALES)
def orders(request: Request) -> HttpResponse:
    """Show the exports that were brought and the orders in them; take a new one."""
    may = request.membership.can(Can.MANAGE_SALES)
    form = MarketFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        if not may:
            return HttpResponse(status=403)
        if form.is_valid() and (made := _bring(request, form)):
            return redirect("marketplaces:order_file", pk=made.pk)
    files = MarketFile.objects.filter(kind=FileKind.ORDERS).defer("told", "left").select_related("by")
    every = MarketOrder.objects.prefetch_related("lines__sold").order_by("-ordered_at", "-pk")
    page = Paginator(every, _PAGE).get_page(request.GET.get("hal"))
    context = {
        "form": form if may else None,
        "files": files.order_by("-at", "-pk")[:10],
        "page": page,
        "table": order_table(page.object_list),
        "tabs": tabs(request),
    }
    return render(request, "marketplaces/orders.html", context, status=422 if form.errors else 200)


def _bring(request: Request, form: MarketFileForm) -> MarketFile | None:
    said = form.cleaned_data
    return attempt_form(
        form,
        lambda: bring_orders(said["file"], marketplace=said["marketplace"], name=said["file"].name, by=request.user),
        "file",
    )


@require_safe
@staff(Can.READ_SALES)
def order_file(request: Request, pk: UUID) -> HttpResponse:
    """Show what an export would change, or what it changed."""
    file = _file(pk)
    context: dict[str, Any] = {
        "file": file,
        "left": [{**line, "words": why_left(line["why"])} for line in file.left],
        "may": request.membership.can(Can.MANAGE_SALES),
        "waits": file.state == FileState.PREVIEW,
        "applied": file.state == FileState.APPLIED,
        "works": file.state in AT_WORK and not is_stuck(file),
        "stuck": is_stuck(file),
        "undoing": file.state == FileState.UNDOING,
        "rows": file.came.get("new", 0) if file.state == FileState.UNDOING else len(file.told),
        "crumbs": [(_("Lokapasar"), reverse("marketplaces:orders")), (file.name, "")],
    }
    if context["waits"]:
        plan = coming(file.marketplace, [ToldOrder.of_json(one) for one in file.told])
        context |= {"plan": plan, "left": context["left"] + [{**one, "words": why_left(one["why"])}
                                                             for one in plan.differing]}  # fmt: skip
        context["unknown"] = [
            {"code": code, "name": name, "variation": variation, "lines": lines}
            for (code, name, variation), lines in plan.unknown.most_common()
        ]
        context["backs"] = sum(1 for _order, told in plan.moved if told.status == "cancelled")
    return render(request, "marketplaces/order_file.html", context)


@require_POST
@staff(Can.MANAGE_SALES)
def order_file_apply(request: Request, pk: UUID) -> HttpResponse:
    """Apply an export."""
    done = attempt(request, lambda: apply_orders(_file(pk), by=request.user))
    if done is not None and done.state == FileState.APPLIED:
        messages.success(request, _sold(Came(**{name: done.came[name] for name in Came.__dataclass_fields__})))
    return redirect("marketplaces:order_file", pk=pk)


def _sold(came: Came) -> str:
    said = ngettext("%(n)s penjualan tercatat: %(sum)s.", "%(n)s penjualan tercatat: %(sum)s.", came.sales)
    parts = [said % {"n": number(came.sales), "sum": rupiah(came.total)}]
    if came.back:
        back = ngettext("%(n)s barang kembali ke rak.", "%(n)s barang kembali ke rak.", came.back)
        parts.append(back % {"n": number(came.back)})
    if came.waiting:
        wait = ngettext("%(n)s baris menunggu kode produk.", "%(n)s baris menunggu kode produk.", came.waiting)
        parts.append(wait % {"n": number(came.waiting)})
    if came.oversold:
        over = ngettext("%(n)s terjual padahal stoknya 0.", "%(n)s terjual padahal stoknya 0.", came.oversold)
        parts.append(over % {"n": number(came.oversold)})
    return " ".join(parts)


@require_POST
@staff(Can.MANAGE_SALES)
def order_file_undo(request: Request, pk: UUID) -> HttpResponse:
    """Undo an export that was applied."""
    done = attempt(request, lambda: undo_orders(_file(pk), by=request.user))
    if done is not None and done.state == FileState.UNDONE:
        messages.success(request, _("Impor dibatalkan; barang dan uangnya kembali."))
    return redirect("marketplaces:order_file", pk=pk)


def _file(pk: UUID) -> MarketFile:
    return get_object_or_404(MarketFile.objects.filter(kind=FileKind.ORDERS).select_related("by", "undone_by"), pk=pk)


@require_safe
@staff(Can.READ_SALES)
def codes(request: Request) -> HttpResponse:
    """Show the codes whose lines wait, for a person to say which product each means."""
    waiting = waiting_codes()
    context = {
        "waiting": [
            {"one": one, "marketplace": Marketplace(one.marketplace).label, "words": why_waiting(one.why)}
            for one in waiting
        ],
        "products": product_choices() if any(one.why == "code" for one in waiting) else [],
        "may": request.membership.can(Can.MANAGE_SALES),
        "tabs": tabs(request),
    }
    return render(request, "marketplaces/codes.html", context)


@require_POST
@staff(Can.MANAGE_SALES)
def explain_code(request: Request) -> HttpResponse:
    """Take what a person says that a code means, and sell what waited for it."""
    marketplace, code = request.POST.get("lokapasar", ""), request.POST.get("kode", "").strip()
    by_name = {label: value for value, label in product_choices()}
    product, _colon, variant = by_name.get(request.POST.get("produk", "").strip(), "").partition(":")
    meant = read_id(product)
    if meant is None or marketplace not in Marketplace.values or not code:
        messages.error(request, _("Pilih produk dari daftar yang muncul."))
        return redirect("marketplaces:codes")
    came = attempt(
        request,
        lambda: explain(marketplace, code, product=meant, variant=read_id(variant), by=request.user),
    )
    if came is not None:
        messages.success(request, _sold(came))
    return redirect("marketplaces:codes")


@require_POST
@staff(Can.MANAGE_SALES)
def sell_again(request: Request) -> HttpResponse:
    """Try again to sell what waits: its product may have been taken in meanwhile."""
    came = attempt(request, lambda: sell_all_waiting(by=request.user))
    if came is not None:
        messages.success(request, _sold(came))
    return redirect("marketplaces:codes")


@require_safe
@staff(Can.READ_SALES)
def order(request: Request, pk: UUID) -> HttpResponse:
    """Show one order: its lines with the sales they became, and its money."""
    found = get_object_or_404(MarketOrder.objects.select_related("first_file", "last_file"), pk=pk)
    lines = MarketLine.objects.filter(order=found).prefetch_related("sold__sale_line__sale").order_by("position")
    context = {
        "order": found,
        "lines": lines,
        "releases": found.releases.order_by("on", "pk"),
        "crumbs": [(_("Lokapasar"), reverse("marketplaces:orders")), (found.number, "")],
    }
    return render(request, "marketplaces/order.html", context)
