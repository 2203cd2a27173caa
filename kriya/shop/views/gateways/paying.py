"""From the order page to the page where it is paid."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kriya.accounts.request import AnyRequest
from kriya.core.refusal import Refused, say
from kriya.core.scoping import council_scope
from kriya.shop.models import Payment
from kriya.shop.payments.opening import open_alone


@require_safe
def pay(request: AnyRequest, code: str, payment: UUID) -> HttpResponse:
    """Send the buyer of an order to where its payment is paid; a provider is asked while no transaction is open.

    A link and no form: a browser follows no form to another's server where only our own is allowed.
    """
    back = f"{request.META['SCRIPT_NAME']}/pesanan/{code}/"
    if request.council is None:
        raise Http404
    with council_scope(request.council):
        rows = Payment.objects.filter(pk=payment, order__code=code).select_related("order")
        found = rows.first()
    if found is None:
        raise Http404
    try:
        answer = redirect(open_alone(request.council, found) or back)
    except Refused as no:
        messages.error(request, say(no))
        answer = redirect(back)
    answer["Referrer-Policy"] = "no-referrer"
    answer["Cache-Control"] = "no-store"
    return answer
