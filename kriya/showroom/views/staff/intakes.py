"""Intakes at the desk: begun, written line by line, accepted with a receipt, or dropped."""

from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.phones import whatsapp
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.files import read_file
from kriya.design.formats import when
from kriya.design.messages import did
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.inventory.actions.locations import give_locations
from kriya.inventory.models import ON_SALE, Location, LocationKind
from kriya.ledger.views import asked
from kriya.showroom.actions import intakes as actions
from kriya.showroom.documents.papers import intake_pdf
from kriya.showroom.documents.words import clauses_of
from kriya.showroom.forms.intake_meanwhile import lines_together, opened_lines
from kriya.showroom.forms.intakes import BeginForm, LineForm, line_forms
from kriya.showroom.models import Intake, IntakeLine, IntakeState
from kriya.showroom.queries.intakes import TABS, listed_intakes, tab_counts
from kriya.showroom.views.answering import pdf_answer
from kriya.showroom.views.lines import are_valid, line_context, write_lines
from kriya.showroom.views.staff.signing import sides_of

PAGE: Final = 50


@require_safe
@staff(Can.READ_REGISTER)
def intakes(request: Request) -> HttpResponse:
    """Show the intakes, first those that wait."""
    tab, text = request.GET.get("tab", ""), request.GET.get("q", "").strip()
    page, counts = Paginator(listed_intakes(tab, text), PAGE).get_page(request.GET.get("hal")), tab_counts()
    columns = (
        Column("who", _("Dari"), sub="number"),
        Column("lines", _("Baris"), align="end"),
        Column("pieces", _("Jumlah"), align="end"),
        Column("by", _("Ditulis oleh")),
        Column("at", _("Tanggal"), wrap=False),
    )
    given = {
        "page": page,
        "table": Table(columns, [_row(one) for one in page.object_list]),
        "tabs": [_tab(key, label, counts[key], tab, text) for key, (label, _where) in TABS.items()],
        "tab": tab,
        "text": text,
        "may_keep": request.membership.can(Can.KEEP_GOODS),
        "crumbs": [(_("Galeri"), ""), (_("Titipan"), "")],
    }
    return render(request, "showroom/staff/intakes.html", given)


def _tab(key: str, label: Any, count: int, current: str, text: str) -> dict[str, Any]:
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in (("tab", key), ("q", text)) if value})
    return {"label": label, "url": f"?{query.urlencode()}", "count": count, "current": key == current}


def _row(one: Any) -> TableRow:
    cells = {
        "who": one.maker.name if one.maker else badge(_("milik dewan"), "dye"),
        "number": one.number or one.funding,
        "lines": one.count,
        "pieces": one.sum or 0,
        "by": _("perajin, lewat ponsel") if one.by_maker else one.drafted_by.name if one.drafted_by else None,
        "at": when(one.drafted_at, "date"),
    }
    return TableRow(cells, url=reverse("showroom:intake", args=[one.pk]))


@staff(Can.KEEP_GOODS)
def new_intake(request: Request) -> HttpResponse:
    """Begin an intake: whose pieces are they?"""
    form = BeginForm(request.POST if request.method == "POST" else None, initial={"umkm": request.GET.get("umkm")})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        give_locations()
        begun = actions.draft(said["umkm"], by=request.user, funding="" if said["umkm"] else said["sumber"])
        return _to(begun, _wanted_place(request))
    given = {"form": form, "crumbs": _crumbs(_("Titipan baru"))}
    return render(request, "showroom/staff/intake_new.html", given, status=422 if form.errors else 200)


def _crumbs(title: str) -> list[tuple[str, str]]:
    return [(_("Galeri"), ""), (_("Titipan"), reverse("showroom:intakes")), (title, "")]


@staff(Can.READ_REGISTER)
def intake(request: Request, pk: UUID) -> HttpResponse:
    """Show an intake; while it is open, write its lines here."""
    found = get_object_or_404(Intake.objects.select_related("maker", "agreement", "location", "decided_by"), pk=pk)
    may_keep = request.membership.can(Can.KEEP_GOODS)
    if found.state not in actions.OPEN or not may_keep:
        if request.method != "GET":
            raise Http404
        return _finished(request, found, may_keep=may_keep)
    if request.method != "POST":
        return _open(request, found, line_forms(found, None, None, **line_context(found.maker, checks=True)))
    return _written(request, found, accept=False)


@require_POST
@staff(Can.KEEP_GOODS)
def accept_intake(request: Request, pk: UUID) -> HttpResponse:
    """Write the lines and take them in; what has no answer is accepted as it was brought."""
    return _written(request, get_object_or_404(Intake.objects.select_related("maker"), pk=pk), accept=True)


