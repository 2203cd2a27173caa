"""What every page of marketplaces has: its tabs."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kriya.accounts.request import Request
from kriya.accounts.roles import Can


def tabs(request: Request) -> list[dict[str, Any]]:
    """Return the tabs that the reader may open."""
    pages = [
        ("marketplaces:fillings", _("Isi templat"), Can.READ_SALES),
        ("marketplaces:orders", _("Pesanan"), Can.READ_SALES),
        ("marketplaces:codes", _("Kode produk"), Can.READ_SALES),
        ("marketplaces:payouts", _("Pencairan"), Can.READ_MONEY),
    ]
    return [
        {"label": label, "url": (url := reverse(name)), "current": request.path == url}
        for name, label, needs in pages
        if request.membership.can(needs)
    ]
