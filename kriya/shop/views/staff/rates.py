"""What sending costs: a table that is typed, read from a file, or begun from a sensible one."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.refusal import Refused, say
from kriya.councils.regions import name_of
from kriya.design.formats import number
from kriya.design.messages import did, fits, undoable
from kriya.shop.actions.settings import put_rate, put_rates, remove_rate
from kriya.shop.delivery.sheet import ReadRates, read_sheet
from kriya.shop.delivery.starting import starting_rates
from kriya.shop.forms.settings import RateForm, RatesFileForm, changed_rates
from kriya.shop.models import DeliveryRate

PAGE: Final = 100
ISLANDS: Final = {
    "1": gettext_lazy("Sumatera"), "2": gettext_lazy("Kepulauan Riau"), "3": gettext_lazy("Jawa"),
    "5": gettext_lazy("Bali dan Nusa Tenggara"), "6": gettext_lazy("Kalimantan"), "7": gettext_lazy("Sulawesi"),
    "8": gettext_lazy("Maluku"), "9": gettext_lazy("Papua"),
}  # fmt: skip
"""What the first figure of a region's code tells."""
_SHOWN: Final = 30


@staff(Can.READ_SALES)
def rates(request: Request) -> HttpResponse:
    """Show the rates; change those that were typed."""
    may = request.membership.can(Can.MANAGE_SALES)
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        return _save(request)
    return _page(request, RateForm(), RatesFileForm(), may=may)


def _save(request: Request) -> HttpResponse:
    changed, wrong, asked = changed_rates(request.POST, list(DeliveryRate.objects.all()))
    if changed:
        put_rates(changed)
    if wrong:
        messages.error(request, _("Ongkos tidak terbaca: %(rows)s") % {"rows": ", ".join(wrong[:5])})
    if asked:
        said = _("Baru saja diubah orang lain: %(rows)s. Bila isian Anda yang benar, simpan sekali lagi.")
        messages.error(request, said % {"rows": "; ".join(asked[:5])})
    if changed or not (wrong or asked):
        said = ngettext("%(n)s tarif diubah.", "%(n)s tarif diubah.", len(changed)) % {"n": len(changed)}
        messages.success(request, said)
    if wrong or asked:
        return _page(request, RateForm(), RatesFileForm(), may=True, typed=request.POST)
    return redirect(f"{reverse('shop:rates')}?{request.GET.urlencode()}")


def _area(code: str) -> str:
    """Return what a code of the table stands for: a region, an island by its first figure, or all the rest."""
    if not code:
        return _("semua wilayah lain")
    return name_of(code) or str(ISLANDS.get(code) or code)


def _page(
    request: Request, form: RateForm, upload: RatesFileForm, *, may: bool, found: ReadRates | None = None,
    typed: Mapping[str, str] = MappingProxyType({}),
) -> HttpResponse:  # fmt: skip
    page = Paginator(DeliveryRate.objects.order_by("region_code", "up_to_g"), PAGE).get_page(request.GET.get("hal"))
    rows: list[dict[str, Any]] = [
        {
            "rate": one,
            "name": _area(one.region_code),
            "price": typed.get(f"ongkos_{one.pk}", number(one.price)),
            "days": typed.get(f"lama_{one.pk}", one.days),
        }
        for one in page.object_list
    ]
    context = {
        "page": page,
        "rows": rows,
        "form": form,
        "upload": upload,
        "problems": found.problems[:_SHOWN] if found else [],
        "more_problems": max(0, len(found.problems) - _SHOWN) if found else 0,
        "may_change": may,
        "crumbs": [(_("Toko"), ""), (_("Tarif kirim"), "")],
    }
    status = 422 if form.errors or upload.errors or found or typed else 200
    return render(request, "shop/staff/rates.html", context, status=status)


@require_POST
@staff(Can.MANAGE_SALES)
def add(request: Request) -> HttpResponse:
    """Set one rate; also the undo of one that was taken out, whose words stand in the address."""
    form = RateForm(request.POST if "sampai" in request.POST else request.GET)
    if form.is_valid() and fits(form, lambda: put_rate(form.rate()), "kode"):
        messages.success(request, _("Tarif disimpan."))
        return redirect("shop:rates")
    return _page(request, form, RatesFileForm(), may=True)


@require_POST
@staff(Can.MANAGE_SALES)
def remove(request: Request, pk: UUID) -> HttpResponse:
    """Take a rate out."""
    rate = get_object_or_404(DeliveryRate.objects.all(), pk=pk)
    remove_rate(rate)
    kept = {"kode": rate.region_code, "sampai": rate.up_to_g, "ongkos": rate.price, "lama": rate.days}
    undoable(request, _("Tarif dihapus."), f"{reverse('shop:rate_add')}?{urlencode(kept)}")
    return redirect("shop:rates")


@require_POST
@staff(Can.MANAGE_SALES)
def from_file(request: Request) -> HttpResponse:
    """Read a table of rates; nothing of it is kept while anything in it is wrong."""
    upload = RatesFileForm(request.POST, request.FILES)
    if not upload.is_valid():
        return _page(request, RateForm(), upload, may=True)
    given = upload.cleaned_data["berkas"]
    with NamedTemporaryFile(prefix="kriya-", suffix=Path(given.name).suffix[:6]) as file:
        for chunk in given.chunks():
            file.write(chunk)
        file.flush()
        try:
            found = read_sheet(file.name)
        except Refused as no:
            upload.add_error("berkas", say(no))
            return _page(request, RateForm(), upload, may=True)
    if found.problems or not found.rates:
        if not found.problems:
            upload.add_error("berkas", _("Tidak ada tarif di berkas ini."))
        return _page(request, RateForm(), upload, may=True, found=found)
    _told(request, put_rates(found.rates, replacing=upload.cleaned_data["ganti"]))
    return redirect("shop:rates")


@require_POST
@staff(Can.MANAGE_SALES)
def begin(request: Request) -> HttpResponse:
    """Begin with a sensible table; rates that are there stay as they are."""
    there = set(DeliveryRate.objects.values_list("region_code", "up_to_g"))
    new = [rate for rate in starting_rates() if (rate.region_code, rate.up_to_g) not in there]
    did(request, lambda: _told(request, put_rates(new)))
    return redirect("shop:rates")


def _told(request: Request, counts: tuple[int, int, int]) -> None:
    new, changed, gone = counts
    said = _("%(new)s tarif baru, %(changed)s diubah, %(gone)s dihapus.") % {
        "new": new,
        "changed": changed,
        "gone": gone,
    }
    messages.success(request, said)
