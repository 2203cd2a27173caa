"""What a block is: its kind, and what it says as JSON. What it points to is looked up when it is shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

MOST_BLOCKS: Final = 30
MOST_PIECES: Final = 12
MOST_MAKERS: Final = 6


class BlockKind(models.TextChoices):
    HERO = "hero", _("pembuka")
    TEXT = "text", _("teks")
    COLLECTION = "collection", _("koleksi")
    PRODUCTS = "products", _("produk pilihan")
    MAKERS = "makers", _("perajin")
    COUNTDOWN = "countdown", _("hitung mundur")
    VOUCHER = "voucher", _("kupon")


@dataclass(frozen=True)
class Block:
    """A block. `says` holds texts by name (title_id, title_en …), ids of what it points to, and times as ISO 8601."""

    id: str
    kind: BlockKind
    says: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {"id": self.id, "kind": self.kind.value, "says": dict(self.says)}

    def said(self, name: str) -> str:
        """Return a text in the reader's language, else in Indonesian."""
        english = str(self.says.get(f"{name}_en") or "") if get_language() == "en" else ""
        return english or str(self.says.get(f"{name}_id") or "")

    def ids(self, name: str) -> list[str]:
        """Return the ids of what it points to under a name."""
        value = self.says.get(name)
        return [str(one) for one in value] if isinstance(value, list) else [str(value)] if value else []


def read_blocks(kept: Iterable[Mapping[str, Any]]) -> list[Block]:
    """Return the blocks that stand in JSON; of a kind that is no more there is none."""
    return [
        Block(str(one["id"]), BlockKind(one["kind"]), one.get("says") or {})
        for one in kept
        if one.get("kind") in BlockKind.values
    ]
