"""While it runs and afterwards, on the maker's telephone: be there, say how it was, keep what one was given."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import maker_only
from kriya.accounts.request import Request
from kriya.core.clock import now
from kriya.core.ids import new_id, read_id
from kriya.design.messages import attempt_form
from kriya.makers.views.maker.finding import mine_nav, my_makers
from kriya.participation.actions.presence import Told, check_in
from kriya.participation.actions.results import give_feedback
from kriya.participation.documents.certificate import certificate_pdf
from kriya.participation.forms.sessions import FeedbackForm
from kriya.participation.models import Certificate, Feedback, Material, Place, PlaceState, Session, Way
from kriya.participation.scanning import PRESENT
from kriya.participation.views.staff.results import material_answer
from kriya.participation.words import scan_words
from kriya.showroom.views.answering import pdf_answer


@maker_only
def at_the_door(request: Request, pk: UUID) -> HttpResponse:
    """Say "I am here" after scanning the code of the room."""
    session = get_object_or_404(Session.objects.select_related("call", "room"), pk=pk)
    makers = my_makers(request)
    place = Place.objects.filter(call=session.call_id, maker__in=makers).select_related("maker").order_by("pk").first()
    said = ""
    if request.method == "POST":
        nonce = read_id(request.POST.get("kunci")) or new_id()
        text = str(place.pk) if place else str(new_id())
        scan = check_in(session, [Told(nonce, text, Way.DOOR, now())], by=request.user)[0]
        if scan.said in PRESENT:
            messages.success(request, _("Kehadiran Anda tercatat. Selamat belajar!"))
            return redirect("participation:mine_call", session.call_id)
        said = scan_words(scan.said)
    first = makers.first()
    context = {
        "session": session,
        "place": place,
        "said": said,
        "key": new_id(),
        "nav": mine_nav(first, "ikut") if first else [],
    }
    return render(request, "participation/maker/door.html", context, status=422 if said else 200)


@maker_only
def feedback(request: Request, pk: UUID) -> HttpResponse:
    """Say how it was."""
    place = _mine(request, pk)
    before = Feedback.objects.filter(place=place).first()
    names = ("rating", "good", "better", "needs")
    form = FeedbackForm(request.POST or None, initial={name: getattr(before, name) for name in names} if before else {})
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and attempt_form(form, lambda: give_feedback(place, **form.cleaned_data)) is not None:
        messages.success(request, _("Terima kasih. Cerita Anda dipakai menyusun kegiatan berikutnya."))
        return redirect("participation:mine_call", place.call_id)
    context = {
        "form": form,
        "call": place.call,
        "back": reverse("participation:mine_call", args=[place.call_id]),
        "nav": mine_nav(place.maker, "ikut"),
    }
    return render(request, "participation/maker/feedback.html", context, status=422 if form.errors else 200)


@require_safe
@maker_only
def certificate(request: Request, pk: UUID) -> HttpResponse:
    """Hand out one's own certificate, while it is valid."""
    rows = Certificate.objects.filter(place__maker__in=my_makers(request), revoked_at=None)
    found = get_object_or_404(rows, pk=pk)
    if not found.says:
        raise Http404
    return pdf_answer(certificate_pdf(found.says, found.template), f"sertifikat-{found.code}")


@require_safe
@maker_only
def material(request: Request, pk: UUID) -> FileResponse:
    """Hand out a document to somebody who takes part."""
    mine = Place.objects.filter(maker__in=my_makers(request), state=PlaceState.TAKEN).values("call")
    return material_answer(get_object_or_404(Material.objects.filter(call__in=mine), pk=pk))


def _mine(request: Request, pk: UUID) -> Place:
    rows = Place.objects.select_related("call", "maker").filter(maker__in=my_makers(request))
    found: Place = get_object_or_404(rows, pk=pk)
    return found
