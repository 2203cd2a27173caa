"""Codes by which marketplaces name products: written by Kriya, or explained once by a person."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.catalog.models import ProductVariant
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.inventory.codes import new_code
from kriya.marketplaces.models import Sku
from kriya.shop.queries.offers import Key

PREFIX = "KR-"


@transaction.atomic
def give_codes(keys: Iterable[Key], *, by: User | None) -> dict[Key, str]:
    """Return the code of each product or variant; what has none gets one, for ever."""
    wanted = list(dict.fromkeys(keys))
    products = {product for product, _variant in wanted}
    missing = [key for key in wanted if key not in _there(products)]
    rows = [
        Sku.of_scope(code=PREFIX + new_code(), product_id=product, variant_id=variant, made_at=now(), by=by)
        for product, variant in missing
    ]
    # Somebody else may have given the same product its code meanwhile: theirs holds.
    Sku.objects.bulk_create(rows, ignore_conflicts=True)
    found = _there(products)
    return {key: found[key] for key in wanted}


def _there(products: set[UUID]) -> dict[Key, str]:
    rows = Sku.objects.filter(marketplace="", product__in=products)
    return {(product, variant): code for product, variant, code in rows.values_list("product", "variant", "code")}


@transaction.atomic
def explain_code(marketplace: str, code: str, *, product: UUID, variant: UUID | None, by: User | None) -> Sku:
    """Say once which product a marketplace means by a code. Said anew, the later word holds for what comes.

    Raises Refused("sku_of_other_product") for a code that Kriya itself gave to another one, Refused("variant_unknown").
    """
    code = code.strip().upper()
    if variant is not None and not ProductVariant.objects.filter(pk=variant, product=product).exists():
        raise Refused("variant_unknown")
    own = Sku.objects.filter(marketplace="", code=code).first()
    if own is not None and (own.product_id, own.variant_id) != (product, variant):
        raise Refused("sku_of_other_product", sku=code)
    values = {"product_id": product, "variant_id": variant, "made_at": now(), "by": by}
    row, _made = Sku.objects.update_or_create(marketplace=marketplace, code=code, defaults=values)
    return row
