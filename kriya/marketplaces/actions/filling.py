"""Take a marketplace's template in, remember what was chosen for its layout, fill it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, Final
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.files import read_file, write_whole
from kriya.core.ids import new_id
from kriya.core.jobs import defer_called
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.marketplaces.actions import working
from kriya.marketplaces.actions.codes import give_codes
from kriya.marketplaces.filling.process import fill
from kriya.marketplaces.filling.reading import Template, read_template
from kriya.marketplaces.filling.rows import Choices, Filled, rows_of
from kriya.marketplaces.models import Filling, FillingState, MarketLayout
from kriya.shop.queries.offers import Offer, offers_of

MOST_PRODUCTS = 2_000
MOST_LEFT = 1_000
FILL: Final = "kriya.marketplaces.tasks.fill_file"


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

    Many are filled in by the worker; until then it is WORKING. Raises Refused("filling_busy"),
    Refused("products_none"), Refused("products_too_many", limit=…), and what fill() raises.
    """
    filling = Filling.objects.select_for_update(of=("self",)).select_related("layout", "by").get(pk=filling.pk)
    if filling.state == FillingState.WORKING and not is_left(filling):
        raise Refused("filling_busy")
    layout = filling.layout
    layout.columns, layout.fixed, layout.categories = (
        dict(choices.columns), dict(choices.fixed), {**layout.categories, **choices.categories},
    )  # fmt: skip
    layout.save()
    if len(products) > MOST_PRODUCTS:
        raise Refused("products_too_many", limit=MOST_PRODUCTS)
    filling.wanted = dict(wanted)
    filling.asked = {**asdict(choices), "products": [str(product) for product in products], "home": home}
    if len(products) > working.PART:
        filling.state, filling.done, filling.products, filling.alive_at = FillingState.WORKING, 0, len(products), now()
        filling.save()
        defer_called(FILL, soon=True, filling=str(filling.pk))
        return filling
    filled = _rows(filling)
    return _finish(filling, filled, *_filled_copy(filling, filled))


def fill_waiting(council: Any, pk: UUID) -> None:
    """Fill a template that waits for the worker: its rows are worked out, then written into a copy of the file."""
    try:
        with council_scope(council):
            filling = Filling.objects.select_related("by").get(pk=pk)
            if filling.state != FillingState.WORKING:
                return
            filled = _rows(filling)
            filling.done, filling.alive_at = filling.products // 2, now()
            filling.save(update_fields=["done", "alive_at"])
        # No transaction waits for the file.
        kept, content = _filled_copy(filling, filled)
        with council_scope(council):
            _finish(Filling.objects.select_for_update().get(pk=pk), filled, kept, content)
    except BaseException:
        with council_scope(council):
            Filling.objects.filter(pk=pk, state=FillingState.WORKING).update(state=FillingState.FAILED)
        raise


def is_left(filling: Filling) -> bool:
    """Tell whether nobody fills a template that waits to be filled: its worker died."""
    silent = filling.alive_at is None or now() - filling.alive_at > working.SILENT
    return filling.state == FillingState.WORKING and silent


def _rows(filling: Filling) -> Filled:
    """Work out what goes into which cell."""
    asked = filling.asked
    choices = Choices(asked["columns"], asked["fixed"], asked["categories"])
    offers = _in_order([UUID(product) for product in asked["products"]])
    if not offers:
        raise Refused("products_none")
    keys = [offer.key for offer in offers] + [(offer.product.product_id, None) for offer in offers]
    return rows_of(Template.of_json(filling.table), choices, offers, give_codes(keys, by=filling.by), asked["home"])


def _finish(filling: Filling, filled: Filled, kept: Sequence[str], content: bytes) -> Filling:
    """Keep the filled copy, and what could not be filled; `kept` are cells whose formula stays."""
    left = filled.left + [{"row": "", "name": "", "column": cell, "why": "formula", "must": False} for cell in kept]
    filling.left = sorted(left, key=lambda one: not one["must"])[:MOST_LEFT]
    filling.rows, filling.products, filling.done = filled.rows, filled.products, filled.products
    filling.result, filling.filled_at = f"marketplaces/{filling.pk}-filled.xlsx", now()
    filling.state, filling.asked = FillingState.DONE, {}
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


def _filled_copy(filling: Filling, filled: Filled) -> tuple[list[str], bytes]:
    with TemporaryDirectory(prefix="kriya-template-") as folder:
        source, target = Path(folder) / "template.xlsx", Path(folder) / "filled.xlsx"
        source.write_bytes(read_file(filling.template))
        kept = fill(source, target, {Template.of_json(filling.table).sheet: filled.cells})
        return kept, target.read_bytes()
