"""Write a plan into the catalogue by the actions that a person's changes take, and keep the way back."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any
from uuid import UUID

from kriya.accounts.models import User
from kriya.catalog.actions.curation import publish_entered
from kriya.catalog.actions.products import change_product
from kriya.catalog.actions.publish import published_together
from kriya.catalog.actions.terms import give_terms
from kriya.catalog.imports.plan import Change, Plan, codes_of
from kriya.catalog.imports.reading import Incoming
from kriya.catalog.models import (
    Material,
    Motif,
    Product,
    ProductImport,
    ProductImportTouch,
    ProductMaterial,
    Technique,
)
from kriya.crafts.actions import give_taxonomy
from kriya.crafts.models import Craft
from kriya.makers.imports.writing import free_slug

_MODELS: Mapping[str, Any] = {"craft": Craft, "technique": Technique, "motif": Motif}


@published_together()
def write_plan(
    plan: Plan, into: ProductImport, *, by: User | None, publish: bool, waiting: Container[tuple[UUID, str]] = ()
) -> None:
    """Write what a plan says; the caller holds the transaction and the lock of imports.

    With `publish` new products are public at once, but for those `waiting` for their photos.
    """
    terms = _Terms(plan)
    rows = _insert(plan.new, terms)
    if publish:
        publish_entered([row for row, new in zip(rows, plan.new, strict=True) if new.key not in waiting], by=by)
    touches = [_touch(into, product, None) for product in rows]
    for change in plan.changed:
        product = change_product(Product(pk=change.product.pk), by=by, **_values(change, terms))
        touches.append(_touch(into, product, {d.field: d.before for d in change.differences}))
    ProductImportTouch.objects.bulk_create(touches, batch_size=1000)


def _insert(products: Sequence[Incoming], terms: _Terms) -> list[Product]:
    """Enter new products, as many at once as there are: readers and linking have refused what add_product would."""
    taken = set(Product.objects.values_list("slug", flat=True))
    rows, materials = [], []
    for new in products:
        row = Product.of_scope(maker_id=new.maker.pk, **new.columns, **terms.of(new.codes))
        row.slug = free_slug(new.name, row.pk, taken, otherwise="produk")
        rows.append(row)
        for position, material in enumerate(terms.materials(new)):
            materials.append(ProductMaterial.of_scope(product=row, material=material, position=position))
    Product.objects.bulk_create(rows, batch_size=1000)
    ProductMaterial.objects.bulk_create(materials, batch_size=1000)
    return rows


def _touch(into: ProductImport, product: Product, before: dict[str, Any] | None) -> Any:
    return ProductImportTouch.of_scope(
        run=into, product=product, before=before, revision=product.revision, state=product.state
    )


class _Terms:
    """Crafts, techniques, motifs and materials by their codes; what the council lacks is given to it first."""

    def __init__(self, plan: Plan) -> None:
        self._crafts = _by_code(Craft)
        if not set(codes_of("craft", plan)) <= self._crafts.keys():
            give_taxonomy()
            self._crafts = _by_code(Craft)
        give_terms()
        self._by = {"craft": self._crafts, "technique": _by_code(Technique), "motif": _by_code(Motif)}
        self._materials = _by_code(Material)

    def of(self, codes: Mapping[str, str]) -> dict[str, Any]:
        """The pointers for these codes."""
        return {f"{kind}_id": self._by[kind][code] for kind, code in codes.items() if code in self._by[kind]}

    def materials(self, new: Incoming) -> list[Material]:
        """The materials for these codes, the main one first."""
        return [Material(pk=self._materials[code]) for code in new.materials if code in self._materials]


def _by_code(model: Any) -> dict[str, UUID]:
    return dict(model.objects.values_list("code", "pk"))


def _values(change: Change, terms: _Terms) -> dict[str, Any]:
    told = {d.field for d in change.differences}
    values = {name: value for name, value in change.incoming.columns.items() if name in told and name != "name"}
    values |= terms.of({kind: code for kind, code in change.incoming.codes.items() if kind in told})
    if "materials" in told:
        values["materials"] = terms.materials(change.incoming)
    return values
