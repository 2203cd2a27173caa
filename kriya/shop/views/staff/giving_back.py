"""Money that goes back to a buyer through its provider."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.formats import rupiah
from kriya.design.messages import did
from kriya.shop.actions.giving_back import give_back_online
from kriya.shop.forms.orders import PayOutForm
from kriya.shop.models import Order


@require_POST
@staff(Can.KEEP_MONEY)
def give_back(request: Request, pk: UUID) -> HttpResponse:
    """Let the provider send it, and book that it did."""
    order: Order = get_object_or_404(Order.objects.all(), pk=pk)
    form = PayOutForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        did(
            request,
            lambda: give_back_online(
                order, said["jumlah"], key=said["kunci"], reason=said["alasan"], by=request.user
            ),
            _("%(sum)s dikirim kembali lewat penyedia.") % {"sum": rupiah(said["jumlah"])},
        )  # fmt: skip
    else:
        messages.error(request, _("Isi jumlah dan alasannya."))
    return redirect("shop:order", pk=order.pk)
