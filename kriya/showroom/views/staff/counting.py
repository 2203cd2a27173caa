"""Counting on a phone: a label at a time, by several people at once, with or without scripts, with or without a
network."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.models import User
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.design.messages import fits
from kriya.inventory.actions.stock_takes import Counted, count_all
from kriya.inventory.models import Lot, StockCount, StockTake, StockTakeState
from kriya.showroom.forms.counting import CountForm, Sent, read_counts
from kriya.showroom.queries.counting import counted_so_far, lots_to_count

LATEST: Final = 20


def find_stock_take(pk: UUID) -> StockTake:
    """Return a stock-take with its place, or 404."""
    rows = StockTake.objects.select_related("location", "opened_by", "counted_by", "posted_by")
    found: StockTake = get_object_or_404(rows, pk=pk)
    return found


@staff(Can.KEEP_STOCK)
def counting(request: Request, pk: UUID) -> HttpResponse:
    """Show the page for counting, and take what was typed there without scripts."""
    found = find_stock_take(pk)
    if found.state != StockTakeState.COUNTING:
        return redirect("showroom:stock_take", pk)
    form = CountForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _typed(request, found, form):
        return redirect("showroom:counting", pk)
    latest = StockCount.objects.filter(stock_take=found, by=request.user).select_related("lot").order_by("-at", "-pk")
    given = {
        "take": found,
        "form": form,
        "key": new_id(),
        "latest": [(row, new_id(), -row.pieces) for row in latest[:LATEST]],
        "given": _given(found),
        "crumbs": [
            (_("Stok opname"), reverse("showroom:stock_takes")),
            (found.number, reverse("showroom:stock_take", args=[pk])),
            (_("Menghitung"), ""),
        ],
    }
    return render(request, "showroom/counting/count.html", given, status=422 if form.errors else 200)


def _typed(request: Request, found: StockTake, form: CountForm) -> bool:
    said = form.cleaned_data
    lot = Lot.objects.filter(code=said["kode"]).first()
    if lot is None:
        form.add_error("kode", _("Label %(code)s tidak dikenal di dewan ini.") % {"code": said["kode"]})
        return False
    counted = Counted(said["kunci"], lot.pk, said["jumlah"])
    if not fits(form, lambda: count_all(found, [counted], by=request.user)):
        return False
    messages.success(request, f"{lot.name}: {said['jumlah']:+d}")
    return True


def _given(found: StockTake) -> dict[str, Any]:
    """Return what the page gives to its scripts."""
    return {
        "take": str(found.pk),
        "send": reverse("showroom:send_counts", args=[found.pk]),
        "items": reverse("showroom:count_items", args=[found.pk]),
        "words": {
            "unsent": _("Belum terkirim: {n}"),
            "all_sent": _("Semua terkirim"),
            "offline": _("tanpa jaringan, hitungan aman di ponsel ini"),
            "log_in": _("Anda perlu masuk lagi. Hitungan tetap tersimpan di ponsel ini."),
            "closed": _("Penghitungan sudah ditutup. {n} hitungan di ponsel ini belum masuk: minta dibuka lagi."),
            "not_kept": _("Ponsel ini menolak menyimpan. Kosongkan ruang simpan, atau hitung di ponsel lain."),
            "not_a_label": _("Itu bukan kode label galeri."),
            "unknown": _("Label {code} tidak dikenal di dewan ini. Sisihkan barangnya."),
            "wrong": _("Hitungan {code} ditolak kantor. Hitung ulang barang ini."),
            "not_here": _("tidak tercatat di sini"),
            "less": _("Kurangi {name}"),
            "more": _("Tambah {name}"),
            "pieces": _("Jumlah {name}"),
            "others": _("bersama yang lain {n}"),
            "open": _("Arahkan kamera ke kode pada label."),
            "close": _("Selesai"),
            "failed": _("Kamera tidak bisa dibuka. Ketik kode pendek di bawah gambar label."),
            "dismiss": _("Tutup"),
        },
    }


@require_safe
@staff(Can.KEEP_STOCK)
def items(request: Request, pk: UUID) -> JsonResponse:
    """Give the names of what may be found here, and what was counted of it: by this person, and by all."""
    found = find_stock_take(pk)
    sums = counted_so_far(found, by=request.user.pk)
    rows = lots_to_count(found).values_list("pk", "code", "name", "variant_name")
    told = {code: [_name(name, variant), *sums.get(lot, (0, 0))] for lot, code, name, variant in rows}
    return JsonResponse({"items": told}, headers={"Cache-Control": "private, no-store"})


def _name(name: str, variant: str) -> str:
    return f"{name}, {variant}" if variant else name


@require_POST
@staff(Can.KEEP_STOCK)
def send_counts(request: Request, pk: UUID) -> JsonResponse:
    """Take what a phone counted; answer for each count, and what its labels come to now."""
    found = find_stock_take(pk)
    try:
        sent = read_counts(request.body)
    except ValueError:
        return JsonResponse({"error": "unreadable"}, status=400)
    lots = {lot.code: lot for lot in Lot.objects.filter(code__in={one.code for one in sent})}
    statuses = {one.key: _unreadable(one, lots) for one in sent}
    good = [one for one in sent if not statuses[one.key]]
    statuses |= _counted(found, good, lots, by=request.user)
    sums = counted_so_far(found, by=request.user.pk, lots=[lot.pk for lot in lots.values()])
    return JsonResponse(
        {
            "acks": [{"id": key, "status": status} for key, status in statuses.items()],
            "items": {
                code: [_name(lot.name, lot.variant_name), *sums.get(lot.pk, (0, 0))] for code, lot in lots.items()
            },
        }
    )


def _unreadable(one: Sent, lots: dict[str, Lot]) -> str:
    if one.id is None or not one.pieces:
        return "wrong"
    return "" if one.code in lots else "unknown"


def _counted(found: StockTake, good: Sequence[Sent], lots: dict[str, Lot], *, by: User) -> dict[str, str]:
    """Count all at once; where one of them is refused, each by itself, so that none stands in another's way."""
    try:
        count_all(found, [_as_counted(one, lots) for one in good], by=by)
    except Refused as no:
        if no.code == "stock_take_not_counting":
            return {one.key: "closed" for one in good}
        if len(good) == 1:
            return {good[0].key: "wrong"}
        return {key: said for one in good for key, said in _counted(found, [one], lots, by=by).items()}
    return {one.key: "counted" for one in good}


def _as_counted(one: Sent, lots: dict[str, Lot]) -> Counted:
    if one.id is None:
        raise ValueError("a count without an id")
    return Counted(one.id, lots[one.code].pk, one.pieces, one.ago)
