"""Take pieces of a sale back, or exchange them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.ids import new_id
from kriya.core.refusal import Refused, say
from kriya.design.formats import rupiah
from kriya.design.messages import attempt
from kriya.inventory.codes import clean_code
from kriya.ledger.models import Tender
from kriya.sales.actions.exchanging import exchange
from kriya.sales.actions.paying_out import pay_out_exchange
from kriya.sales.actions.refunding import Back, Paid, refund
from kriya.sales.forms import GiveBackForm
from kriya.sales.models import Refund, Sale
from kriya.sales.queries.refunds import refundable
from kriya.sales.views.lists import sale_name


@staff(Can.MANAGE_SALES)
def give_back(request: Request, pk: UUID) -> HttpResponse:
    """Ask what comes back and how the money goes; then do it, once."""
    sale: Sale = get_object_or_404(Sale.objects.select_related("location"), pk=pk)
    form = GiveBackForm(request.POST or None, lines=refundable(sale), initial={"key": new_id(), "sale_key": new_id()})
    if request.method == "POST" and form.is_valid() and _given(request, sale, form):
        messages.success(request, _("Pengembalian dicatat. Stok dan saldo perajin sudah disesuaikan."))
        return redirect("sales:sale", pk)
    crumbs = [
        (_("Penjualan"), reverse("sales:list")),
        (sale_name(sale), reverse("sales:sale", args=[pk])),
        (_("Pengembalian"), ""),
    ]
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "sales/give_back.html", {"form": form, "sale": sale, "crumbs": crumbs}, status=status)


def _given(request: Request, sale: Sale, form: GiveBackForm) -> bool:
    said = form.cleaned_data
    back = [Back(line, pieces, to) for line, pieces, to in form.back()]
    try:
        if said["by"] == Tender.EXCHANGE:
            codes = [clean_code(code) or code for code in said["codes"].split()]
            exchange(
                sale, back, codes, key=said["key"], sale_key=said["sale_key"], reason=said["reason"], by=request.user
            )
        else:
            tenders = None
            if said["by"] == Tender.TRANSFER:
                worth = {line.line: line for line in form.refundable}
                tenders = [Paid(Tender.TRANSFER, sum(worth[one.line].worth_of(one.pieces) for one in back))]
            refund(sale, back, key=said["key"], reason=said["reason"], by=request.user, tenders=tenders)
    except Refused as no:
        form.add_error("codes" if no.code == "sale_lot_unknown" else None, say(no))
        return False
    return True


@require_safe
@staff(Can.READ_SALES)
def one(_request: Request, pk: UUID) -> HttpResponse:
    """Lead to the sale of which something came back."""
    found: Refund = get_object_or_404(Refund.objects.all(), pk=pk)
    return redirect(reverse("sales:sale", args=[found.sale_id]) + f"#kembali-{found.pk}")


@require_POST
@staff(Can.MANAGE_SALES)
def pay_out(request: Request, pk: UUID) -> HttpResponse:
    """Give in cash, from the office, what an exchange was worth whose sale was never made."""
    found: Refund = get_object_or_404(Refund.objects.all(), pk=pk)
    paid = attempt(request, lambda: pay_out_exchange(found, by=request.user))
    if paid is not None:
        messages.success(request, _("Serahkan %(amount)s kepada pembeli.") % {"amount": rupiah(paid.cash)})
    return redirect("sales:refund", pk)
