"""Take a marketplace's template in, remember what was chosen for its layout, fill it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.files import read_file, write_whole
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.marketplaces.actions.codes import give_codes
from kriya.marketplaces.filling.process import fill
from kriya.marketplaces.filling.reading import Template, read_template
from kriya.marketplaces.filling.rows import Choices, rows_of
from kriya.marketplaces.models import Filling, MarketLayout
from kriya.shop.queries.offers import Offer, offers_of

MOST_PRODUCTS = 2_000
MOST_LEFT = 1_000


def bring_template(file: IO[bytes], *, name: str, marketplace: str = "", by: User | None) -> Filling:
    """Read a template and keep it. Without a marketplace its columns tell which one it is.

    Raises Refused as read_template does, and Refused("template_whose") where nothing tells.
    """
    content = file.read()
    with TemporaryDirectory(prefix="kriya-template-") as folder:
        path = Path(folder) / "template.xlsx"
        path.write_bytes(content)
        template = read_template(path)
    marketplace = marketplace or template.marketplace
    if not marketplace:
        raise Refused("template_whose")
    layout, _made = MarketLayout.objects.get_or_create(marketplace=marketplace, fingerprint=template.fingerprint)
    key = new_id()
    kept = default_storage.save(f"marketplaces/{key}.xlsx", ContentFile(content))
    made: Filling = Filling.objects.create(
        pk=key, marketplace=marketplace, layout=layout, name=name[:200], template=kept, table=template.as_json(),
        brought_at=now(), by=by,
    )  # fmt: skip
    return made


@transaction.atomic
def fill_template(
    filling: Filling, choices: Choices, products: Sequence[UUID], *, home: str, wanted: Mapping[str, str]
) -> Filling:
    """Fill a template with public products in their order, and remember the choices for the next one of its layout.

    Raises Refused("products_none"), Refused("products_too_many", limit=…), and what fill() raises.
    """
    layout = filling.layout
    layout.columns, layout.fixed, layout.categories = (
        dict(choices.columns), dict(choices.fixed), {**layout.categories, **choices.categories},
    )  # fmt: skip
    layout.save()
    offers = _in_order(products)
    if not offers:
        raise Refused("products_none")
    if len(products) > MOST_PRODUCTS:
        raise Refused("products_too_many", limit=MOST_PRODUCTS)
    keys = [offer.key for offer in offers] + [(offer.product.product_id, None) for offer in offers]
    template = Template.of_json(filling.table)
    filled = rows_of(template, choices, offers, give_codes(keys, by=filling.by), home)
    kept, content = _filled_copy(filling.template, template.sheet, filled.cells)
    left = filled.left + [{"row": "", "name": "", "column": cell, "why": "formula", "must": False} for cell in kept]
    filling.left = sorted(left, key=lambda one: not one["must"])[:MOST_LEFT]
    filling.rows, filling.products, filling.wanted = filled.rows, filled.products, dict(wanted)
    filling.result, filling.filled_at = f"marketplaces/{filling.pk}-filled.xlsx", now()
    write_whole(filling.result, content)
    filling.save()
    return filling


def _in_order(products: Sequence[UUID]) -> list[Offer]:
    """Return the offers of products as they were asked for; where there are variants only those are offered."""
    offers = offers_of(products)
    by_product: dict[UUID, list[Offer]] = {}
    for (product, _variant), offer in offers.items():
        by_product.setdefault(product, []).append(offer)
    found: list[Offer] = []
    for product in products:
        several = by_product.get(product, [])
        named = [offer for offer in several if offer.variant]
        found += named or several
    return found


def _filled_copy(template: str, sheet: str, cells: Mapping[str, str | int | float]) -> tuple[list[str], bytes]:
    with TemporaryDirectory(prefix="kriya-template-") as folder:
        source, target = Path(folder) / "template.xlsx", Path(folder) / "filled.xlsx"
        source.write_bytes(read_file(template))
        kept = fill(source, target, {sheet: cells})
        return kept, target.read_bytes()
