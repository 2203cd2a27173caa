"""What a maker allows to be public; taken back, it is gone from the public pages at once."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import attempt
from kriya.makers.actions.consent import give_consent, restore_consent, withdraw_consent
from kriya.makers.forms.small import ConsentForm
from kriya.makers.models.consent import ConsentSubject
from kriya.makers.views.records.answering import back, form_page, tell
from kriya.makers.views.records.finding import find_maker

_WAYS = ("Formulir persetujuan bertanda tangan", "Pesan WhatsApp", "Lisan, dicatat petugas", "Formulir pendaftaran")


@staff(Can.EDIT_REGISTER)
def give(request: Request, pk: UUID) -> HttpResponse:
    """Record what a maker allows."""
    maker = find_maker(pk)
    in_force = set(maker.consents.filter(withdrawn_at=None).values_list("subject", flat=True))
    missing = [subject for subject in ConsentSubject.values if subject not in in_force]
    if not missing:
        return back(maker, "persetujuan")
    form = ConsentForm(request.POST or None, missing=missing)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        give_consent(maker, said["subjects"], source=said["source"], by=request.user, on=said["given_on"])
        tell(request, _("Persetujuan dicatat. Halaman umum sudah menyesuaikan."))
        return back(maker, "persetujuan")
    return form_page(request, maker, form, _("Catat persetujuan"), ways=_WAYS)


@staff(Can.EDIT_REGISTER)
@require_POST
def withdraw(request: Request, pk: UUID, consent: UUID) -> HttpResponse:
    """Take a permission back."""
    maker = find_maker(pk)
    found = get_object_or_404(maker.consents.all(), pk=consent)
    withdraw_consent(maker, [found.subject], by=request.user)
    undo = reverse("makers:consent_restore", args=[maker.pk, found.pk])
    said = _("Persetujuan %(what)s dicabut. Halaman umum sudah menyesuaikan.") % {"what": found.get_subject_display()}
    tell(request, said, undo=undo)
    return back(maker, "persetujuan")


@staff(Can.EDIT_REGISTER)
@require_POST
def restore(request: Request, pk: UUID, consent: UUID) -> HttpResponse:
    """Undo a withdrawal that was a slip."""
    maker = find_maker(pk)
    found = get_object_or_404(maker.consents.all(), pk=consent)
    if attempt(request, lambda: restore_consent(found)):
        tell(request, _("Pencabutan diurungkan."))
    return back(maker, "persetujuan")
