"""The columns of a maker that a business of a file fills, as the register holds them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from kriya.makers.imports.values.person import FEMALE, MALE
from kriya.makers.models import Gender, LegalForm, Maker

_GENDERS = {FEMALE: Gender.WOMAN.value, MALE: Gender.MAN.value}
_LEGAL_FORMS = {
    "sole": LegalForm.PERSON.value,
    "pt_sole": LegalForm.PT_PERSON.value,
    "village_enterprise": LegalForm.OTHER.value,
    **{form.value: form.value for form in LegalForm},
}
_CODED = {"gender": ("owner_gender", _GENDERS), "legal_form": ("legal_form", _LEGAL_FORMS)}
_PLAIN = {
    "name": "name",
    "owner": "owner_name",
    "birth_year": "owner_birth_year",
    "email": "email",
    "website": "website",
    "address": "address",
    "postal_code": "postal_code",
    "kind": "kind_of_business",
    "kbli_code": "kbli_code",
    "kbli_name": "kbli_name",
    "started_year": "started_year",
    "size_class": "typed_size_class",
    "capacity_unit": "capacity_unit",
    "joined_year": "joined_year",
    "story": "story_id",
    "notes": "note",
}
_LISTS = {
    "product_names": "products_made",
    "raw_material": "raw_material",
    "markets": "markets",
    "export_countries": "export_countries",
}
_DECIMALS = {
    "latitude": ("latitude", 6),
    "longitude": ("longitude", 6),
    "capacity": ("capacity", 2),
    "export_percent": ("export_percent", 2),
}
_LARGEST = {"capacity": Decimal(10) ** 12, "export_percent": Decimal(100)}
_LENGTHS: dict[str, int] = {f.name: int(f.max_length) for f in Maker._meta.local_fields if f.max_length}
_NO_END = 1_000_000_000
_YEARS = {"started_year": (1800, 2200), "joined_year": (1980, 2200), "owner_birth_year": (1900, 2200)}


def columns_of(fields: Mapping[str, Any], regency: str) -> dict[str, Any]:
    """Return the columns that the fields of a business fill; `regency` is the council's own."""
    columns: dict[str, Any] = {}
    for name, value in fields.items():
        if column := _PLAIN.get(name):
            columns[column] = value
        elif rare := _RARE.get(name):
            rare(columns, name, value)
    columns |= _place_columns(fields, regency)
    amiss = [
        name
        for name, value in columns.items()
        if (
            len(value) > _LENGTHS.get(name, _NO_END) or "\x00" in value
            if isinstance(value, str)
            else _is_off(name, value)
        )
    ]
    return _fitted(columns, amiss) if amiss else columns


def _take_list(columns: dict[str, Any], name: str, value: Any) -> None:
    columns[_LISTS[name]] = ", ".join(value)


def _take_decimal(columns: dict[str, Any], name: str, value: Any) -> None:
    column, places = _DECIMALS[name]
    if (number := _decimal(name, value, places)) is not None:
        columns[column] = number


def _take_code(columns: dict[str, Any], name: str, value: Any) -> None:
    column, codes = _CODED[name]
    columns[column] = codes.get(value, "")


_RARE: dict[str, Callable[[dict[str, Any], str, Any], None]] = {
    **dict.fromkeys(_LISTS, _take_list),
    **dict.fromkeys(_DECIMALS, _take_decimal),
    **dict.fromkeys(_CODED, _take_code),
}


def _place_columns(fields: Mapping[str, Any], regency: str) -> dict[str, str]:
    village, district = fields.get("village"), fields.get("district")
    found: dict[str, str] = {}
    if village is not None and village.code:
        found |= {"village_code": village.code, "village_name": village.name}
    if district is not None and district.code:
        found |= {"district_code": district.code, "district_name": district.name}
    code = found.get("district_code") or found.get("village_code") or regency
    found["regency_code"] = code[:5]
    for place in (village, district):
        if place is not None and not place.code and place.text:
            found["place_note"] = f"{found['place_note']}, {place.text}" if "place_note" in found else place.text
    return found


def _fitted(columns: dict[str, Any], amiss: Iterable[str]) -> dict[str, Any]:
    """Cut a text that is longer than its column; what the register cannot hold is kept in the note of the office."""
    for name in amiss:
        value = columns.pop(name)
        if isinstance(value, str):
            text = value.replace("\x00", "")
            longest = _LENGTHS.get(name, _NO_END)
            columns[name] = text if len(text) <= longest else f"{text[: longest - 1]}…"
        columns["note"] = "\n".join(part for part in (columns.get("note"), f"{name}: {value}") if part).replace(
            "\x00", ""
        )
    return columns


def _is_off(name: str, value: Any) -> bool:
    bounds = _YEARS.get(name)
    return bounds is not None and not bounds[0] <= value <= bounds[1]


def _decimal(name: str, value: Any, places: int) -> Decimal | None:
    if value is None:
        return None
    number = round(Decimal(str(value)), places)
    if abs(number) > _LARGEST.get(name, Decimal(180)) or (name == "capacity" and number <= 0):
        return None
    return number
