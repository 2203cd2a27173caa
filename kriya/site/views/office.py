"""The office's first page."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.formats import rupiah
from kriya.founding.views import lines_of_steps
from kriya.participation.queries.judging import unjudged
from kriya.site.queries.office import Day, day_of_office
from kriya.site.queries.programmes import programmes_today
from kriya.site.queries.shop import shop_waiting
from kriya.site.queries.showroom import settlements_to_approve, showroom_today


@require_safe
@staff(Can.READ_REGISTER)
def staff_home(request: Request) -> HttpResponse:
    """Show what waits for somebody today."""
    day = day_of_office()
    return render(
        request,
        "site/staff_home.html",
        {
            "day": day,
            "waiting": _waiting(request, day),
            "showroom": _showroom(request),
            "programmes": _programmes(request),
            "steps": _first_steps(request),
            "may_edit": request.membership.can(Can.EDIT_REGISTER),
        },
    )


def _first_steps(request: Request) -> list[dict[str, Any]]:
    """Return the first steps of a new council while one is open, for those who may take them."""
    if not request.membership.can(Can.MANAGE_COUNCIL):
        return []
    lines = lines_of_steps(request)
    return lines if any(line["begun"].is_open for line in lines) else []


def _showroom(request: Request) -> list[dict[str, Any]]:
    """Return how the showroom stands, as far as this person may see it; nobody is asked for what is not shown."""
    may = request.membership.can
    lines: list[tuple[str, str, int, str, str]] = []
    if may(Can.READ_SALES):
        now, (orders, inquiries) = showroom_today(), shop_waiting()
        sold = _("struk hari ini, %(sum)s") % {"sum": rupiah(now.total)}
        lines = [
            (Can.READ_SALES, "sales:day", now.sales, _("Penjualan"), sold),
            (Can.READ_SALES, "sales:day", now.shifts, _("Giliran kasir"), _("masih terbuka")),
            (Can.READ_SALES, "sales:day", now.unsent, _("Alat kasir"), _("masih menyimpan penjualan")),
            (Can.READ_SALES, "shop:orders", orders, _("Pesanan"), _("menunggu dicocokkan atau disiapkan")),
            (Can.READ_SALES, "quotations:desk", inquiries, _("Permintaan instansi"), _("menunggu jawaban")),
            (Can.READ_SALES, "sales:tasks", now.tasks, _("Tugas"), _("perlu dilihat orang")),
            (Can.READ_REGISTER, "showroom:returns", now.ending, _("Masa titip"), _("habis atau segera habis")),
            (Can.READ_SALES, "showroom:transfers", now.transfers, _("Surat jalan"), _("dalam perjalanan")),
        ]
    if may(Can.APPROVE_SETTLEMENT):
        waits = settlements_to_approve()
        lines.append((Can.READ_MONEY, "showroom:settlements", waits, _("Pelunasan"), _("menunggu persetujuan")))
    return _linked(request, lines)


def _programmes(request: Request) -> list[dict[str, Any]]:
    """Return what of programmes and visits waits; nobody is asked for what is not shown."""
    if not request.membership.can(Can.READ_PROGRAMMES):
        return []
    now, cases = programmes_today(), "assistance:cases"
    judged = unjudged(request.user) if request.membership.can(Can.JUDGE) else 0
    return _linked(
        request,
        (
            (Can.READ_REGISTER, "visits:list", now.visits, _("Permohonan kunjungan"), _("menunggu jawaban")),
            (Can.JUDGE, "participation:judging", judged, _("Pendaftar program"), _("menunggu penilaian Anda")),
            (
                Can.READ_PROGRAMMES,
                f"{cases}?keadaan=asked",
                now.wishes,
                _("Fasilitasi diminta"),
                _("belum ditangani"),
            ),
            (
                Can.READ_PROGRAMMES,
                f"{cases}?hanya=segera",
                now.soon,
                _("Langkah fasilitasi"),
                _("segera jatuh tempo"),
            ),
            (
                Can.READ_PROGRAMMES,
                f"{cases}?hanya=terlambat",
                now.late,
                _("Langkah fasilitasi"),
                _("terlambat"),
            ),
            (Can.SEE_PERSONAL, "outcomes:asks", now.asks, _("Tindak lanjut program"), _("menunggu jawaban perajin")),
        ),
    )


def _waiting(request: Request, day: Day) -> list[dict[str, Any]]:
    """Return what waits, with the page where it is done; a page that this person may not open is left out."""
    lines: Iterable[tuple[str, str, int, str, str]] = (
        (Can.REVIEW_MAKERS, "makers:applications", day.applications, _("Pendaftaran"), _("menunggu dinilai")),
        (Can.EDIT_REGISTER, "makers:duplicates", day.duplicates, _("Data kembar"), _("mungkin satu usaha yang sama")),
        (Can.EDIT_REGISTER, "accounts:codes", day.codes, _("Kode masuk"), _("perajin menunggu kodenya")),
        (Can.EDIT_REGISTER, "makers:corrections", day.corrections, _("Permintaan koreksi"), _("menunggu jawaban")),
        (Can.CURATE, "catalog:queue", day.curation, _("Kurasi"), _("menunggu kurator")),
        (Can.CURATE, "catalog:list", day.drafts, _("Produk draf"), _("belum ditayangkan")),
    )
    return _linked(request, lines)


def _linked(request: Request, lines: Iterable[tuple[str, str, int, str, str]]) -> list[dict[str, Any]]:
    """Return the lines of pages that this person may open; a page's name may carry what narrows it, after a “?”."""
    return [
        {"count": count, "label": label, "text": text, "url": url + name[len(name.partition("?")[0]) :]}
        for can, name, count, label, text in lines
        if request.membership.can(can) and (url := _url(request, name.partition("?")[0]))
    ]


def _url(request: Request, name: str) -> str:
    try:
        return reverse(name, urlconf=request.urlconf)
    except NoReverseMatch:
        return ""
