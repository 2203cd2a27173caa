"""The columns of a table, each read as the field it is mapped to."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kriya.councils.regions import detect_regency, find_district, find_regency
from kriya.makers.imports.joining.addresses import looks_like_full_address, names_villages
from kriya.makers.imports.joining.ditto import ITS_OWN, other_address, told_above, told_beside
from kriya.makers.imports.joining.kinds import KINDS
from kriya.makers.imports.joining.landlines import read_phones
from kriya.makers.imports.joining.sums import only_a_years, read_sums
from kriya.makers.imports.joining.ticked import LISTED, ticks_of, told_by_label
from kriya.makers.imports.sheets.model import Column, Table
from kriya.makers.imports.sheets.words import normal, year_in
from kriya.makers.imports.values.age import read_age
from kriya.makers.imports.values.columns import Readings, read_column, read_values, sorted_out
from kriya.makers.imports.values.kind import read_actives
from kriya.makers.imports.values.number import read_capacity, read_percents, split_people, unit_of
from kriya.makers.imports.values.person import nik_beside
from kriya.makers.imports.values.place import read_address, read_district, read_rt_rw, read_village, regency_of_codes
from kriya.makers.imports.values.reading import UNKNOWN, Cell, Context, Reading, plain
from kriya.makers.imports.values.two_names import parted

_DAYS = ("paper_issued", "paper_expires")
_PAPERS = frozenset({"nib", "iumk", "pirt", "halal", "brand", "copyright", "sni", "tkdn", "licence_text"})
_CALLED = {name: name for name in ("nib", "iumk", "pirt", "halal", "sni", "tkdn")}
_CALLED |= {"merek": "brand", "hki": "brand", "haki": "brand"}
_FAR = dt.date(2100, 1, 1)
"""A paper may end in the future."""
_MONEY = ("capital", "yearly_sales", "raw_material_value")

_REPEATED = Reading(None, ("same_as_above",))
_BESIDE = Reading(None, ("same_as_beside",))
_WHERE = ("address", "full_address")
_MONTHS = re.compile(r"\b(?:bulan|bln)\b", re.IGNORECASE)
_ACTIVE = re.compile(r"aktif|\bactive\b", re.IGNORECASE)


@dataclass(slots=True)
class ReadColumn:
    """One column as read. Several columns may be of one field; `letters` is where a person finds it."""

    field: str
    letters: str
    cells: list[Cell]
    values: list[Any]
    noted: list[tuple[int, Reading]]
    """Positions of cells that were mended, doubted or refused."""
    year: int | None = None
    """The year that its label speaks of."""
    label: str = ""
    """What stands above it."""


def _cells(table: Table, index: int) -> list[Cell]:
    try:
        return [cells[index] for cells in table.cells]
    except IndexError:
        return [cells[index] if index < len(cells) else "" for cells in table.cells]


def _regency_code(cell: Cell) -> str:
    found = find_regency(cell) if isinstance(cell, str) and cell.strip() else None
    return found.code if found else ""


def regency_of(table: Table, mapping: Mapping[int, str], context: Context) -> str:
    """Return the regency whose places a table names: the council's unless most are elsewhere."""
    names = set()
    for index, field in mapping.items():
        if field in ("district", "full_address"):
            cells = {str(c) for c in _cells(table, index) if c}
            names |= {c.rsplit(",", 1)[-1] if field == "full_address" else c for c in cells}
    if elsewhere := regency_of_codes(names):
        return elsewhere
    names = {n.strip() for n in names if any(map(str.isalpha, n))}
    here = context.regency
    if here and (not names or sum(find_district(n, here) is not None for n in names) * 2 > len(names)):
        return here
    if found := detect_regency(names, near=here):
        return found
    titled = (find_regency(part) for line in table.title for part in re.split(r"[-–,(\n]", line))
    return next((f.code for f in titled if f), here)


