"""What the office asks of the catalogue's list."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from kriya.catalog.models import (
    Kind,
    Product,
    ProductChange,
    ProductMaterial,
    ProductPhoto,
    ProductState,
    PublishedProduct,
)
from kriya.catalog.queries.parts import Choices, craft_choices, of_craft, of_price, price_choices
from kriya.core.scoping import current_council
from kriya.makers.models import Maker

_WAITING: Final = Exists(ProductChange.objects.everywhere().filter(product=OuterRef("pk"), decided_at=None))
_SCHEDULED: Final = Q(publish_at__isnull=False) & ~Q(state=ProductState.PUBLISHED)
CURATION, CHANGES, SCHEDULED = "kurasi", "perubahan", "jadwal"
# Where a published number leads: published, and of a maker that is public.
PUBLIC: Final = "public"
TABS: Final[Mapping[str, tuple[Any, Q]]] = {
    "": (_("Semua"), Q()),
    CURATION: (_("Menunggu kurasi"), Q(state=ProductState.SUBMITTED, publish_at=None)),
    CHANGES: (_("Perubahan"), Q(changed=True)),
    SCHEDULED: (_("Dijadwalkan"), _SCHEDULED),
    "dikembalikan": (_("Dikembalikan"), Q(state=ProductState.RETURNED)),
    "draf": (_("Draf"), Q(state=ProductState.DRAFT)),
    "tayang": (_("Tayang"), Q(state=ProductState.PUBLISHED)),
    "ditarik": (_("Ditarik"), Q(state=ProductState.WITHDRAWN)),
}
# What is missing: the word in the address, what it is called, and the condition.
MISSING: Final[Mapping[str, tuple[Any, Q]]] = {
    "foto": (_("tanpa foto"), Q(pictures=0)),
    "harga": (_("tanpa harga"), Q(price=None)),
    "cerita": (_("tanpa cerita"), Q(story_id="")),
}
ORDERS: Final = {
    "": "-updated_at", "nama": "name", "-nama": "-name", "perajin": "maker__name", "-perajin": "-maker__name",
    "harga": "price", "-harga": "-price", "ubah": "updated_at", "-ubah": "-updated_at",
}  # fmt: skip


def staff_products(asked: Mapping[str, str]) -> QuerySet[Product]:
    """Return the council's products with what a row shows, narrowed by the words of the address."""
    first = ProductPhoto.objects.filter(product=OuterRef("pk")).order_by("position", "pk")
    products: QuerySet[Product] = Product.objects.select_related("maker", "craft").annotate(
        changed=_WAITING,
        pictures=Count("photos"),
        picture=Subquery(first.values("pk")[:1]),
    )
    for condition in _conditions(asked):
        products = products.filter(condition)
    return products.order_by(ORDERS.get(asked.get("urut", ""), "-updated_at"), "-pk")


def _missing(what: str) -> Q:
    return MISSING[what][1] if what in MISSING else Q()


def _of_kind(kind: str) -> Q:
    return Q(kind=kind) if kind in Kind.values else Q()


def _of_material(code: str) -> Q:
    return Q(Exists(ProductMaterial.objects.filter(product=OuterRef("pk"), material__code=code)))


_NARROWED: Final[Mapping[str, Callable[[str], Q]]] = {
    "tanpa": _missing,
    "jenis": _of_kind,
    "kerajinan": of_craft,
    "harga": of_price,
    "umkm": lambda slug: Q(maker__slug=slug),
    "kecamatan": lambda code: Q(maker__district_code=code),
    "bahan": _of_material,
}


def _conditions(asked: Mapping[str, str]) -> list[Q]:
    tab = asked.get("tab", "")
    found = [TABS.get(tab, TABS[""])[1]]
    if tab == PUBLIC:
        shown = PublishedProduct.objects.of(current_council().pk).values("product_id")
        found.append(Q(pk__in=shown))
    found += [condition(asked[name]) for name, condition in _NARROWED.items() if asked.get(name)]
    found += [Q(name__icontains=word) | Q(maker__name__icontains=word) for word in asked.get("q", "").split()[:8]]
    return found


def tab_counts() -> dict[str, int]:
    """Return how many products stand in each tab, in one question."""
    counted = Product.objects.annotate(changed=_WAITING).aggregate(
        **{f"n{place}": Count("pk", filter=condition) if condition else Count("pk")
           for place, (_label, condition) in enumerate(TABS.values())}
    )  # fmt: skip
    return {tab: counted[f"n{place}"] for place, tab in enumerate(TABS)}


def choices_in_use(asked: Mapping[str, str]) -> dict[str, Choices]:
    """Return what the list can be narrowed by: only what has a product."""
    makers = Maker.objects.filter(products__isnull=False).distinct().order_by("name")
    districts = makers.order_by("district_name").exclude(district_code="").values_list("district_code", "district_name")
    materials = ProductMaterial.objects.order_by("material__name_id").values_list("material__code", "material__name_id")
    return {
        "kerajinan": craft_choices(asked.get("kerajinan", "")),
        "umkm": list(makers.values_list("slug", "name")),
        "kecamatan": list(districts.distinct()),
        "bahan": list(materials.distinct()),
        "harga": price_choices(),
    }
