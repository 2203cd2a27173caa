"""From a file to the products in it, each with its maker of the register; nothing of it is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from kriya.catalog.imports.linking import TELLING, Link, Register
from kriya.catalog.imports.one_maker import chosen_of, named_in, stranger_in, tells_no_maker
from kriya.catalog.imports.rows import letters_of, read_product_rows
from kriya.catalog.imports.words import Words, craft_of
from kriya.core.refusal import Refused
from kriya.makers.imports.joining.row import MakerRow as Row
from kriya.makers.imports.joining.row import Note, Problem
from kriya.makers.imports.offered import Choice, Offered, offer_tables
from kriya.makers.imports.reading import BadCell
from kriya.makers.imports.registered import Registered
from kriya.makers.imports.sheets.fields import PRODUCTS
from kriya.makers.imports.sheets.mapping import Mapping as ColumnMappings
from kriya.makers.imports.sheets.recognise import Recognition
from kriya.makers.imports.values.reading import Context

_SIZES = ("length_mm", "width_mm", "height_mm")
_LONGEST = {"name": 160}
LONGEST_STORY = 8000


@dataclass(slots=True)
class Incoming:
    """One product of the file in the catalogue's terms: columns of Product, codes of its words, names of its photos."""

    maker: Registered
    name: str
    rows: list[Row]
    columns: dict[str, Any] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    """craft, technique, motif."""
    materials: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    photo_cells: dict[str, str] = field(default_factory=dict)
    """Where each photo is named: Produk!F7."""
    code: str = ""
    """What the list calls it; its photos may be named so. The catalogue does not keep it."""
    contradicted: bool = False

    @property
    def key(self) -> tuple[UUID, str]:
        """What makes two rows one product: its maker and its name, however written."""
        return self.maker.pk, name_key(self.name)

    @property
    def source(self) -> str:
        """Where its first row stands: Produk!7."""
        return f"{self.rows[0].sheet}!{self.rows[0].number}"


@dataclass(slots=True)
class ProductList:
    """What a product list holds. `refused` has one cell for each refused row, `left_out` every unreadable cell of the
    rows that are taken."""

    recognition: Recognition
    tables: list[Offered]
    rows_read: int = 0
    products: list[Incoming] = field(default_factory=list)
    refused: list[BadCell] = field(default_factory=list)
    left_out: list[BadCell] = field(default_factory=list)
    repairs: Counter[str] = field(default_factory=Counter)
    maker: Registered | None = None
    """To whom the rows belong that name no maker, as somebody chose."""
    proposed: Registered | None = None
    """Whom the title or tab of a list that names no maker tells."""
    nameless: int = 0
    """How many rows name no maker."""
    naming: int = 0
    stranger: str = ""
    """The one name that its rows tell, which nobody in the register bears: they are taken for nameless."""

    @property
    def names_no_maker(self) -> bool:
        """Tell whether no row names its maker, and nobody said whose they all are."""
        return self.maker is None and self.nameless > 0 and not self.naming

    @property
    def refusal(self) -> Refused | None:
        """Say in one sentence why nothing of the list can be written, where that is so."""
        if not self.names_no_maker:
            return None
        if self.stranger:
            return Refused("list_names_stranger", maker=self.stranger)
        return Refused("list_names_no_maker")

    @property
    def taken(self) -> list[Offered]:
        """The tables that are read."""
        return [one for one in self.tables if one.taken]

    @property
    def folded(self) -> int:
        """How many rows were folded into another row of the file."""
        return sum(len(product.rows) - 1 for product in self.products)


def name_key(name: str) -> str:
    """Return a product's name as it is compared: letters and digits, in small letters."""
    return re.sub(r"[\W_]+", " ", name.casefold()).strip()


def read_products(
    recognition: Recognition,
    context: Context,
    *,
    remembered: Mapping[str, ColumnMappings] | None = None,
    choices: Mapping[str, Choice] | None = None,
    maker: UUID | None = None,
    strict: bool = False,
) -> ProductList:
    """Read the tables of a product list and link each row to a maker of the council in scope.

    A row is refused when it names no product, or no maker that the register knows; no maker is ever made. Rows
    that name none belong to `maker`, where that is one of the register. A cell that cannot be read is left out of its
    row, which `strict` refuses instead.
    """
    tables = [one for one in (*recognition.tables, *recognition.others) if one.kind == PRODUCTS]
    found = ProductList(recognition, offer_tables(tables, remembered or {}, choices or {}))
    register, words = Register(), Words()
    found.maker = chosen_of(register.makers, maker)
    products: dict[tuple[UUID, str], Incoming] = {}
    lists = [(one, read_product_rows(one, context)) for one in found.taken]
    found.stranger = stranger_in(lists, register)
    for one, rows in lists:
        found.rows_read += len(rows)
        for row in rows:
            if (product := _take(found, one, row, register, strict=strict)) is None:
                continue
            _describe(product, row, one, words)
            found.repairs.update(note.code for note in row.repairs)
            _fold(products, product)
    found.products = list(products.values())
    if found.names_no_maker:
        found.proposed = named_in(register.makers, [one.table for one in found.taken])
    return found