class _Reader:
    """Reads the columns of one table; keeps what columns need of each other."""

    def __init__(self, table: Table, mapping: Mapping[int, str], context: Context) -> None:
        self.table = table
        self.fields = {
            index: "phones" if name == "phone" else name
            for index, name in sorted(mapping.items())
            if name in KINDS or name in _PLACES or name == "phone"
        }
        self._find_whole_addresses()
        self.context = context._replace(regency=regency_of(table, self.fields, context))
        self.columns = {c.index: c for c in table.columns}
        self._told: dict[int, tuple[list[Cell], list[int]]] = {}
        self.beside: dict[int, list[int]] = {}
        self.regencies = self._regency_of_rows()
        self._districts: list[Reading] | None = None

    def _find_whole_addresses(self) -> None:
        """Take a column of streets for whole addresses when no column names a village and its cells have commas.

        Beside a column of districts it is enough that they name their villages.
        """
        named = self.fields.values()
        if "village" in named:
            return
        tells = names_villages if "district" in named else looks_like_full_address
        for index, name in self.fields.items():
            if name == "address" and tells(_cells(self.table, index)):
                self.fields[index] = "full_address"
                return

    def cells_of(self, name: str) -> list[Cell] | None:
        index = next((i for i, f in self.fields.items() if f == name), None)
        return None if index is None else self.told(index)[0]

    def told(self, index: int) -> tuple[list[Cell], list[int]]:
        """Return the cells of a column, and where what stands above is meant."""
        if index not in self._told:
            cells = _cells(self.table, index)
            if self.fields[index] in _WHERE and (other := other_address(self.table, index)) is not None:
                cells, self.beside[index] = told_beside(cells, _cells(self.table, other))
            repeats = self.fields[index] not in ITS_OWN | _PAPERS
            self._told[index] = told_above(cells) if repeats else (cells, [])
        return self._told[index]

    def read(self, index: int, name: str) -> list[ReadColumn]:
        (cells, _filled), column = self.told(index), self.columns[index]
        if name in LISTED and (ticked := ticks_of(column.path, cells)) is not None:
            cells = told_by_label(ticked, cells, column.label)
        if name in _DAYS:
            return [self.day_of_paper(index, name, column, cells)]
        several = {
            "full_address": self.addresses, "name_owner": self.names, "name_address": self.names_and_addresses,
        }  # fmt: skip
        if name == "labour_total" and any(split_people(cell, column.label) for cell in cells):
            several["labour_total"] = self.people
        if name == "capacity":
            several["capacity"] = self.capacities
        if name == "phones" and "nik" not in self.fields.values() and any(map(nik_beside, cells)):
            several["phones"] = self.phones_and_niks
        if name in several:
            return several[name](column, cells)
        read = self.one(name, column, cells)
        return [ReadColumn(name, column.letters, cells, *read, year=year_in(column.label), label=column.label)]

    def one(self, name: str, column: Column, cells: list[Cell]) -> Readings:
        """Read a column that is one field."""
        if name in _MONEY:
            sales = self.cells_of("yearly_sales") if name == "capital" else None
            around = (*self.table.title, *self.table.notes)
            return sorted_out(read_sums(name, column, cells, sales, self.context, around))
        if name in ("village", "district"):
            return sorted_out(self.villages(cells) if name == "village" else self.districts(cells))
        if name == "rt_rw":
            return sorted_out([read_rt_rw(cell, column.label) for cell in cells])
        if name == "status" and _ACTIVE.search(column.label):
            return sorted_out(read_actives(cells, self.context))
        if name == "in_business":
            monthly = bool(_MONTHS.search(column.label))
            return sorted_out([read_age(cell, self.context, monthly=monthly) for cell in cells])
        if name == "phones":
            return read_phones(cells, self.context)
        if name == "export_percent":
            return sorted_out(read_percents(cells, self.context))
        return read_values(KINDS[name], cells, self.context)

    def day_of_paper(self, index: int, name: str, column: Column, cells: list[Cell]) -> ReadColumn:
        """Read when a paper was issued or ends: of the paper that the label names, else of the one to the left."""
        said = (_CALLED[word] for word in normal(column.label).split() if word in _CALLED)
        left = (self.fields[i] for i in sorted(self.fields, reverse=True) if i < index and self.fields[i] in _PAPERS)
        context = self.context if name == "paper_issued" else self.context._replace(today=_FAR)
        field = f"{name}@{next(said, None) or next(left, '')}"
        return ReadColumn(field, column.letters, cells, *read_values("date", cells, context))

    def names_and_addresses(self, column: Column, cells: list[Cell]) -> list[ReadColumn]:
        """Read a business and, behind a line's end, a comma or a slash, where it is."""
        apart = [re.split(r"\s*[\n,/]\s*", plain(c), maxsplit=1) if isinstance(c, str) else [c] for c in cells]
        names = [parts[0] for parts in apart]
        named = ReadColumn("name", column.letters, cells, *read_values("called", names, self.context))
        return [named, *self.addresses(column, [", ".join(parts[1:]).replace("\n", ", ") for parts in apart])]

    def people(self, column: Column, cells: list[Cell]) -> list[ReadColumn]:
        """Read a total that tells men and women apart within its cells; a column of their own comes before."""
        apart = [split_people(cell, column.label) for cell in cells]
        told = [f"L {one.men} P {one.women}" if one else cell for one, cell in zip(apart, cells, strict=True)]
        parts = {"labour_men": [one and one.men for one in apart], "labour_women": [one and one.women for one in apart]}
        mapped = set(self.fields.values())
        read = read_values("people", told, self.context)
        total = ReadColumn("labour_total", column.letters, cells, *read, label=column.label)
        return [total, *(ReadColumn(n, column.letters, cells, v, []) for n, v in parts.items() if n not in mapped)]

    def phones_and_niks(self, column: Column, cells: list[Cell]) -> list[ReadColumn]:
        """Read telephones, and the NIK that stands with them in one cell ("NIK / HP")."""
        niks = [nik_beside(cell) for cell in cells]
        rest = [str(c).replace(nik, " ") if nik else c for c, nik in zip(cells, niks, strict=True)]
        phones = ReadColumn("phones", column.letters, rest, *read_values("phone", rest, self.context))
        return [phones, ReadColumn("nik", column.letters, cells, [nik or None for nik in niks], [])]

    def capacities(self, column: Column, cells: list[Cell]) -> list[ReadColumn]:
        """Read what is made in a year, and of what where the cells say so and no column does."""
        memo = {cell: read_capacity(cell, self.context, monthly=column.monthly) for cell in set(cells)}
        readings = only_a_years(column, [memo[cell] for cell in cells], "number")
        read = sorted_out(readings)
        found = [ReadColumn("capacity", column.letters, cells, *read, label=column.label)]
        units = [unit_of(cell) or None for cell in cells]
        if any(units) and "capacity_unit" not in self.fields.values():
            found.append(ReadColumn("capacity_unit", column.letters, cells, units, []))
        return found

    def names(self, column: Column, cells: list[Cell]) -> list[ReadColumn]:
        """Read business and owner of one cell; where the owner has a column of its own, that one holds."""
        mapped = set(self.fields.values())
        parts = {n: part for n, part in zip(("name", "owner"), parted(cells), strict=True) if n not in mapped}
        return [
            ReadColumn(n, column.letters, cells, *read_values("called", part, self.context))
            for n, part in parts.items()
        ]

    def _regency_of_rows(self) -> list[str] | None:
        """Return the regency of every row where a column names more than one, as the file of a province does."""
        cells = self.cells_of("regency")
        if cells is None:
            return None
        codes = {cell: _regency_code(cell) for cell in set(cells)}
        if len(set(codes.values()) - {""}) < 2:
            return None
        return [codes[cell] or self.context.regency for cell in cells]

    def districts(self, cells: Sequence[Cell]) -> list[Reading]:
        """Read the districts, once for their own column and for that of the villages."""
        if self._districts is None:
            self._districts = self._read_districts(cells)
        return self._districts

    def _read_districts(self, cells: Sequence[Cell]) -> list[Reading]:
        if self.regencies is None:
            return read_column("district", cells, self.context)
        pairs = list(zip(cells, self.regencies, strict=True))
        memo = {(c, r): read_district(c, self.context._replace(regency=r)) for c, r in set(pairs)}
        return [memo[pair] for pair in pairs]

    def villages(self, cells: list[Cell]) -> list[Reading]:
        regencies = self.regencies or [self.context.regency] * len(cells)
        named = self.cells_of("district")
        districts = self.districts(named) if named is not None else [UNKNOWN] * len(cells)
        codes = [(r.value.code or "") if r.value else "" for r in districts]
        contexts = {regency: self.context._replace(regency=regency) for regency in set(regencies)}
        keys = list(zip(cells, codes, regencies, strict=True))
        memo = {(c, d, r): read_village(c, contexts[r], d) for c, d, r in set(keys)}
        return [memo[key] for key in keys]

    def addresses(self, column: Column, cells: list[Cell]) -> list[ReadColumn]:
        named = self.cells_of("district")
        inside = [r.value.code or "" if r.value else "" for r in self.districts(named)] if named else [""] * len(cells)
        read = [read_address(cell, self.context, code) for cell, code in zip(cells, inside, strict=True)]
        parts = {"address": [a.street for a in read], "village": [a.village for a in read]}
        parts["district"] = [a.district for a in read]
        mapped = set(self.fields.values())
        return [ReadColumn(n, column.letters, cells, *sorted_out(r)) for n, r in parts.items() if n not in mapped]


_PLACES = frozenset({"village", "full_address", "rt_rw", "name_owner", "name_address", "in_business", *_DAYS})


def read_columns(table: Table, mapping: Mapping[int, str], context: Context) -> list[ReadColumn]:
    """Read every mapped column; of a field with several columns each becomes one of its own name.

    A second column of one field is named "field 2" and so on, for `together` to join.
    """
    reader, seen = _Reader(table, mapping, context), dict[str, int]()
    found: list[ReadColumn] = []
    for index, name in reader.fields.items():
        for place, column in enumerate(reader.read(index, name)):
            if not place:
                column.noted += [(filled, _REPEATED) for filled in reader.told(index)[1]]
                column.noted += [(filled, _BESIDE) for filled in reader.beside.get(index, ())]
            count = seen[column.field] = seen.get(column.field, 0) + 1
            if count > 1:
                column.field = f"{column.field} {count}"
            found.append(column)
    return found
