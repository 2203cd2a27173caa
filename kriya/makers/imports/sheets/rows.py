"""Tells the rows of a table apart: data, total, repeated header, section, note, nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from kriya.makers.imports.sheets.evidence import UNKNOWN
from kriya.makers.imports.sheets.header import filled, is_blank, is_counting, is_number
from kriya.makers.imports.sheets.headwords import KNOWN, is_head_word, is_known_word
from kriya.makers.imports.sheets.model import EMPTY, Cell, cell
from kriya.makers.imports.sheets.words import tidy

_TOTAL = re.compile(
    r"^[Σ∑]\s*(total|jumlah|jml)?\W*$|^(grand\s*total|sub\s*-?\s*total|total|jumlah|jml|jlh|sub\s*jumlah|rata\s*-?\s*rata|ttl)\b",
    re.IGNORECASE,
)
_TOTAL_ALONE = re.compile(r"^(grand\s*|sub\s*)?(total|jumlah)\W*$", re.IGNORECASE)
_MOST_PLACES = 3
"""Words beside a sum: "Jumlah", its village and its district."""
_UNIT = re.compile(r"^(orang|unit|usaha|rp\.?|rupiah|buah|umkm|ikm|%|total|jumlah)\b\W*$", re.IGNORECASE)
_AMOUNT = re.compile(
    r"^(rp\.?\s*)?[\d.,]+(\s*,-)?\s*(rb|ribu|jt|juta|m|miliar|milyar|orang|org|unit|usaha|umkm|ikm|perajin|buah)?\s*\.?$"
    r"|^=(sum|subtotal|count\w*|average)\(",
    re.IGNORECASE,
)
_SUM = re.compile(r"^=\s*\+?(sum\w*|subtotal|count\w*|average\w*)\(", re.IGNORECASE)
"""A sum that the program which wrote the file left to be worked out."""
_PHONE = re.compile(r"^(\+?62|0)[\d\s.-]{7,}$")
_PLACE = re.compile(r"^(kec|kel|desa|kelurahan|kecamatan|kapanewon|kap|kalurahan|kab|kota)\b", re.IGNORECASE)
_GROUP = re.compile(
    r"^(data|daftar|sentra|kelompok|kub|kec|kecamatan|kapanewon|kap|kel|kelurahan|kalurahan|desa|ds|kab|kota|wilayah|tahun"
    r"|tambahan|lanjutan|komoditi|sektor|jenis|bidang|lampiran)\b",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"^(?:nama\s+)?(?:umkm|ukm|ikm|usaha|toko|pe(?:ng|)rajin|produsen|pembuat|mitra|penitip|pemilik|kelompok)\s*[:=]\s*\S",
    re.IGNORECASE,
)
"""What names the one whose rows follow: "Nama UMKM : Batik Sekar"."""
_NOTE = re.compile(
    r"^\W*(mengetahui|menyetujui|mengesahkan|disetujui|diketahui|kepala\s|plt\.?\s|nip\b|sumber|catatan|keterangan"
    r"|ket\.?\s*:|note|dibuat oleh|petugas|pendata|penanggung jawab|tanda tangan|ttd|a\.?n\.\s|ketua\b|sekretaris"
    r"|bendahara|dicetak|halaman \d|page \d|bupati|wali ?kota|pembina|pangkat)"
    r"|^\s*\*+\s*\)?|^\W*[a-z][a-z .]+,\s*(\d{1,2}|\.{2,}|_+)?\s*[a-z]+\s+(19|20)\d\d\W*$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"^([ivxl]{1,5}|[a-z])\.?\)?$", re.IGNORECASE)
_FIRST_COUNTER = re.compile(r"^[(\[]?\s*(?:[01](?:\.0)?|a)\s*[)\].]?$", re.IGNORECASE)
"""How a row of column numbers begins."""
_EXAMPLE = re.compile(
    r"^\W*(?:contoh|cth|example)\b\s*(?:\d*\s*[:.)\]}–-]|\d*$|(?:cara\s|peng|pen|isi|data|baris|input))", re.IGNORECASE
)
"""How the filled row of a template begins that shows how to fill it; a business may be called "Contoh Jaya"."""
_COUNTED = re.compile(r"^(\d+)\s*(?:orang|org|unit|usaha|umkm|ikm|perajin|buah|pelaku)?\W*$", re.IGNORECASE)
_ERROR = re.compile(r"^#(REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!)$")


def _says_nothing(text: str) -> bool:
    """Tell a sign for unknown, or nothing but signs: dashes in every cell of a line that waits for a maker."""
    return text.strip().lower() in UNKNOWN or not (any(map(str.isalnum, text)) or "∑" in text)


def _digits(value: Cell) -> str:
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value).strip()


class Kind(Enum):
    """What a row of a sheet is."""

    DATA = "data"
    TOTAL = "total"
    HEADER = "header"
    NEW_HEADER = "new header"
    SECTION = "section"
    NOTE = "note"
    EMPTY = "empty"


@dataclass(slots=True)
class Judge:
    """Knows a table's header and tells its rows apart. number_column: the index of the running number, or None."""

    labels: list[dict[int, str]]
    number_column: int | None
    name_column: int | None
    named: int
    merged_rows: frozenset[int]
    """Indexes of rows with a range merged over several columns."""
    words: frozenset[str] = field(init=False)
    thin: int = field(init=False)

    def __post_init__(self) -> None:
        self.words = frozenset(label for row in self.labels for label in row.values())
        self.thin = 1 if self.named <= 4 else 2 if self.named <= 8 else min(6, self.named // 4)

    def is_plain(self, row: list[Cell]) -> bool:
        """Say, fast, that a row can only be data: filled, and not begun like a total or a header."""
        if len(row) - row.count(EMPTY) <= self.thin or self._may_be_a_sum(row):
            return False
        for value in row:
            if value.__class__ is str and value:
                word = value.strip().lower()
                if _says_nothing(word):
                    return not all(_says_nothing(other) for other in row if isinstance(other, str))
                return (
                    bool(word)
                    and not _ORDINAL.match(word)
                    and word[:4] not in _TOTAL_STARTS
                    and word[0] not in "σ∑="
                    and "contoh" not in word[:9]
                    and word[:3] not in _EXAMPLE_STARTS
                    and word not in self.words
                    and word.rstrip(" .*:") not in KNOWN
                    and not _FIRST_COUNTER.match(word)
                )
        return False

    def _may_be_a_sum(self, row: Sequence[Cell]) -> bool:
        """Say that a row names nobody and says "Jumlah", though behind the district that is merged over it."""
        return (
            self.name_column is not None
            and is_blank(cell(row, self.name_column))
            and any(value.__class__ is str and _TOTAL_ALONE.match(str(value).strip()) for value in row)
            and any(isinstance(value, int | float) or _SUM.match(str(value)) for value in row)
        )

    def judge(self, row: Sequence[Cell], place: int) -> Kind:
        """Say what a row is that is_plain() was not sure of."""
        places = filled(row)
        if not places:
            return Kind.EMPTY
        if _FIRST_COUNTER.match(str(row[places[0]]).strip()) and is_counting(row, self.named):
            return Kind.HEADER
        errors = [index for index in places if isinstance(row[index], str) and _ERROR.match(str(row[index]))]
        texts = [
            index
            for index in places
            if index not in errors
            and isinstance(row[index], str)
            and not is_number(row[index])
            and not _SUM.match(str(row[index]))
        ]
        if texts and (kind := self._header(row, places, texts)):
            return kind
        said = [index for index in texts if not _says_nothing(str(row[index]))]
        if said and _EXAMPLE.match(str(row[said[0]])):
            return Kind.HEADER
        if not said:
            return self._numbers(row, [index for index in places if index not in texts], errors)
        return self._words(row, place, places, said)

    def _header(self, row: Sequence[Cell], places: list[int], texts: list[int]) -> Kind | None:
        for labels in self.labels:
            same = sum(labels.get(index) == tidy(row[index]).lower() for index in places)
            if same >= max(2, 0.6 * len(places)) or (same == len(places) == self.named):
                return Kind.HEADER
        known = sum(is_head_word(tidy(row[index])) for index in texts)
        if known >= 3 and known >= 0.6 * len(places) and is_known_word(tidy(row[texts[0]])):
            return Kind.NEW_HEADER
        return None

    def _numbers(self, row: Sequence[Cell], numbers: list[int], errors: list[int]) -> Kind:
        """Nothing but numbers: a line prepared for a maker who never came, or sums without a word."""
        rest = [index for index in numbers if index != self.number_column and index not in errors]
        numbered = self.number_column is not None and not is_blank(cell(row, self.number_column))
        worth = [index for index in rest if str(row[index]).strip(" 0.,") != ""]
        if numbered:
            return Kind.DATA if worth else Kind.EMPTY
        return Kind.TOTAL if worth or errors else Kind.EMPTY

    def _words(self, row: Sequence[Cell], place: int, places: list[int], said: list[int]) -> Kind:
        first = str(row[said[0]]).strip()
        numbered = (
            self.number_column is not None
            and is_number(cell(row, self.number_column))
            and not is_blank(cell(row, self.number_column))
        )
        if _TOTAL.match(first) and not numbered and len(said) <= 2 and self._only_sums(row, said):
            return Kind.TOTAL
        if numbered:
            return Kind.DATA
        if self._may_be_a_sum(row) and len(said) <= _MOST_PLACES:
            return Kind.TOTAL
        numbers = len(places) - len(said)
        if len(said) == 1:
            return self._single(first, said[0], place, numbers)
        if len(said) == 2 and numbers == 0 and _ORDINAL.match(first) and self.number_column in (said[0], None):
            return Kind.SECTION
        return Kind.NOTE if _NOTE.match(first) and len(said) <= 3 else Kind.DATA

    def _only_sums(self, row: Sequence[Cell], said: list[int]) -> bool:
        """A business may be called "Total Karya": then a telephone or a second word stands beside its name."""
        first = str(row[said[0]]).strip()
        if any(isinstance(value, str) and _PHONE.match(value.strip()) for value in row):
            return False
        if len(said) == 1:
            return True
        beside = [str(row[index]).strip() for index in said[1:]]
        return all(_UNIT.match(text) or _AMOUNT.match(text) for text in beside) or bool(
            _TOTAL_ALONE.match(first) and is_blank(cell(row, self.name_column or 0))
        )

    def is_tally(self, row: Sequence[Cell], most: int) -> bool:
        """Tell a line of a small recap from a business: labels, or one word and numbers that count rows of the list.

        Behind a name they stand right beside it: a number further on may be the workers of a business.
        """
        places = filled(row)
        if self.number_column is None or len(places) < 2 or self.number_column in places:
            return False
        if all(is_known_word(tidy(row[index])) for index in places):
            return True
        if places[0] == self.name_column and places[1] != places[0] + 1:
            return False
        counts = [found for index in places[1:] if (found := _COUNTED.match(_digits(row[index])))]
        return len(counts) == len(places) - 1 and all(int(one[1]) <= most for one in counts)

    def _single(self, text: str, index: int, place: int, numbers: int) -> Kind:
        if numbers:
            stands_for_place = _PLACE.match(text) and self.number_column is not None
            return Kind.TOTAL if stands_for_place else Kind.DATA
        if _NOTE.match(text):
            return Kind.NOTE
        if place in self.merged_rows or index != self.name_column:
            return Kind.SECTION if self.named > 1 else Kind.DATA
        if self.named > 2 and (self.number_column is not None or _GROUP.match(text) or _HEADED.match(text)):
            return Kind.SECTION
        return Kind.DATA


_TOTAL_STARTS = frozenset(
    {"tota", "juml", "jml", "jml ", "jml.", "jlh", "jlh ", "sub", "sub ", "subt", "sub-", "gran", "rata", "ttl", "ttl "}
)
_EXAMPLE_STARTS = frozenset({"cth", "(ct", "exa", "(ex"})
