"""The one door to a maker's own record: the person must hold a log-in for it."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kriya.accounts.request import Request
from kriya.makers.models import Maker
from kriya.makers.models.maker import MakerQuerySet

# Pages of words that stand on this one; a name of an address is no import.
PRODUCTS: Final = "catalog:mine"
MONEY: Final = "showroom:mine_money"
GOODS: Final = "showroom:mine_goods_one"
ORDERS: Final = "shop:mine_orders"
PROGRAMMES: Final = "participation:mine"


def my_makers(request: Request) -> MakerQuerySet:
    """Return the makers for which the person logs in, by name."""
    mine: MakerQuerySet = Maker.objects.in_register().filter(logins__user=request.user)
    return mine.order_by("name", "pk")


def find_mine(request: Request, pk: UUID) -> Maker:
    """Return one of the person's makers; 404 otherwise, as for one that is not there."""
    found: Maker = get_object_or_404(my_makers(request), pk=pk)
    return found


def mine_page(request: Request, maker: Maker, page: str, **more: Any) -> HttpResponse:
    """Show one of the maker's pages, with the others along the bottom."""
    form = more.get("form")
    status = 422 if form is not None and form.errors else 200
    given = {"maker": maker, "nav": mine_nav(maker, page), **more}
    return render(request, f"makers/mine/{page}.html", given, status=status)


def mine_nav(maker: Maker, page: str) -> list[dict[str, Any]]:
    """Return the bar along the bottom of a maker's pages; page is the key of the one that is open."""
    entries = (
        ("uang", _("Uang"), "wallet", MONEY),
        ("barang", _("Titipan"), "box", GOODS),
        ("produk", _("Produk"), "tag", PRODUCTS),
        ("pesanan", _("Pesanan"), "inbox", ORDERS),
        ("ikut", pgettext("menu", "Ikut"), "school", PROGRAMMES),
        ("saya", _("Saya"), "user", "makers:mine_one"),
    )
    # What the register holds of a maker stands on pages below "Saya".
    current = page if page in {entry[0] for entry in entries} else "saya"
    return [
        {"label": label, "icon": icon, "url": _address(name, maker), "current": key == current}
        for key, label, icon, name in entries
    ]


def _address(name: str, maker: Maker) -> str:
    return reverse(name) if name in {PRODUCTS, ORDERS, PROGRAMMES} else reverse(name, args=[maker.pk])
