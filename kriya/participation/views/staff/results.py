"""What came of a call: tests, certificates, what participants say, and what they are given to read again."""

from io import BytesIO
from pathlib import PurePath
from typing import Any
from uuid import UUID
from zipfile import ZIP_STORED, ZipFile

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.meanwhile import Meanwhile
from kriya.design.messages import attempt, attempt_form, did, fits
from kriya.design.whole import WholeField
from kriya.makers.actions.papers import Upload
from kriya.participation.actions.certificates import issue_again, issue_all, replace, revoke
from kriya.participation.actions.results import add_material, keep_scores, remove_material
from kriya.participation.codes import shown_code
from kriya.participation.documents.certificate import certificate_pdf
from kriya.participation.forms.sessions import MaterialForm
from kriya.participation.models import Call, Certificate, Material, TestKind, TestScore
from kriya.participation.queries.presence import participants
from kriya.participation.queries.results import results_of
from kriya.participation.views.staff.finding import call_tabs, crumbs, find_call
from kriya.participation.views.staff.presence_tables import results_table
from kriya.showroom.views.answering import pdf_answer


@require_safe
@staff(Can.READ_PROGRAMMES)
def results(request: Request, pk: UUID) -> HttpResponse:
    """Show what came of a call."""
    call = find_call(pk)
    found = results_of(call)
    can_edit = request.membership.can(Can.MANAGE_PROGRAMMES)
    context = {
        "call": call,
        "results": found,
        "table": results_table(found),
        "materials": Material.objects.filter(call=call).order_by("added_at", "pk"),
        "material_form": MaterialForm(),
        "has_certificates": any(one.certificate and not one.certificate.revoked_at for one in found.participants),
        "can_edit": can_edit,
        "tabs": call_tabs(call, "call_results", can_edit=can_edit),
        "crumbs": crumbs(call, _("Hasil")),
    }
    return render(request, "participation/staff/results.html", context)


