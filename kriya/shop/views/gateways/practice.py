"""The practice gateway's page: what would the buyer do?"""

from typing import Final

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from kriya.accounts.request import AnyRequest
from kriya.core.jobs import defer
from kriya.shop.models import Method, Payment, PaymentState
from kriya.shop.payments import practice as gateway
from kriya.shop.payments.gateway import Status
from kriya.shop.tasks import send_practice_notice

_CHOICES: Final = {"bayar": (Status.PAID, 1), "gagal": (Status.FAILED, 1), "dua": (Status.PAID, 2)}


@require_http_methods(["GET", "POST"])
def practice(request: AnyRequest, reference: str) -> HttpResponse:
    """Ask what should happen; a job then sends the notice over HTTP to the webhook, as every provider does."""
    if not settings.PRACTICE_GATEWAY:
        raise Http404
    rows = Payment.objects.select_related("order")
    payment: Payment = get_object_or_404(rows, reference=reference, method=Method.PRACTICE)
    if request.method == "POST" and (choice := _CHOICES.get(request.POST.get("pilih", ""))):
        status, times = choice
        gateway.decide(reference, status)
        defer(send_practice_notice, soon=True, reference=reference, times=times)
        return redirect("shop:practice", reference=reference)
    told = gateway.decided(reference) or {}
    chosen = told.get("status", Status.PENDING.value)
    context = {
        "payment": payment,
        "back": f"{request.META['SCRIPT_NAME']}/pesanan/{payment.order.code}/",
        "chosen": "" if chosen == Status.PENDING else chosen,
        "is_paid": payment.state == PaymentState.PAID,
    }
    return render(request, "shop/gateways/practice.html", context)
