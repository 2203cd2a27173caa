"""One inquiry: what an office needs, and the two ways to answer it."""

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
from kriya.design.formats import masked
from kriya.design.messages import did
from kriya.quotations.actions.inquiring import close
from kriya.quotations.forms.steps import ReasonForm, first_problem
from kriya.quotations.models import Inquiry


@require_safe
@staff(Can.READ_SALES)
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show what was asked, and what came of it."""
    inquiry = get_object_or_404(Inquiry.objects.select_related("closed_by"), pk=pk)
    context = {
        "inquiry": inquiry,
        "quotations": list(inquiry.quotations.order_by("made_at")),
        "phone": masked(inquiry.phone),
        "sees": request.membership.can(Can.SEE_PERSONAL),
        "may_edit": request.membership.can(Can.MANAGE_SALES),
        "form": ReasonForm(),
        "crumbs": [(_("Pesanan instansi"), reverse("quotations:desk")), (inquiry.institution, "")],
    }
    return render(request, "quotations/staff/inquiry.html", context)


@require_POST
@staff(Can.MANAGE_SALES)
def close_one(request: Request, pk: UUID) -> HttpResponse:
    """Close an inquiry that comes to nothing."""
    inquiry, form = get_object_or_404(Inquiry.objects.all(), pk=pk), ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, first_problem(form))
    else:
        reason = form.cleaned_data["alasan"]
        did(request, lambda: close(inquiry, reason=reason, by=request.user), _("Permintaan ditutup."))
    return redirect("quotations:inquiry", pk)
