"""Where the feeds are, and what keeps products out of them."""

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.catalog.models import PublishedProduct
from kriya.councils.addresses import origin
from kriya.shop.queries.rules import shop_rules


@require_safe
@staff(Can.READ_SALES)
def addresses(request: Request) -> HttpResponse:
    """Show the addresses to give to each service, with how many products they tell of."""
    shown = PublishedProduct.objects.of(request.council.pk)
    lacking = Q(price=None) | Q(price=0) | Q(photos=[])
    home = f"{origin(request)}{request.council_prefix}"
    context = {
        "feeds": [
            ("Google Merchant Center", f"{home}/umpan-belanja/google.xml"),
            ("Meta (Facebook, Instagram, WhatsApp)", f"{home}/umpan-belanja/meta.csv"),
        ],
        "public": shown.count(),
        "lacking": shown.filter(lacking).count(),
        "is_open": shop_rules().is_open,
        "crumbs": [(_("Promosi"), reverse("promotion:campaigns")), (_("Umpan belanja"), "")],
    }
    return render(request, "promotion/staff/feeds.html", context)
