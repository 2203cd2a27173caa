"""What makers need to learn."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.participation.views.staff.finding import crumbs
from kriya.training.queries.needs import needs


@require_safe
@staff(Can.READ_PROGRAMMES)
def show(request: Request) -> HttpResponse:
    """Show what was wished for and what was lacking within a year."""
    found = needs()
    parts = [
        (_("Mendaftar, belum kebagian tempat"), _("Dari pendaftaran pelatihan yang sudah ditutup."), found.unplaced),
        (_("Diminta peserta"), _("Dari cerita peserta setelah kegiatan."), found.wishes),
        (_("Catatan kurasi"), _("Alasan produk dikembalikan kurator."), found.curation),
        (_("Alasan belum terpilih"), _("Dari keputusan yang sudah diumumkan."), found.refusals),
    ]
    context = {"parts": parts, "crumbs": [*crumbs(), (_("Kebutuhan belajar"), "")]}
    return render(request, "training/staff/needs.html", context)
