"""Links that were put up, and people who follow them."""

from typing import Any

from django.test import Client

from kriya.catalog.models import Product
from kriya.inventory.models import Lot
from kriya.promotion.actions.campaigns import keep_campaign
from kriya.promotion.actions.links import Target, make_link
from kriya.promotion.models import Campaign, Link

PHONE = "Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 21) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"
PREVIEW = "WhatsApp/2.24.15.78 A"


def visitor(**headers: str) -> Client:
    """Somebody with a telephone."""
    return Client(headers={"User-Agent": PHONE, **headers})


def campaign(name: str = "Lebaran 2026", **more: Any) -> Campaign:
    return keep_campaign(None, name=name, **{"starts_on": "2026-01-01", **more})


def link_to(lot: Lot, channel: str = "instagram", **more: Any) -> Link:
    """A link to the product of a lot."""
    return make_link(Target(product=Product.objects.get(pk=lot.product_id)), channel, by=None, **more)