@staff(Can.MANAGE_PROGRAMMES)
def scores(request: Request, pk: UUID) -> HttpResponse:
    """Type the points of a test (?tes=before or after) for each participant."""
    call = find_call(pk)
    kind = TestKind(request.GET["tes"]) if request.GET.get("tes") in TestKind.values else TestKind.BEFORE
    there = {row.place_id: row for row in TestScore.objects.filter(place__call=call, kind=kind)}
    most = next((row.most for row in there.values()), 100)
    form = _score_form(call, there, most, request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        highest = said.pop("most")
        points = {UUID(name.removeprefix("p-")): value for name, value in said.items()}
        if fits(form, lambda: keep_scores(call, kind, points, most=highest)):
            messages.success(request, _("Nilai tes disimpan."))
            return redirect("participation:call_results", pk)
    title = _("Tes %(when)s") % {"when": kind.label}
    context = {
        "form": form,
        "title": title,
        "lead": call.title,
        "back": reverse("participation:call_results", args=[pk]),
        "crumbs": crumbs(call, title),
    }
    return render(request, "participation/staff/form.html", context, status=422 if form.errors else 200)


def _score_form(call: Call, there: dict[UUID, TestScore], most: int, data: Any) -> Any:
    fields: dict[str, forms.Field] = {
        "most": WholeField(label=_("Nilai tertinggi"), min_value=1, max_value=1000, initial=most)
    }
    for place in participants(call):
        row = there.get(place.pk)
        fields[f"p-{place.pk}"] = WholeField(
            label=place.maker.name, required=False, min_value=0, max_value=1000, initial=row.points if row else None
        )
    return type("ScoreForm", (Meanwhile, forms.Form), fields)(data, record=call)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def issue(request: Request, pk: UUID) -> HttpResponse:
    """Give certificates to whoever was there often enough."""
    made = attempt(request, lambda: issue_all(find_call(pk), by=request.user))
    if made is not None:
        n = len(made)
        said = ngettext("%(n)s sertifikat diterbitkan.", "%(n)s sertifikat diterbitkan.", n) % {"n": n}
        messages.success(request, said if n else _("Tidak ada yang baru: semua yang cukup hadir sudah diberi."))
    return redirect("participation:call_results", pk)


def find_certificate(pk: UUID) -> Certificate:
    """Return a certificate of the council with its place, or 404."""
    rows = Certificate.objects.select_related("place__call", "place__maker", "by", "revoked_by")
    found: Certificate = get_object_or_404(rows, pk=pk)
    return found


@require_safe
@staff(Can.READ_PROGRAMMES)
def certificate(request: Request, pk: UUID) -> HttpResponse:
    """Show a certificate: what it says, whether it is valid, and the others of the same place."""
    found = find_certificate(pk)
    call = found.place.call
    others = list(Certificate.objects.filter(place=found.place_id).exclude(pk=pk).order_by("issued_at", "pk"))
    context = {
        "certificate": found,
        "call": call,
        "code": shown_code(found.code),
        "others": [(one, shown_code(one.code)) for one in others],
        "has_valid": found.revoked_at is None or any(one.revoked_at is None for one in others),
        "verify_url": reverse("participation:verify_one", args=[found.code]),
        "can_edit": request.membership.can(Can.MANAGE_PROGRAMMES),
        "crumbs": [
            *crumbs(),
            (call.title, reverse("participation:call_results", args=[call.pk])),
            (shown_code(found.code), ""),
        ],
    }
    return render(request, "participation/staff/certificate.html", context)


@require_safe
@staff(Can.READ_PROGRAMMES)
def certificate_paper(request: Request, pk: UUID) -> HttpResponse:  # noqa: ARG001 - a page takes its request
    """Hand out the paper of a certificate."""
    found = find_certificate(pk)
    if not found.says:
        raise Http404
    return pdf_answer(certificate_pdf(found.says, found.template), f"sertifikat-{found.code}")


@require_safe
@staff(Can.READ_PROGRAMMES)
def certificate_papers(request: Request, pk: UUID) -> HttpResponse:  # noqa: ARG001 - a page takes its request
    """Hand out the papers of all certificates of a call that are valid, in one file to print."""
    call = find_call(pk)
    rows = Certificate.objects.filter(place__call=call, revoked_at=None).order_by("place__maker__name", "pk")
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as papers:
        for one in rows:
            papers.writestr(f"{slugify(one.says['name'])}-{one.code}.pdf", certificate_pdf(one.says, one.template))
    name = f"sertifikat-{call.slug}.zip"
    return HttpResponse(
        packed.getvalue(),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"},
    )


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def revoked(request: Request, pk: UUID) -> HttpResponse:
    """Let a certificate be valid no more."""
    reason = request.POST.get("alasan", "")
    did(request, lambda: revoke(find_certificate(pk), reason=reason, by=request.user), _("Sertifikat dicabut."))
    return redirect("participation:certificate", pk)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def replaced(request: Request, pk: UUID) -> HttpResponse:
    """Revoke a certificate and issue another from what the register says now."""
    reason = request.POST.get("alasan", "")
    made = attempt(request, lambda: replace(find_certificate(pk), reason=reason, by=request.user))
    if made is not None:
        messages.success(request, _("Sertifikat pengganti terbit dengan kode baru."))
        return redirect("participation:certificate", made.pk)
    return redirect("participation:certificate", pk)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def again(request: Request, pk: UUID) -> HttpResponse:
    """Give a certificate anew to somebody whose own was revoked."""
    made = issue_again(find_certificate(pk), by=request.user)
    messages.success(request, _("Sertifikat baru terbit. Yang lama tetap tidak berlaku."))
    return redirect("participation:certificate", made.pk)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def material_new(request: Request, pk: UUID) -> HttpResponse:
    """Give participants something to read again."""
    call, form = find_call(pk), MaterialForm(request.POST, request.FILES)
    if form.is_valid():
        sent, title = form.cleaned_data["file"], form.cleaned_data["title"]
        if attempt_form(
            form, lambda: add_material(call, Upload(sent.file, sent.size), title=title, by=request.user), "file"
        ):
            messages.success(request, _("Materi ditambahkan; peserta dapat mengunduhnya."))
    for errors in form.errors.values():
        messages.error(request, " ".join(map(str, errors)))
    return redirect("participation:call_results", pk)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def material_gone(request: Request, pk: UUID) -> HttpResponse:
    """Take a document away."""
    material = get_object_or_404(Material.objects.all(), pk=pk)
    remove_material(material)
    messages.success(request, _("Materi dihapus."))
    return redirect("participation:call_results", material.call_id)


@require_safe
@staff(Can.READ_PROGRAMMES)
def material(request: Request, pk: UUID) -> FileResponse:  # noqa: ARG001 - a page takes its request
    """Hand out a document to the office."""
    return material_answer(get_object_or_404(Material.objects.all(), pk=pk))


def material_answer(found: Material) -> FileResponse:
    """Hand out a document under its title."""
    stored = found.file.name or ""
    if not stored or not found.file.storage.exists(stored):
        raise Http404
    name = f"{slugify(found.title) or 'materi'}{PurePath(stored).suffix}"
    return FileResponse(found.file.open("rb"), as_attachment=True, filename=name)
