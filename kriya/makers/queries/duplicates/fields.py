"""Which columns of a maker are chosen together when two are merged, and which side is proposed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from kriya.core.personal import masked
from kriya.councils.regions import name_of
from kriya.makers.models import Maker

LEFT, RIGHT = "left", "right"
Chosen = Mapping[str, str]


@dataclass(frozen=True)
class MergeField:
    """One choice: the columns that go together and how they look on the page."""

    key: str
    label: Any
    columns: tuple[str, ...]
    shown: Callable[[Maker], str]

    def known(self, maker: Maker) -> bool:
        """Tell whether anything is known."""
        return any(getattr(maker, column) not in (None, "") for column in self.columns)

    def same(self, kept: Maker, absorbed: Maker) -> bool:
        """Tell whether both say the same. A sealed column is compared by its hash."""
        hashed = {f"{column}_hash" for column in self.columns}
        columns = [column for column in self.columns if f"{column}_hash" not in hashed & set(self.columns)]
        return all(getattr(kept, column) == getattr(absorbed, column) for column in columns)


def _text(column: str) -> Callable[[Maker], str]:
    def shown(maker: Maker) -> str:
        display = getattr(maker, f"get_{column}_display", None)
        value = display() if display else getattr(maker, column)
        return "" if value is None else str(value)

    return shown


def _plain(column: str) -> MergeField:
    label = Maker._meta.get_field(column).verbose_name  # type: ignore[union-attr]
    return MergeField(column, label, (column,), _text(column))


def _place(maker: Maker) -> str:
    regency = name_of(maker.regency_code) if maker.regency_code else ""
    return ", ".join(filter(None, [maker.village_name, maker.district_name, regency])) or maker.place_note


def _point(maker: Maker) -> str:
    return f"{maker.latitude}, {maker.longitude}" if maker.latitude is not None else ""


def _kbli(maker: Maker) -> str:
    return " · ".join(filter(None, [maker.kbli_code, maker.kbli_edition, maker.kbli_name]))


def _capacity(maker: Maker) -> str:
    return f"{maker.capacity.normalize():f} {maker.capacity_unit}".strip() if maker.capacity else ""


def _joined(maker: Maker) -> str:
    return maker.joined_on.isoformat() if maker.joined_on else str(maker.joined_year or "")


_PLACE: Final = ("village_code", "district_code", "regency_code", "village_name", "district_name", "place_note")

FIELDS: Final = (
    _plain("name"),
    _plain("owner_name"),
    _plain("owner_gender"),
    _plain("owner_birth_year"),
    MergeField("nik", _("NIK"), ("nik", "nik_hash"), lambda maker: masked(maker.nik)),
    _plain("email"),
    _plain("website"),
    _plain("address"),
    MergeField("place", _("desa dan kecamatan"), _PLACE, _place),
    _plain("postal_code"),
    MergeField("coordinates", _("koordinat"), ("latitude", "longitude"), _point),
    _plain("legal_form"),
    _plain("kind_of_business"),
    _plain("products_made"),
    MergeField("kbli", _("KBLI"), ("kbli_code", "kbli_edition", "kbli_name"), _kbli),
    _plain("started_year"),
    _plain("typed_size_class"),
    MergeField("capacity", _("kapasitas setahun"), ("capacity", "capacity_unit"), _capacity),
    _plain("raw_material"),
    _plain("markets"),
    _plain("export_percent"),
    _plain("export_countries"),
    _plain("story_id"),
    _plain("story_en"),
    _plain("note"),
    MergeField("joined", _("menjadi binaan sejak"), ("joined_on", "joined_year"), _joined),
)

# What belongs to a row itself and is never chosen.
NOT_CHOSEN: Final = frozenset(
    "id council slug status merged_into imported_in revision created_at created_by updated_at".split()
)


def proposed(field: MergeField, kept: Maker, absorbed: Maker) -> str:
    """Return the side that a field is proposed from: known over unknown, longer over its part, then newer."""
    if not field.known(absorbed) or field.same(kept, absorbed):
        return LEFT
    if not field.known(kept):
        return RIGHT
    if field.key == "joined":
        return RIGHT if (absorbed.joined_year or 9999) < (kept.joined_year or 9999) else LEFT
    left, right = _folded(field.shown(kept)), _folded(field.shown(absorbed))
    if left in right and len(right) > len(left):
        return RIGHT
    if right in left:
        return LEFT
    return RIGHT if absorbed.updated_at > kept.updated_at else LEFT


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def proposals(kept: Maker, absorbed: Maker) -> dict[str, str]:
    """Return the proposed side of every field."""
    return {field.key: proposed(field, kept, absorbed) for field in FIELDS}
