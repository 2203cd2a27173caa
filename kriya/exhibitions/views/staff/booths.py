"""The plan of an exhibition: booths drawn from rows, and who stands where."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import did, fits
from kriya.exhibitions.actions.booths import allot, draw_booths, free_booth
from kriya.exhibitions.days import span
from kriya.exhibitions.forms.booths import AllotForm, PlanForm, written_plan
from kriya.exhibitions.models import Booth, BoothUse, Exhibition
from kriya.exhibitions.plan import drawing
from kriya.exhibitions.views.staff.frame import find_exhibition, page


@staff(Can.READ_REGISTER)
def booths(request: Request, pk: UUID) -> HttpResponse:
    """Show the plan, draw it (`denah`), and allot booths (`stan`)."""
    found = find_exhibition(pk)
    may_keep = request.membership.can(Can.MANAGE_PROGRAMMES)
    posted = request.POST if may_keep and request.method == "POST" else None
    draws = posted is not None and "denah" in posted
    rows = _booths(found)
    plan = PlanForm(posted if draws else None, initial={"denah": written_plan(rows)}, record=found)
    allots = AllotForm(
        None if draws else posted, exhibition=found, initial={"dari": found.starts_on, "sampai": found.ends_on}
    )
    if draws and plan.is_valid() and fits(plan, lambda: draw_booths(found, plan.drawn()), "denah"):
        messages.success(request, _("Denah disimpan."))
        return redirect("exhibitions:booths", pk)
    if posted is not None and not draws and allots.is_valid() and _allotted(allots):
        return redirect("exhibitions:booths", pk)
    uses = [use for booth in rows for use in booth.uses.all()]
    given = {
        "plan": drawing(rows),
        "uses": [(use, span(use.from_on, use.until_on)) for use in uses],
        "rows": rows,
        "plan_form": plan if may_keep else None,
        "allot_form": allots if may_keep and rows else None,
    }
    return page(request, found, "booths", given, status=422 if plan.errors or allots.errors else 200)


def _booths(exhibition: Exhibition) -> list[Any]:
    uses = BoothUse.objects.select_related("participant__maker").order_by("share", "from_on")
    rows = Booth.objects.filter(exhibition=exhibition).prefetch_related(Prefetch("uses", uses))
    return list(rows.order_by("y", "x", "code"))


def _allotted(form: AllotForm) -> bool:
    said = form.cleaned_data
    return fits(
        form, lambda: allot(said["stan"], said["peserta"], from_on=said["dari"], until_on=said["sampai"]), "stan"
    )


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def free(request: Request, pk: UUID) -> HttpResponse:
    """Take a booth back from a maker."""
    use = get_object_or_404(BoothUse.objects.select_related("booth", "participant__maker"), pk=pk)
    said = _("%(maker)s tidak lagi di stan %(booth)s.") % {"maker": use.participant.maker.name, "booth": use.booth.code}
    did(request, lambda: free_booth(use), said)
    return redirect("exhibitions:booths", use.booth.exhibition_id)
