"""Goods of an exhibition: what was brought and what became of it, prices, what was given away, and the closing."""

from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.phones import whatsapp
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.ids import new_id, read_id
from kriya.core.refusal import Refused, say
from kriya.design.messages import attempt, fits
from kriya.exhibitions.actions.prices import set_prices
from kriya.exhibitions.actions.returning import correct_return, is_corrected
from kriya.exhibitions.forms.goods import GoneForm, HomeForm, prices_wanted
from kriya.exhibitions.models import Exhibition
from kriya.exhibitions.queries.closing import closings, late_sales, oversold
from kriya.exhibitions.queries.law import LawLine, by_maker, differs, law, summed
from kriya.exhibitions.views.staff.frame import crumbs, find_exhibition, page
from kriya.inventory.models import OPEN_COUNTS, Location, LocationKind, Lot, StockTake
from kriya.sales.models import Till
from kriya.showroom.actions.losses import give_away, write_off
from kriya.showroom.models import MarkdownLine
from kriya.showroom.queries.transfers import every_transfer, transfers

SHOWN: Final = 50


@require_safe
@staff(Can.READ_SALES)
def goods(request: Request, pk: UUID) -> HttpResponse:
    """Show the law of an exhibition, what is on its way, its tills, and how it is closed."""
    found = find_exhibition(pk)
    return _page(request, found)


def _page(request: Request, found: Any, *, gone: GoneForm | None = None, home: HomeForm | None = None) -> HttpResponse:
    can, lines, place = request.membership.can, law(found), found.location_id
    is_open = found.location.closed_at is None
    ended, over = closings(found), oversold(found, lines)
    given = {
        "owners": by_maker(lines),
        "whole": summed(lines),
        "differs": differs(lines),
        "left": sum(line.left for line in lines if line.left > 0),
        "oversold": -sum(line.left for line in lines if line.left < 0),
        "over": over,
        "over_pieces": sum(one.pieces for one in over),
        "home": (home or HomeForm(over=over, initial={"kunci": new_id()})) if can(Can.APPROVE_STOCK) else None,
        "is_open": is_open,
        "coming": transfers(done=False).filter(target=place)[:SHOWN],
        "leaving": transfers(done=False).filter(source=place)[:SHOWN],
        "papers": every_transfer().filter(target=place)[:SHOWN],
        "counting": StockTake.objects.filter(location=place, state__in=OPEN_COUNTS).first(),
        "tills": Till.objects.filter(location=place, revocations=None).order_by("name"),
        "showroom": Location.objects.filter(kind=LocationKind.SHOWROOM, closed_at=None).order_by("pk").first(),
        "closings": ended,
        "waiting": next((one for one in ended if one.state == "waiting"), None),
        "late": late_sales(found),
        "gone": (gone or GoneForm(lines=lines, initial={"kunci": new_id()})) if can(Can.APPROVE_STOCK) else None,
        "may_stock": can(Can.KEEP_STOCK),
        "may_take_in": can(Can.KEEP_GOODS),
        "may_price": can(Can.KEEP_GOODS),
        "may_till": can(Can.MANAGE_TILLS),
    }
    return page(request, found, "goods", given, status=422 if gone or home else 200)


@require_POST
@staff(Can.APPROVE_STOCK)
def record_gone(request: Request, pk: UUID) -> HttpResponse:
    """Say that pieces broke, got lost or were given away."""
    found = find_exhibition(pk)
    form = GoneForm(request.POST, lines=law(found))
    if not form.is_valid():
        return _page(request, found, gone=form)
    said = form.cleaned_data
    given: dict[str, Any] = {"reason": said["alasan"], "by": request.user, "key": said["kunci"]}
    lot = get_object_or_404(Lot, pk=said["barang"])
    try:
        if said["apa"] == "hadiah":
            give_away(lot, found.location, said["jumlah"], **given)
        else:
            write_off(lot, found.location, said["jumlah"], damaged=said["apa"] == "rusak", **given)
    except Refused as no:
        form.add_error("jumlah", say(no))
        return _page(request, found, gone=form)
    messages.success(request, _("Dicatat. Bagian perajin dihitung menurut perjanjiannya."))
    return redirect("exhibitions:goods", pk)


