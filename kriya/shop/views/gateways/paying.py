"""From the order page to the page where it is paid."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kriya.accounts.request import AnyRequest
from kriya.core.refusal import Refused, say
from kriya.core.scoping import council_scope
from kriya.ledger.models import MoneyRules
from kriya.ledger.qris import parse
from kriya.shop.models import Method, Payment, PaymentState
from kriya.shop.payments.opening import open_alone


@require_safe
def pay(request: AnyRequest, code: str, payment: UUID) -> HttpResponse:
    """Send the buyer of an order to where its payment is paid; a provider is asked while no transaction is open.

    A link and no form: a browser follows no form to another's server where only our own is allowed.
    """
    back = order_page = f"{request.META['SCRIPT_NAME']}/pesanan/{code}/"
    if request.council is None:
        raise Http404
    with council_scope(request.council):
        rows = Payment.objects.filter(pk=payment, order__code=code).select_related("order")
        found = rows.first()
    if found is None:
        raise Http404
    if found.method == Method.QRIS:
        back = reverse("shop:pay_qris", args=[code, payment])
    try:
        answer = redirect(open_alone(request.council, found) or back)
    except Refused as no:
        messages.error(request, say(no))
        answer = redirect(order_page)
    answer["Referrer-Policy"] = "same-origin"
    answer["Cache-Control"] = "no-store"
    return answer


@require_safe
def pay_qris(request: AnyRequest, code: str, payment: UUID) -> HttpResponse:
    """Show the council's QRIS with the amount in it. It proves nothing: a person finds the money at the bank."""
    rows = Payment.objects.select_related("order").filter(method=Method.QRIS, order__code=code).exclude(qris="")
    found: Payment = get_object_or_404(rows, pk=payment)
    rules = MoneyRules.objects.first()
    said = parse(rules.static_qris) if rules and rules.static_qris else []
    context = {
        "payment": found,
        "merchant": next((field.value for field in said if field.tag == "59"), ""),
        "back": f"{request.META['SCRIPT_NAME']}/pesanan/{code}/",
        "is_open": found.state in {PaymentState.ASKED, PaymentState.TOLD},
    }
    answer = render(request, "shop/gateways/qris.html", context)
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = "same-origin"
    return answer
