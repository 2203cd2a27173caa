"""What blocks say in words, as the history of a page or of a newsletter tells them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kriya.accounts.queries.history.inside import Form, Inside, Item, Items, Parts, Said
from kriya.promotion.blocks.kinds import read_blocks
from kriya.promotion.forms.blocks import FORMS


def _name(item: Item) -> str:
    blocks = read_blocks([item])
    if not blocks:
        return _("blok")
    title = blocks[0].said("title") or blocks[0].said("text")
    kind = capfirst(str(blocks[0].kind.label))
    return f"{kind}: {title}" if title else kind


def _when(value: Any) -> str | None:
    return format_date(timezone.localtime(datetime.fromisoformat(value)), "j M Y, H.i") if value else None


def _picked(value: Any) -> str | None:
    """Say how many were picked: what they are called, only their own rows know."""
    count = len(value) if isinstance(value, list) else int(bool(value))
    return ngettext("%(n)s dipilih", "%(n)s dipilih", count) % {"n": count} if count else None


_TOLD: Final[Mapping[str, Said]] = {
    "until": _when,
    **dict.fromkeys(("product", "products", "collection", "makers", "voucher"), _picked),
}
_FORMS: Final = {kind.value: Form(form, _TOLD) for kind, form in FORMS.items()}


def _parts(item: Item) -> Parts:
    form = _FORMS.get(item["kind"])
    parts = form(item) if form else {}
    return {name: part for name, part in parts.items() if not name.startswith("cari_")}


BLOCKS: Final[Inside] = {
    "blocks": Items(lambda one: one["id"], _name, _parts, says=lambda one: one.get("says") or {}),
}
