"""From a figure to the rows that were counted: addresses of the office's lists, whose length is the figure.

The names of the filters and what they mean stand in kriya/makers/filters.py; a test opens each address and counts.
"""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from kriya.catalog.queries.parts import ALONE
from kriya.catalog.queries.staff import PUBLIC
from kriya.core.indicators import DIMENSIONS, UNKNOWN, Choice
from kriya.makers.models import Status
from kriya.makers.queries.lists.conditions import UNKNOWN as LIST_UNKNOWN

_JOINED: Final = "joined"
_CRAFT: Final = "craft_any"
Query = dict[str, list[str]]

_STATUSES: Final[Mapping[str, tuple[str, ...]]] = {
    "makers.fostered": (Status.FOSTERED,),
    "makers.all": (),
    "makers.graduated": (Status.GRADUATED,),
    "makers.inactive": (Status.INACTIVE,),
    "makers.applied": (Status.APPLIED, Status.REVIEWED),
    "makers.new_this_year": (Status.FOSTERED, Status.GRADUATED, Status.INACTIVE),
}
# What the makers of a sum have told, and the column of the list that shows it.
_REPORTS: Final[Mapping[str, tuple[str, str]]] = {
    "labour.total": ("tenaga_kerja", "tenaga_kerja"),
    "labour.women": ("perempuan", "tenaga_kerja"),
    "labour.men": ("laki", "tenaga_kerja"),
    "sales.total": ("penjualan", "penjualan"),
    "sales.median": ("penjualan", "penjualan"),
    "capital.total": ("modal", "modal"),
}
_PRODUCTS: Final[Mapping[str, str]] = {"products.published": PUBLIC, "products.all": ""}
# What the catalogue's list calls a part of the products, and what it adds to the key.
_PRODUCT_PARTS: Final[Mapping[str, tuple[str, str]]] = {
    "craft": ("kerajinan", ALONE), "price": ("harga", ""), "maker": ("umkm", ""),
}  # fmt: skip


def rows_behind(code: str, choice: Choice) -> str:
    """Return the address of the list of what an indicator counted, or "" when no list shows it."""
    if code in _STATUSES:
        query = _base(code, choice)
        if code == "makers.new_this_year":
            query |= _joined(str(choice.current_year))
        return _list(query)
    return _products(code, choice, {}) if code in _PRODUCTS else ""


def reports_behind(code: str, choice: Choice) -> str:
    """Return the address of the list of the makers whose reports an indicator sums, or "" when no list shows it.

    The list has the newest figure of each maker: one chosen year has no list.
    """
    if code not in _REPORTS or choice.year:
        return ""
    told, column = _REPORTS[code]
    return _list(_base("makers.fostered", choice) | {"lapor": [told], "kolom": [f"nama,pemilik,kecamatan,{column}"]})


def part_behind(code: str, dimension: str, key: str, choice: Choice) -> str:
    """Return the address of the list of one part of an indicator, or "" when no list shows it."""
    if code in _PRODUCTS:
        if dimension not in _PRODUCT_PARTS:
            return ""
        called, ending = _PRODUCT_PARTS[dimension]
        return _products(code, choice, {called: LIST_UNKNOWN if key == UNKNOWN else f"{key}{ending}"})
    name = DIMENSIONS[dimension].filter
    if code not in _STATUSES or not name or (dimension == _CRAFT and choice.craft):
        return ""
    part = _joined(key) if dimension == _JOINED else {name: [LIST_UNKNOWN if key == UNKNOWN else key]}
    return _list(_base(code, choice) | part)


def _base(code: str, choice: Choice) -> Query:
    chosen: Query = {"status": [str(status) for status in _STATUSES[code]]}
    if choice.district:
        chosen["kecamatan"] = [LIST_UNKNOWN if choice.district == UNKNOWN else choice.district]
    if choice.craft:
        chosen["kerajinan"] = [choice.craft]
    return chosen


def _products(code: str, choice: Choice, part: dict[str, str]) -> str:
    """Return the address of the catalogue's list; it has no products by what else their maker practises."""
    if choice.craft or choice.district == UNKNOWN:
        return ""
    asked = {"tab": _PRODUCTS[code], "kecamatan": choice.district, **part}
    words = urlencode({name: value for name, value in asked.items() if value})
    return reverse("catalog:list") + (f"?{words}" if words else "")


def _joined(year: str) -> Query:
    return {"bergabung": [LIST_UNKNOWN]} if year == UNKNOWN else {"dari": [year], "sampai": [year]}


def _list(query: Query) -> str:
    words = urlencode({name: values for name, values in query.items() if values}, doseq=True)
    return reverse("makers:list") + (f"?{words}" if words else "")
