"""How to reach who speaks for an office, shown on purpose; each showing is recorded."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.phones import whatsapp
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.quotations.actions.showing import record_showing
from kriya.quotations.letters import words_with
from kriya.quotations.models import Inquiry, OfficeData, Quotation, QuotationState


@staff(Can.SEE_PERSONAL)
@never_cache
@require_POST
def of_inquiry(request: Request, pk: UUID) -> HttpResponse:
    """Show who asks for an office, with a first word for WhatsApp."""
    inquiry = get_object_or_404(Inquiry.objects.all(), pk=pk)
    record_showing(inquiry.pk, OfficeData.INQUIRY, to=request.user)
    hello = _("Yth. %(contact)s, terima kasih atas permintaan Anda kepada %(council)s.") % {
        "contact": inquiry.contact, "council": request.council.short_name,
    }  # fmt: skip
    return _page(request, inquiry, hello, reverse("quotations:inquiry", args=[pk]), _("Permintaan"))


@staff(Can.SEE_PERSONAL)
@never_cache
@require_POST
def of_quotation(request: Request, pk: UUID) -> HttpResponse:
    """Show who speaks for an office; where it waits for an answer, WhatsApp opens with the link that accepts it."""
    quotation = get_object_or_404(Quotation.objects.all(), pk=pk)
    record_showing(quotation.pk, OfficeData.QUOTATION, to=request.user)
    may_link = quotation.state == QuotationState.OFFERED and request.membership.can(Can.MANAGE_SALES)
    hello = _("Yth. %(contact)s, tentang penawaran %(number)s.") % {
        "contact": quotation.contact, "number": quotation.number,
    }  # fmt: skip
    words = words_with(quotation) if may_link else hello
    return _page(request, quotation, words, reverse("quotations:one", args=[pk]), quotation.number)


def _page(request: Request, of: Inquiry | Quotation, words: str, back: str, name: str) -> HttpResponse:
    """Answer with the contact. WhatsApp opens by a plain link, for no form may lead to another's server."""
    context = {
        "of": of,
        "whatsapp": whatsapp(of.phone, words) if of.phone.startswith("+628") else "",
        "back": back,
        "crumbs": [(_("Pesanan instansi"), reverse("quotations:desk")), (name, back), (_("Kontak"), "")],
    }
    return render(request, "quotations/staff/contact.html", context)
