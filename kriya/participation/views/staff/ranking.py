"""The ranking of a call: seal it, read it, make it again, and tell one applicant why."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import now
from kriya.design.messages import attempt
from kriya.participation.actions.ranking import seal
from kriya.participation.models import Application, Juror, Review
from kriya.participation.queries.judging import sealed_of
from kriya.participation.queries.overview import overview_of
from kriya.participation.views.staff.finding import call_tabs, crumbs, find_call
from kriya.participation.views.staff.tables import ranking_table
from kriya.participation.words import Names


@require_safe
@staff(Can.READ_PROGRAMMES)
def ranking(request: Request, pk: UUID) -> HttpResponse:
    """Show who judges and how far they are, and the ranking once it is sealed."""
    call, names = find_call(pk), Names()
    sealed = sealed_of(call)
    can_edit = request.membership.can(Can.MANAGE_PROGRAMMES)
    rows = Application.objects.filter(pk__in=[line.key for line in sealed.lines] if sealed else []).select_related(
        "maker"
    )
    jurors = list(Juror.objects.filter(call=call).select_related("user").order_by("user__name"))
    said = Review.objects.filter(application__call=call).values_list("user", flat=True)
    done = list(said)
    context = {
        "call": call,
        "overview": overview_of(call),
        "jurors": [(juror.user, done.count(juror.user_id)) for juror in jurors],
        "sealed": sealed,
        "is_open": call.is_open(now()),
        "table": ranking_table(sealed, {str(row.pk): row for row in rows}, names) if sealed else None,
        "can_edit": can_edit,
        "tabs": call_tabs(call, "call_ranking", can_edit=can_edit),
        "crumbs": crumbs(call, _("Peringkat")),
    }
    return render(request, "participation/staff/ranking.html", context)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def seal_ranking(request: Request, pk: UUID) -> HttpResponse:
    """Seal the ranking; what it proposes waits to be announced."""
    reason = request.POST.get("alasan", "")[:240]
    if attempt(request, lambda: seal(find_call(pk), by=request.user, reason=reason)) is not None:
        messages.success(request, _("Peringkat dikunci. Periksa usulannya, lalu umumkan."))
    return redirect("participation:call_ranking", pk)