@require_POST
@staff(Can.APPROVE_STOCK)
def correct_home(request: Request, pk: UUID) -> HttpResponse:
    """Say that pieces which were counted as gone home were sold at the exhibition."""
    found = find_exhibition(pk)
    key = read_id(request.POST.get("kunci"))
    if key is not None and is_corrected(key):
        # Sent twice: by now there is nothing to choose any more.
        return redirect("exhibitions:goods", pk)
    form = HomeForm(request.POST, over=oversold(found, law(found)))
    if not form.is_valid():
        return _page(request, found, home=form)
    said, (lot_id, home_id) = form.cleaned_data, form.chosen
    lot, home = get_object_or_404(Lot, pk=lot_id), get_object_or_404(Location, pk=home_id)
    given: dict[str, Any] = {"reason": said["alasan"], "by": request.user, "key": said["kunci"]}
    if not fits(form, lambda: correct_return(found, lot, home, said["jumlah"], **given), "jumlah"):
        return _page(request, found, home=form)
    messages.success(
        request, _("Dibetulkan: barang itu terjual di pameran, tidak kembali ke %(place)s.") % {"place": home}
    )
    return redirect("exhibitions:goods", pk)


@staff(Can.KEEP_GOODS)
def prices(request: Request, pk: UUID) -> HttpResponse:
    """Show what pieces cost there, and let them cost something else."""
    found = find_exhibition(pk)
    here = [line for line in law(found) if line.level > 0]
    said = None
    if request.method == "POST":
        said = attempt(request, lambda: _priced(request, found, here))
    if said is not None and not said.asked:
        done = ngettext("%(n)s harga berlaku.", "%(n)s harga berlaku.", said.set) % {"n": said.set}
        messages.success(request, done)
        return redirect("exhibitions:prices", pk)
    asked = _asked(found)
    given = {
        "rows": [(line, request.POST.get(f"harga_{line.lot}", ""), asked.get(line.lot)) for line in here],
        "set": said.set if said else 0,
        "links": [_link(request, one, secret) for one, secret in said.asked] if said else [],
        "crumbs": crumbs(found, (_("Barang"), reverse("exhibitions:goods", args=[pk])), (_("Harga"), "")),
    }
    return page(request, find_exhibition(pk), "prices", given)


def _priced(request: Request, found: Exhibition, here: list[LawLine]) -> Any:
    wanted = prices_wanted(request.POST, {line.lot: line.place_price for line in here})
    return set_prices(found, wanted, by=request.user)


def _asked(found: Exhibition) -> dict[UUID, int]:
    """Return the prices that makers have not answered yet."""
    rows: QuerySet[MarkdownLine] = MarkdownLine.objects.filter(
        markdown__place=found.location_id, markdown__accepted=None, applied_at=None
    )
    return dict(rows.order_by("markdown__asked_at").values_list("lot", "after"))


def _link(request: Request, asked: Any, secret: str) -> dict[str, str]:
    """Return the question to a maker as a link, and the address that opens WhatsApp with it."""
    link = f"{settings.SITE_URL}/{request.council.slug}/turun-harga/{secret}/"
    phone = asked.maker.phones.order_by("position", "pk").first()
    words = _("%(council)s bertanya: bolehkah harga barang Anda di %(place)s lebih rendah? Jawab di sini: %(link)s") % {
        "council": request.council.short_name, "place": asked.place, "link": link,
    }  # fmt: skip
    return {"maker": asked.maker.name, "link": link, "whatsapp": whatsapp(phone.number if phone else "", words)}