def _take(found: ProductList, one: Offered, row: Row, register: Register, *, strict: bool) -> Incoming | None:
    bad = [_bad(row, problem) for problem in row.problems]
    if not row.fields.get("name"):
        letters = letters_of(one, "name")
        _refuse(found, row, Problem(letters, "product_name_missing", "", "product_name"), bad)
        return None
    link = _link(found, one, row, register)
    letters = letters_of(one, *(name for name in TELLING if row.fields.get(name)), *TELLING)
    if link.maker is None:
        told = str(row.fields.get("maker") or row.fields.get("owner") or "")
        expected = "one_maker" if link.problem == "maker_ambiguous" else "maker"
        _refuse(found, row, Problem(letters, link.problem, told, expected), bad)
        return None
    if strict and bad:
        found.refused.append(bad[0]._replace(more=tuple(bad[1:])))
        return None
    found.left_out += bad
    if link.note:
        row.repairs.append(Note(letters, link.note))
    return Incoming(link.maker, row.fields["name"][: _LONGEST["name"]], [row])


def _link(found: ProductList, one: Offered, row: Row, register: Register) -> Link:
    tells = not tells_no_maker(one, row)
    if tells and not found.stranger:
        found.naming += 1
        return register.find(row.fields)
    found.nameless += 1
    if found.maker is None:
        return register.find(row.fields)
    return Link(found.maker, "maker_instead" if tells else "maker_chosen")


def _refuse(found: ProductList, row: Row, problem: Problem, others: Sequence[BadCell]) -> None:
    cell = _bad(row, problem)
    found.refused.append(cell._replace(more=tuple(other for other in others if other.cell != cell.cell)))


def _bad(row: Row, problem: Problem) -> BadCell:
    return BadCell(row.sheet, row.number, row.cell(problem), problem.code, problem.value, problem.expected)


def _describe(product: Incoming, row: Row, one: Offered, words: Words) -> None:
    fields = row.fields
    sizes = zip(_SIZES, fields.get("size") or (), strict=False)
    columns = {
        "name": product.name,
        "price": fields.get("price"),
        "weight_g": fields.get("weight"),
        "story_id": (fields.get("description") or "")[:LONGEST_STORY] or None,
        **dict(sizes),
    }
    product.columns = {name: value for name, value in columns.items() if value is not None}
    product.photos = fields.get("photo") or ()
    place = f"{row.sheet}!{letters_of(one, 'photo')}{row.number}"
    product.photo_cells = dict.fromkeys(product.photos, place)
    product.code = fields.get("sku") or ""
    craft, by_name = craft_of(fields.get("category") or "", product.name)
    if craft:
        product.codes["craft"] = craft
    if fields.get("category") and (by_name or not craft):
        row.repairs.append(Note(letters_of(one, "category"), "craft_unknown"))
    elif by_name:
        row.repairs.append(Note(letters_of(one, "name"), "craft_from_name"))
    for kind in ("technique", "motif"):
        _term(product, row, one, words, kind)
    _materials(product, row, one, words)


def _term(product: Incoming, row: Row, one: Offered, words: Words, kind: str) -> None:
    told = row.fields.get(kind)
    code = words.code(kind, told) if told else words.within(kind, product.name)
    if code:
        product.codes[kind] = code
    if told and not code:
        row.repairs.append(Note(letters_of(one, kind), f"{kind}_unknown"))
    elif code and not told:
        row.repairs.append(Note(letters_of(one, "name"), f"{kind}_from_name"))


def _materials(product: Incoming, row: Row, one: Offered, words: Words) -> None:
    told: Iterable[str] = row.fields.get("material") or ()
    codes = [words.code("material", text) for text in told]
    product.materials = tuple(dict.fromkeys(code for code in codes if code))
    if "" in codes:
        row.repairs.append(Note(letters_of(one, "material"), "material_unknown"))


def _fold(products: dict[tuple[UUID, str], Incoming], product: Incoming) -> None:
    """Fold a row into the first of the same product: it adds what that one lacks and takes nothing away."""
    first = products.setdefault(product.key, product)
    if first is product:
        return
    first.rows += product.rows
    for mine, more in ((first.columns, product.columns), (first.codes, product.codes)):
        first.contradicted |= any(mine.get(name, value) != value for name, value in more.items() if name != "name")
        for name, value in more.items():
            mine.setdefault(name, value)
    first.materials = first.materials or product.materials
    first.photos = tuple(dict.fromkeys((*first.photos, *product.photos)))
    first.photo_cells = product.photo_cells | first.photo_cells
    first.code = first.code or product.code
