"""What a product list would do to the catalogue: new products, changed ones field by field, those that stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from kriya.catalog.imports.reading import Incoming, ProductList, name_key
from kriya.catalog.models import Product, ProductMaterial
from kriya.core.once import digest_of
from kriya.makers.imports.plan import Difference

COMPARED: Final = ("name", "price", "length_mm", "width_mm", "height_mm", "weight_g", "story_id")
CODED: Final = ("craft", "technique", "motif")


@dataclass(slots=True)
class Listed:
    """A product of the catalogue as an import compares it."""

    pk: UUID
    columns: dict[str, Any]
    codes: dict[str, str]
    materials: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Change:
    """A product of the catalogue that the file says otherwise or more of."""

    product: Listed
    incoming: Incoming
    differences: list[Difference]


@dataclass(slots=True)
class Plan:
    """The whole of what an import would do; nothing of it is done yet."""

    new: list[Incoming] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    same: list[Incoming] = field(default_factory=list)

    def digest(self) -> str:
        """Return a hash of what would be written, to see whether it is still what was shown."""
        told = [
            [[one.source, one.maker.pk, one.columns] for one in self.new],
            [[one.product.pk, one.differences] for one in self.changed],
        ]
        return digest_of(told)


def make_plan(found: ProductList) -> Plan:
    """Compare a product list with the catalogue of the council in scope.

    A product is known by its maker and name. What the file does not say stays.
    """
    plan = Plan()
    there = _catalogue({product.maker.pk for product in found.products})
    for product in found.products:
        listed = there.get(product.key)
        if listed is None:
            plan.new.append(product)
        elif differences := list(_differences(product, listed)):
            plan.changed.append(Change(listed, product, differences))
        else:
            plan.same.append(product)
    return plan


def _catalogue(makers: set[UUID]) -> dict[tuple[UUID, str], Listed]:
    columns = ("craft__code", "technique__code", "motif__code")
    products = Product.objects.filter(maker__in=makers).order_by("-created_at", "-pk")
    by_pk: dict[UUID, Listed] = {}
    found: dict[tuple[UUID, str], Listed] = {}
    for pk, maker, *values in products.values_list("pk", "maker_id", *COMPARED, *columns):
        plain = dict(zip(COMPARED, values, strict=False))
        codes = dict(zip(CODED, (value or "" for value in values[len(COMPARED) :]), strict=True))
        # Of two with one name the elder comes last, and stays.
        found[maker, name_key(plain["name"])] = by_pk[pk] = Listed(pk, plain, codes)
    materials = ProductMaterial.objects.filter(product__maker__in=makers).order_by("position")
    for pk, code in materials.values_list("product_id", "material__code"):
        by_pk[pk].materials.append(code)
    return found


def _differences(product: Incoming, listed: Listed) -> Iterator[Difference]:
    for name, after in product.columns.items():
        # The same name in other letters is no news.
        if name != "name" and listed.columns[name] != after:
            yield Difference(name, listed.columns[name], after)
    for name, code in product.codes.items():
        if listed.codes[name] != code:
            yield Difference(name, listed.codes[name], code)
    if product.materials and list(product.materials) != listed.materials:
        yield Difference("materials", list(listed.materials), list(product.materials))


def codes_of(kind: str, plan: Plan) -> Sequence[str]:
    """Return the codes of crafts, techniques or motifs that a plan would write."""
    new = [one.codes[kind] for one in plan.new if kind in one.codes]
    return sorted({*new, *(d.after for one in plan.changed for d in one.differences if d.field == kind)})
