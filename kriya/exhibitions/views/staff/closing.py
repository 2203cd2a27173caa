"""Close an exhibition: asked for by one, approved by another, printed to be signed."""

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import attempt
from kriya.exhibitions.actions.closing import approve_closing, ask_closing, drop_closing
from kriya.exhibitions.documents.closing import closing_pdf
from kriya.exhibitions.models import Closing, ClosingState
from kriya.exhibitions.views.staff.frame import find_exhibition
from kriya.showroom.views.answering import pdf_answer
from kriya.showroom.views.staff.steps import Step, take_step

_STEPS: Final = {
    "setuju": Step(
        Can.APPROVE_STOCK,
        lambda closing, by: approve_closing(closing, by=by),
        gettext_lazy("Pameran ditutup. Cetak berita acaranya dan tanda tangani berdua."),
    ),
    "batal": Step(
        Can.KEEP_STOCK,
        lambda closing, _by: drop_closing(closing),
        gettext_lazy("Penutupan dibatalkan; tidak ada yang berubah."),
    ),
}


@require_POST
@staff(Can.KEEP_STOCK)
def ask(request: Request, pk: UUID) -> HttpResponse:
    """Close an exhibition, or ask a second person where there is a difference."""
    found = find_exhibition(pk)
    note = request.POST.get("penjelasan", "")
    made = attempt(request, lambda: ask_closing(found, note=note, by=request.user))
    if made is not None and made.state == ClosingState.CLOSED:
        messages.success(request, _("Semua barang terhitung. Pameran ditutup dengan nomor %(n)s.") % {"n": made.number})
    elif made is not None:
        messages.success(request, _("Penutupan menunggu orang kedua: ketua atau pengurus lain menyetujuinya."))
    return redirect("exhibitions:goods", pk)


@require_POST
@staff(Can.KEEP_STOCK)
def step(request: Request, pk: UUID) -> HttpResponse:
    """Approve a closing that waits, or drop it."""
    closing = get_object_or_404(Closing, pk=pk)
    take_step(request, closing, _STEPS)
    return redirect("exhibitions:goods", closing.exhibition_id)


@require_safe
@staff(Can.READ_SALES)
def paper(request: Request, pk: UUID) -> HttpResponse:  # noqa: ARG001
    """Hand out the record of a closing."""
    rows = Closing.objects.select_related("exhibition__location", "asked_by", "closed_by", "stock_take")
    closing = get_object_or_404(rows, pk=pk)
    return pdf_answer(closing_pdf(closing), (closing.number or closing.exhibition.slug).replace("/", "-"))
