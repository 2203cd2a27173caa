"""Which products the codes of a marketplace mean, and which codes wait for somebody to say."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Max, Sum

from kriya.catalog.models import Product, ProductVariant
from kriya.inventory.models import Lot
from kriya.marketplaces.models import MarketLine, Sku
from kriya.marketplaces.models.orders import SOLD
from kriya.shop.queries.offers import Key


def meanings(marketplace: str, codes: Iterable[str]) -> dict[str, Key]:
    """Return the product and variant of each code that is known: what Kriya wrote, what a person explained, and the
    codes of labels, which sellers like to write into marketplaces themselves."""
    wanted = set(codes)
    lots = Lot.objects.filter(code__in=wanted).values_list("code", "product", "variant")
    found: dict[str, Key] = {code: (product, variant) for code, product, variant in lots}
    rows = Sku.objects.filter(marketplace__in=["", marketplace], code__in=wanted).order_by("-marketplace")
    found |= {code: (product, variant) for code, product, variant in rows.values_list("code", "product", "variant")}
    return found


@dataclass(frozen=True)
class Waiting:
    """A code with lines that are not sold yet. `why` is "code" (unknown) or "lot" (never taken in)."""

    marketplace: str
    code: str
    name: str
    variation: str
    lines: int
    pieces: int
    why: str
    product: UUID | None


def waiting_codes() -> list[Waiting]:
    """Return the codes whose lines wait to become sales, the most wanted first, in few questions."""
    rows = (
        MarketLine.objects.filter(sold=None, order__status__in=SOLD)
        .values("order__marketplace", "code")
        .annotate(lines=Count("pk"), pieces=Sum("pieces"), name=Max("name"), variation=Max("variation"))
        .order_by("-lines", "code")
    )
    by_place: dict[str, list[str]] = {}
    found = list(rows)
    for row in found:
        by_place.setdefault(row["order__marketplace"], []).append(row["code"])
    known = {place: meanings(place, codes) for place, codes in by_place.items()}
    return [
        Waiting(row["order__marketplace"], row["code"], row["name"], row["variation"], row["lines"], row["pieces"],
                "lot" if row["code"] in known[row["order__marketplace"]] else "code",
                known[row["order__marketplace"]].get(row["code"], (None, None))[0])
        for row in found
    ]  # fmt: skip


def product_choices() -> list[tuple[str, str]]:
    """Return every product and variant that a code may mean: ("<product>:<variant>", name), by name, two questions."""
    variants: dict[UUID, list[ProductVariant]] = {}
    for variant in ProductVariant.objects.order_by("position", "pk"):
        variants.setdefault(variant.product_id, []).append(variant)
    rows = Product.objects.filter(lots__isnull=False).distinct().select_related("maker").order_by("name", "pk")
    found = []
    for product in rows:
        label = f"{product.name} · {product.maker.name}"
        found.append((f"{product.pk}:", label))
        found += [(f"{product.pk}:{one.pk}", f"{label} · {one.name}") for one in variants.get(product.pk, [])]
    return found