def _written(request: Request, found: Intake, *, accept: bool) -> HttpResponse:
    forms = lines_together(found, request.POST, request.FILES, **line_context(found.maker, checks=True))
    if not are_valid(forms):
        return _open(request, found, forms, asked.text(request.POST, "catatan", most=300))
    said = _("Diterima. Minta tanda tangan, lalu cetak labelnya.") if accept else _("Tersimpan.")
    if not did(request, lambda: _write(request, found, forms, accept=accept), said):
        return _open(request, found, forms, asked.text(request.POST, "catatan", most=300))
    return _to(found, "" if accept else _wanted_place(request))


def _wanted_place(request: Request) -> str:
    """Return where the pieces shall be: as it was chosen, else as the page said from which one came (?tempat=)."""
    return request.POST.get("tempat") or request.GET.get("tempat", "")


def _to(found: Intake, place: str) -> HttpResponse:
    own = reverse("showroom:intake", args=[found.pk])
    return redirect(f"{own}?{urlencode({'tempat': place})}" if place else own)


@transaction.atomic
def _write(request: Request, found: Intake, forms: list[LineForm], *, accept: bool) -> None:
    write_lines(found, forms, by=request.user, note=asked.text(request.POST, "catatan", most=300), accept_all=accept)
    if accept:
        places = {str(place.pk): place for place in _places()}
        location = places.get(_wanted_place(request)) or next(iter(places.values()))
        actions.accept(found, location=location, by=request.user)


def _places() -> list[Location]:
    found = Location.objects.filter(kind__in=ON_SALE, closed_at=None).order_by("name")
    return sorted(found, key=lambda place: place.kind != LocationKind.SHOWROOM)


def _open(request: Request, found: Intake, forms: list[LineForm], note: str | None = None) -> HttpResponse:
    given = {
        "intake": found,
        "title": found.maker.name if found.maker else _("Barang milik dewan"),
        "forms": forms,
        "opened": opened_lines(found, **line_context(found.maker, checks=True)),
        "errors": [(form, form.errors) for form in forms if form.is_bound and form.errors],
        "products": forms[0].products.values() if forms else [],
        "places": _places(),
        "place": _wanted_place(request),
        "note": found.note if note is None else note,
        "crumbs": _crumbs(found.maker.name if found.maker else _("Barang milik dewan")),
    }
    bad = any(form.is_bound for form in forms)
    return render(request, "showroom/staff/intake_open.html", given, status=422 if bad else 200)


def _finished(request: Request, found: Intake, *, may_keep: bool) -> HttpResponse:
    given: dict[str, Any] = {
        "intake": found,
        "title": found.number or (found.maker.name if found.maker else _("Barang milik dewan")),
        "lines": found.lines.select_related("product", "lot").order_by("position"),
        "clauses": clauses_of(found.agreement) if found.agreement else [],
        "sides": sides_of("intake", found.pk, found.maker) if found.state == IntakeState.ACCEPTED else [],
        "is_accepted": found.state == IntakeState.ACCEPTED,
        "whatsapp": _whatsapp(request, found),
        "may_keep": may_keep,
        "crumbs": _crumbs(found.number or str(found.get_state_display())),
    }
    return render(request, "showroom/staff/intake.html", given)


def _whatsapp(request: Request, found: Intake) -> str:
    """Return the link by which the officer tells the maker what was accepted; "" without a telephone."""
    phone = found.maker.phones.order_by("position", "pk").first() if found.maker else None
    if phone is None or found.state != IntakeState.ACCEPTED:
        return ""
    pieces = sum(line.accepted_pieces or 0 for line in found.lines.all())
    words = ngettext("%(n)s barang diterima", "%(n)s barang diterima", pieces) % {"n": pieces}
    there = f"{settings.SITE_URL}/{request.council.slug}/mitra/titip/{found.pk}/"
    return whatsapp(phone.number, f"{request.council.short_name}: {found.number}, {words}. {there}")


@require_POST
@staff(Can.KEEP_GOODS)
def cancel_intake(request: Request, pk: UUID) -> HttpResponse:
    """Drop an intake that was not accepted."""
    found = get_object_or_404(Intake, pk=pk)
    said = _("Titipan dibatalkan. Tidak ada barang yang tercatat masuk.")
    did(request, lambda: actions.cancel(found, by=request.user), said)
    return redirect("showroom:intakes")


@require_safe
@staff(Can.READ_REGISTER)
def intake_paper(request: Request, pk: UUID) -> HttpResponse:  # noqa: ARG001
    """Hand out the receipt."""
    rows = Intake.objects.select_related("maker", "agreement", "location", "decided_by")
    found = get_object_or_404(rows, pk=pk, state=IntakeState.ACCEPTED)
    return pdf_answer(intake_pdf(found), found.number.replace("/", "-"))


@require_safe
@staff(Can.READ_REGISTER)
def line_photo(request: Request, pk: UUID) -> HttpResponse:  # noqa: ARG001
    """Show the photo of a line."""
    line = get_object_or_404(IntakeLine, pk=pk)
    try:
        data = read_file(line.photo.name or "")
    except (OSError, ValueError) as gone:
        raise Http404 from gone
    return HttpResponse(data, content_type="image/jpeg", headers={"Cache-Control": "private, max-age=600"})
