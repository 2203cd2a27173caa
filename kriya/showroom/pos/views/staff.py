"""The office's page about tills: which there are, when they were last heard of, and what they still hold."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import attempt, attempt_form, did
from kriya.ledger.views import asked
from kriya.sales.actions.tills import change_secret, register_till, revoke_till
from kriya.sales.models import Till, TillRevocation
from kriya.sales.queries.shifts import open_shifts
from kriya.showroom.pos.forms import QueueForm, TillForm
from kriya.showroom.pos.queues import take_in
from kriya.showroom.queries.places import open_places


@staff(Can.MANAGE_TILLS)
def tills(request: Request) -> HttpResponse:
    """List the tills."""
    revoked = Prefetch("revocations", TillRevocation.objects.select_related("by"), to_attr="ends")
    rows = Till.objects.select_related("location").prefetch_related(revoked).order_by("name")
    open_at = {shift.till_id: shift for shift in open_shifts()}
    lines = [{"till": till, "end": next(iter(till.ends), None), "shift": open_at.get(till.pk)} for till in rows]
    return render(request, "showroom/pos/tills.html", {"lines": lines, "queue": QueueForm()})


@never_cache
@staff(Can.MANAGE_TILLS)
def add(request: Request) -> HttpResponse:
    """Add a till (`?tempat=`), and show once the address that makes a device this till."""
    form = TillForm(request.POST or None)
    form.initial["location"] = asked.key(request.GET, "tempat") or next((one.pk for one in open_places()), None)
    if request.method == "POST" and form.is_valid():
        name, prefix, place = (form.cleaned_data[field] for field in ("name", "prefix", "location"))
        made = attempt_form(form, lambda: register_till(name, prefix, place, by=request.user), "prefix")
        if made:
            return _invitation(request, *made)
    crumbs = [(_("Alat kasir"), reverse("pos:tills")), (_("Alat baru"), "")]
    return render(
        request, "showroom/pos/add.html", {"form": form, "crumbs": crumbs}, status=422 if form.errors else 200
    )


@never_cache
@staff(Can.MANAGE_TILLS)
@require_POST
def new_secret(request: Request, pk: UUID) -> HttpResponse:
    """Let another browser be this till; the one before is none any more."""
    till = get_object_or_404(Till, pk=pk)
    return _invitation(request, till, change_secret(till))


def _invitation(request: Request, till: Till, secret: str) -> HttpResponse:
    # Behind the #, no server and no log sees it.
    address = request.build_absolute_uri(f"{reverse('pos:till')}#alat={secret}")
    crumbs = [(_("Alat kasir"), reverse("pos:tills")), (till.name, "")]
    return render(request, "showroom/pos/invitation.html", {"till": till, "address": address, "crumbs": crumbs})


@staff(Can.MANAGE_TILLS)
@require_POST
def revoke(request: Request, pk: UUID) -> HttpResponse:
    """Let a till sell no more."""
    till = get_object_or_404(Till, pk=pk)
    said = _("%(name)s dicabut. Yang masih dikirimnya disisihkan.") % {"name": till.name}
    did(request, lambda: revoke_till(till, reason=asked.text(request.POST, "alasan", most=200), by=request.user), said)
    return redirect("pos:tills")


@staff(Can.MANAGE_TILLS)
@require_POST
def take_queue(request: Request) -> HttpResponse:
    """Take in a queue that a till wrote into a file."""
    form = QueueForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect("pos:tills")
    taken = attempt(request, lambda: take_in(form.cleaned_data["file"].read()))
    if taken is None:
        return redirect("pos:tills")
    new = ngettext("%(n)s catatan baru", "%(n)s catatan baru", taken.recorded) % {"n": taken.recorded}
    told = {"name": taken.till.name, "new": new, "again": taken.again, "aside": taken.quarantined, "later": taken.later}
    words = _("%(name)s: %(new)s, %(again)s sudah ada, %(aside)s disisihkan, %(later)s menunggu.") % told
    (messages.warning if taken.quarantined or taken.later else messages.success)(request, words)
    return redirect("pos:tills")
