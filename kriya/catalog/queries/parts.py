"""A part of what is counted of products, as the office's list asks for it: one craft alone, a band of price."""

from collections.abc import Mapping
from typing import Final

from django.db.models import F, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext

from kriya.catalog.models import Product, ProductVariant
from kriya.catalog.price_bands import PRICE_BANDS
from kriya.core.ids import read_id
from kriya.crafts.models import Craft
from kriya.makers.models import Maker
from kriya.makers.queries.lists.conditions import UNKNOWN

# Behind the code of a craft: without its finer kinds, as a figure by craft counts.
ALONE: Final = "~"
Choices = list[tuple[str, str]]


def of_craft(code: str) -> Q:
    """Return the products of a craft and its kinds, of one craft alone, or of none that is known."""
    if code == UNKNOWN:
        return Q(craft=None)
    if code.endswith(ALONE):
        return Q(craft__code=code.removesuffix(ALONE))
    return Q(craft__code=code) | Q(craft__code__startswith=f"{code}.")


def of_price(band: str) -> Q:
    """Return the products whose lowest price stands in a band; what is no band narrows nothing."""
    own = Coalesce("price", OuterRef("price"))
    least = ProductVariant.objects.filter(product=OuterRef("pk")).order_by().values("product").annotate(least=Min(own))
    priced = Product.objects.annotate(least=Coalesce(Subquery(least.values("least")), F("price")))
    if band == UNKNOWN:
        return Q(pk__in=priced.filter(least=None).values("pk"))
    above = 0
    for code, upper, _words in PRICE_BANDS:
        if code == band:
            inside = priced.filter(least__gt=above)
            return Q(pk__in=(inside.filter(least__lte=upper) if upper else inside).values("pk"))
        above = upper or above
    return Q()


def price_choices() -> Choices:
    """Return the bands that may be chosen, and products that have no price."""
    return [*((code, str(words)) for code, _upper, words in PRICE_BANDS), (UNKNOWN, gettext("Belum diketahui"))]


def craft_choices(chosen: str) -> Choices:
    """Return the crafts that have products; what else was chosen by an address is offered too."""
    crafts = Craft.objects.filter(products__isnull=False).distinct().order_by("name_id")
    found = [(craft.code, str(craft)) for craft in crafts]
    for craft in crafts:
        if chosen == f"{craft.code}{ALONE}":
            found.append((chosen, gettext("%(craft)s, tanpa jenisnya") % {"craft": craft}))
    if chosen == UNKNOWN or Product.objects.filter(craft=None).exists():
        found.append((UNKNOWN, gettext("Belum diketahui")))
    return found


def as_offered(asked: Mapping[str, str]) -> dict[str, str]:
    """Return what an address asks as the list offers it: a maker by its slug, a craft that has no kinds by its code."""
    said = dict(asked)
    craft = said.get("kerajinan", "")
    if craft.endswith(ALONE) and not Craft.objects.filter(code__startswith=f"{craft.removesuffix(ALONE)}.").exists():
        said["kerajinan"] = craft.removesuffix(ALONE)
    if maker := read_id(said.get("umkm")):
        said["umkm"] = Maker.objects.filter(pk=maker).values_list("slug", flat=True).first() or said["umkm"]
    return said
