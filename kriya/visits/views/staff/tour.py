"""The tour: which pieces were shown, and what was bought by the code of the visit."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.visits.actions.holding import link_of_visit
from kriya.visits.queries.day import bought_through, seen_on
from kriya.visits.views.staff.answering import crumbs_of, find_visit


@require_safe
@staff(Can.READ_REGISTER)
def tour(request: Request, pk: UUID) -> HttpResponse:
    """Show the pieces that were shown; scan or type a label to add one."""
    visit = find_visit(pk)
    pieces = seen_on(visit)
    given = {
        "visit": visit,
        "pieces": pieces,
        "makers": len({piece.lot.maker_id for piece in pieces if piece.lot.maker_id}),
        "bought": bought_through(visit),
        "can_host": request.membership.can(Can.HOST_VISITS),
        "crumbs": crumbs_of(visit, (_("Keliling galeri"), "")),
    }
    return render(request, "visits/staff/tour.html", given)


@require_POST
@staff(Can.HOST_VISITS)
def code(request: Request, pk: UUID) -> HttpResponse:
    """Make the code that the cashier types, so that purchases count for this visit."""
    link_of_visit(find_visit(pk), by=request.user)
    return redirect("visits:tour", pk)
