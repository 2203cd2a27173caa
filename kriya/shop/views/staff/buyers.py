"""Data of a buyer shown on purpose: how to reach them, and the proof they sent; each showing is recorded."""

from mimetypes import guess_type
from uuid import UUID

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.phones import whatsapp
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.shop.actions.buyers import record_showing
from kriya.shop.models import BuyerData, Payment
from kriya.shop.views.staff.order import buyers_page, find_order, order_crumbs


@staff(Can.SEE_PERSONAL)
@never_cache
@require_POST
def contact(request: Request, pk: UUID) -> HttpResponse:
    """Show how to reach a buyer."""
    order = find_order(pk)
    record_showing([order], BuyerData.CONTACT, to=request.user)
    where = buyers_page(request, order)
    context = {
        "order": order,
        "whatsapp": whatsapp(order.buyer_phone, f"{order.number}\n{where}"),
        "buyers_page": where,
        "crumbs": order_crumbs(order, (_("Kontak pembeli"), "")),
    }
    return render(request, "shop/staff/contact.html", context)


@staff(Can.SEE_PERSONAL)
@never_cache
@require_safe
def proof(request: Request, pk: UUID) -> FileResponse:
    """Show the proof of a transfer as the buyer sent it."""
    payment: Payment = get_object_or_404(Payment.objects.select_related("order"), pk=pk)
    if not payment.proof or not default_storage.exists(payment.proof):
        raise Http404
    record_showing([payment.order], BuyerData.PROOF, to=request.user)
    kind = guess_type(payment.proof)[0] or ""
    # Only pictures open in the browser: anything else could hold a script.
    opens = kind in {"image/jpeg", "image/png", "image/webp", "image/avif"}
    return FileResponse(
        default_storage.open(payment.proof),
        as_attachment=not opens,
        filename=f"bukti-{payment.reference}.{payment.proof.rpartition('.')[2]}",
        content_type=kind if opens else "application/octet-stream",
    )
