"""Districts, villages and addresses to official codes."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from kriya.councils.regions import Found, find_district, find_regency, find_village, name_of
from kriya.councils.spelling import compact
from kriya.makers.imports.values.reading import UNKNOWN, Cell, Context, Reading, blank, one_line, plain
from kriya.makers.imports.values.text import tidy_name


class Place(NamedTuple):
    """A region: the code when it was found, the official name, and the text as it stood."""

    code: str | None
    name: str
    text: str


def _repairs(found: Found, text: str, level: str) -> tuple[str, ...]:
    if found.how == "code":
        return ("place_from_code",)
    if found.how != "exact":
        return (f"{level}_spelling",)
    return () if text.lower() == found.name.lower() else (f"{level}_blanks",)


def _text_of(cell: Cell) -> str:
    text = one_line(plain(cell)) if isinstance(cell, str) else str(cell)
    return _WHOLE.sub(r"\1", text)


_WHOLE = re.compile(r"^(\d+)\.0+$")
"""A code that a spreadsheet took for a number: "337503.0"."""
_DISTRICT_CODE = re.compile(r"(\d\d)\.?(\d\d)\.?(\d\d)")
_ANY_CODE = re.compile(r"(\d\d)\.?(\d\d)\.?\d\d(?:\.?\d{4})?")
_VILLAGE_CODE = re.compile(r"(\d\d)\.?(\d\d)\.?(\d\d)\.?(\d{4})")
_CODE = re.compile(r"^[\[(]?\d[\d.]*[\])]?[\s.:-]*(?=[^\W\d])")
"""The code of a place, before its name: "[3375010] PEKALONGAN BARAT", "1002 - Krapyak"."""
_NUMBERED = re.compile(r"\b(?:rt|rw|no)\b[\s.:]*\d+(?:\s*/\s*\d+)?", re.IGNORECASE)


_DIRECTIONS = {"west": "Barat", "east": "Timur", "north": "Utara", "south": "Selatan", "central": "Tengah"}


def _in_indonesian(name: str) -> str:
    """Return "Pekalongan Barat" for "West Pekalongan", any other name as it is."""
    first, _blank, rest = name.partition(" ")
    direction = _DIRECTIONS.get(first.lower())
    return f"{rest} {direction}" if direction and rest else name


def _first(text: str, find: Callable[[str], Found | None]) -> Found | None:
    """Find the place a text names, if need be without RT and RW, or by its part before a comma or bracket."""
    if found := find(text):
        return found
    bare = one_line(_NUMBERED.sub(" ", _CODE.sub("", text)))
    for part in dict.fromkeys((bare, *re.split(r"[,(/-]", bare)[:1], _in_indonesian(bare))):
        if part.strip() and part != text and (found := find(part)):
            return found._replace(how="spelling")
    return None


def _coded(text: str, code: re.Pattern[str], regency: str) -> Found | None:
    """Find the place whose official code is all that a text says, with or without its dots."""
    match = code.fullmatch(text)
    dotted = ".".join(match.groups()) if match else ""
    name = name_of(dotted) if regency and dotted.startswith(f"{regency}.") else None
    return Found(dotted, name, "code") if name else None


@lru_cache(maxsize=20_000)
def _district(cell: str, regency: str) -> Reading:
    text = _text_of(cell)
    found = _coded(text, _DISTRICT_CODE, regency)
    found = found or (_first(text, lambda t: find_district(t, regency)) if regency else None)
    if found is None:
        return Reading(Place(None, tidy_name(text)[0], text), ("district_unknown",))
    return Reading(Place(found.code, found.name, text), _repairs(found, cell, "district"))


@lru_cache(maxsize=100_000)
def _village(cell: str, district: str, regency: str) -> Reading:
    text = _text_of(cell)
    found = _coded(text, _VILLAGE_CODE, regency)
    found = found or (_first(text, lambda t: find_village(t, regency, district)) if regency else None)
    if found is None:
        return Reading(Place(None, tidy_name(text)[0], text), ("village_unknown",))
    repairs = _repairs(found, cell, "village")
    if district and not found.code.startswith(f"{district}."):
        repairs = (*repairs, "village_in_other_district")
    elif not district and found.others:
        return Reading(Place(None, found.name, text), (*repairs, "village_ambiguous"))
    return Reading(Place(found.code, found.name, text), repairs)


def read_district(cell: Cell, context: Context) -> Reading:
    """Read a district as a Place; an unknown name is kept as text with a repair."""
    if (nothing := blank(cell)) is not None:
        return nothing
    return _district(str(cell), context.regency)


def read_village(cell: Cell, context: Context, district: str = "") -> Reading:
    """Read a village as a Place; of several of one name, the one in `district` is meant.

    One that lies in another district than the row says keeps its own code: both stand, with a repair.
    """
    if (nothing := blank(cell)) is not None:
        return nothing
    return _village(str(cell), district, context.regency)


def regency_of_codes(cells: Iterable[str]) -> str:
    """Return the regency that official codes of districts or villages lie in, "" where they are none or of several."""
    found = {".".join(code.groups()[:2]) for cell in cells if (code := _ANY_CODE.fullmatch(_text_of(cell)))}
    regency = found.pop() if len(found) == 1 else ""
    return regency if name_of(regency) else ""


def district_of(village: Reading) -> Reading:
    """Return the district that a village lies in, for a row that names no district."""
    if village.value is None or village.value.code is None:
        return UNKNOWN
    code = village.value.code.rpartition(".")[0]
    name = name_of(code) or code
    return Reading(Place(code, name, name), ("district_from_village",))


_PAIR = re.compile(r"(?:rt)?[\s.]*(\d{1,3})\s*[/-]\s*(?:rw)?[\s.]*(\d{1,3})", re.IGNORECASE)
_LEVEL = re.compile(r"\b(rt|rw)\b", re.IGNORECASE)


def read_rt_rw(cell: Cell, label: str) -> Reading:
    """Read the numbers of the neighbourhood as people write them: "RT 01/RW 02", "RT 5"."""
    if (nothing := blank(cell)) is not None:
        return nothing
    text = one_line(plain(cell)) if isinstance(cell, str) else str(int(cell)) if isinstance(cell, float) else str(cell)
    if pair := _PAIR.fullmatch(text):
        return Reading(f"RT {pair[1]}/RW {pair[2]}")
    levels = [level.upper() for level in _LEVEL.findall(label)]
    return Reading(f"{levels[-1]} {text}" if levels and text.isdigit() else text)


class Address(NamedTuple):
    """A whole address cell taken apart."""

    street: Reading
    village: Reading
    district: Reading


_DISTRICT_WORD = re.compile(r"^(?:kec|kecamatan|kapanewon|kap|kemantren|distrik)\b", re.IGNORECASE)
_VILLAGE_WORD = re.compile(r"^(?:kel|kelurahan|desa|ds|kalurahan|kal)\b", re.IGNORECASE)
_ABOVE = re.compile(
    r"^(?:kab|kabupaten|kota|prov|provinsi|jawa|daerah|indonesia|diy?|d\.i\.|kode pos)\b", re.IGNORECASE
)
_REGENCY = re.compile(r"^(?:kab|kabupaten|kota)\b", re.IGNORECASE)
_INLINE = re.compile(
    r"\s+(?=(?:kel|kelurahan|desa|ds|kec|kecamatan|kapanewon|kap|kalurahan|kal|kab|kabupaten)\b\.?\s*\w)", re.IGNORECASE
)
_POSTCODE = re.compile(r"\s*\b\d{5}$")
_RT = re.compile(r"\s+(?=(?:rt|rw)\b[\s.]*\d)", re.IGNORECASE)


def _name(text: str) -> Reading:
    return Reading(*tidy_name(text)) if text.strip(" ,.-") else UNKNOWN


def read_address(cell: Cell, context: Context, district: str = "") -> Address:
    """Read "street, village, district" in one cell; what is no place stays in the street.

    `district` is the code of the one that the row tells beside it: of several villages of one name, its own is meant.
    """
    if (nothing := blank(cell)) is not None:
        return Address(nothing, UNKNOWN, UNKNOWN)
    return _address(str(cell), context.regency, district)


def _parts_of(text: str, regency: str) -> tuple[list[str], str]:
    """Return the pieces of an address without what stands above a district, and the regency it names or `regency`."""
    pieces = (_POSTCODE.sub("", p).strip(" .") for p in _INLINE.sub(", ", text).split(","))
    parts = [p for p in pieces if p]
    while len(parts) > 1 and _ABOVE.match(parts[-1]):
        above = parts.pop()
        if _REGENCY.match(above) and (named := find_regency(above)):
            regency = named.code
    upper = compact(name_of(regency) or "").removeprefix("kota").removeprefix("kabupaten")
    # A regency may share its name with a district in it: it is the regency when a district stands before it.
    if len(parts) > 1 and compact(parts[-1]) == upper and find_district(parts[-2], regency):
        parts.pop()
    return parts, regency


def _take_place(parts: list[str], read: Callable[[str], Reading]) -> Reading:
    """Take the last piece when it is a place; a place in front of RT and RW leaves these behind."""
    if not parts:
        return UNKNOWN
    head, *rest = _RT.split(parts[-1], maxsplit=1)
    reading = read(head)
    if not reading.value or not reading.value.code:
        return UNKNOWN
    parts[-1:] = rest
    return reading


@lru_cache(maxsize=100_000)
def _address(cell: str, regency: str, beside: str) -> Address:
    parts, named = _parts_of(one_line(plain(cell)), regency)
    context = Context(regency=named)
    # The district that the row tells beside its address lies in the council's own regency.
    beside = beside if named == regency else ""
    district, village = UNKNOWN, UNKNOWN
    if not (parts and _VILLAGE_WORD.match(parts[-1])) and (
        len(parts) > 1 or (parts and _DISTRICT_WORD.match(parts[-1]))
    ):
        district = _take_place(parts, lambda text: read_district(text, context))
    told = beside or (district.value is not None)
    if len(parts) > 1 or (parts and told and not parts[-1].lower().startswith(("jl", "jln", "jalan"))):
        inside = district.value.code if district.value else beside
        village = _take_place(parts, lambda text: read_village(text, context, inside))
    if village.value and not district.value:
        district = district_of(village)
    return Address(_name(", ".join(parts)), village, district)
