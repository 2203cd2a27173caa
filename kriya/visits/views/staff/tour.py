"""The tour: which pieces were shown, and what was bought by the code of the visit."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.ids import new_id, read_id
from kriya.design.formats import rupiah
from kriya.design.messages import attempt_form
from kriya.visits.actions.gifts import give_by_label
from kriya.visits.actions.holding import link_of_visit
from kriya.visits.forms.day import GiftForm
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


@staff(Can.HOST_VISITS)
def gift(request: Request, pk: UUID) -> HttpResponse:
    """Give guests pieces from stock, by their label: they go out at what they cost, never as a sale."""
    visit = find_visit(pk)
    form = GiftForm(request.POST or None)
    key = read_id(request.POST.get("kunci")) or new_id()
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        given = attempt_form(form, lambda: give_by_label(visit, said["code"], said["pieces"], key=key, by=request.user))
        if given is not None:
            told = _("%(name)s × %(pieces)s diberikan, biaya %(cost)s.")
            facts = {"name": given.lot.name, "pieces": given.pieces, "cost": rupiah(given.cost)}
            messages.success(request, told % facts)
            return redirect("visits:one", pk)
    context = {
        "form": form,
        "key": key,
        "title": _("Cendera mata dari stok"),
        "back": reverse("visits:one", args=[pk]),
        "crumbs": crumbs_of(visit, (_("Cendera mata"), "")),
    }
    return render(request, "visits/staff/keyed_form.html", context, status=422 if form.errors else 200)
