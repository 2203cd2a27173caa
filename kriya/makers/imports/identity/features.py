"""A row as identity sees it: names without titles and legal words, places, numbers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from kriya.makers.imports.values.text import is_letter_spaced

_LEGAL = frozenset({"ud", "cv", "pt", "po", "pd", "fa", "kub", "tbk", "umkm", "ikm", "ukm", "firma", "perum"})
_TITLES = frozenset(
    {"haji", "hajah", "hajjah", "bu", "ibu", "bpk", "bapak", "pak", "mas", "mbak", "mba", "sdr", "sdri", "ny", "nyonya"}
    | {"tn", "tuan", "drs", "dra", "dr", "ir", "kh", "ust", "ustadz", "hj", "almarhum", "alm", "kang", "teh", "bang"}
)
_DEGREES = frozenset(
    {"se", "st", "sh", "spd", "sag", "skom", "sp", "ssos", "mm", "msi", "mpd", "amd", "sip", "ssn", "mba"}
)
_STREET_WORDS = frozenset(
    {"jl", "jln", "jalan", "gg", "gang", "dk", "dukuh", "dusun", "dsn", "no", "nomor", "rt", "rw"}
)
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile(r"['’`´]")
_CODE = re.compile(r"\d\d(?:\.\d\d)*(?:\.\d{4})?")
_PARTS = re.compile(r"[a-z]+|\d+")
_ROMAN = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "x": "10",
}


@dataclass(slots=True)
class Features:
    """What identity compares. Keys are compact: letters and digits only, lower case; "" and None are unknown."""

    name: tuple[str, ...] = ()
    name_key: str = ""
    owner: tuple[str, ...] = ()
    owner_key: str = ""
    phones: frozenset[str] = frozenset()
    nik: str | None = None
    village: str = ""
    district: str = ""
    street: str = ""
    numbers: frozenset[str] = frozenset()
    spot: tuple[float, float] | None = None
    papers: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_named_by_owner(self) -> bool:
        """Tell whether the business goes under the name of its owner: another list may know what it is called."""
        return bool(self.owner_key) and self.name_key == self.owner_key


def _words(text: str) -> list[str]:
    if is_letter_spaced(text):
        text = " ".join(part.replace(" ", "") for part in re.split(r"\s{2,}", text.strip()))
    return _WORD.findall(_APOSTROPHES.sub("", text.lower()))


@lru_cache(maxsize=200_000)
def name_words(text: str) -> tuple[str, ...]:
    """Return the words of a business name without legal words, or all where nothing else is left."""
    words = _words(text)
    return tuple(w for w in words if w not in _LEGAL) or tuple(words)


@lru_cache(maxsize=200_000)
def owner_words(text: str) -> tuple[str, ...]:
    """Return the words of a person's name without titles and degrees behind a comma."""
    head, _, tail = text.partition(",")
    words = [w for w in _words(head) if w not in _TITLES]
    words += [w for w in _words(tail.replace(".", "")) if w not in _DEGREES and len(w) > 2]
    return tuple(words)


@lru_cache(maxsize=200_000)
def street_key(text: str) -> tuple[str, frozenset[str]]:
    """Return the name of a street and its numbers ("rt6", "rw2", "no65"), however written."""
    street, numbers, kind = [], set(), "no"
    for word in _PARTS.findall(_APOSTROPHES.sub("", text.lower())):
        if word in {"rt", "rw", "no", "nomor"}:
            kind = word[:2]
        elif word.isdigit():
            numbers.add(f"{kind}{int(word)}")
            # RT 03/07 gives the RW behind the stroke.
            kind = "rw" if kind == "rt" else "no"
        elif word not in _STREET_WORDS:
            street.append(_ROMAN.get(word, word))
    return "".join(street), frozenset(numbers)


def _place(value: Any) -> str:
    if value is None:
        return ""
    code = getattr(value, "code", None) or (value if isinstance(value, str) and _CODE.fullmatch(value) else None)
    return code or "".join(_words(str(getattr(value, "name", value))))


def features_of(fields: Mapping[str, Any]) -> Features:
    """Take from the fields of a row (see rows.MakerRow) what identity compares.

    A register may give the same fields with codes of places, numbers of phones and of papers as plain texts, and the
    keyed hash of a NIK in its stead when both sides do.
    """
    get = fields.get
    name = name_words(get("name") or "")
    owner = owner_words(get("owner") or "")
    street, numbers = street_key(get("address") or "")
    latitude, longitude = get("latitude"), get("longitude")
    return Features(
        name=name,
        name_key="".join(name),
        owner=owner,
        owner_key="".join(owner),
        phones=frozenset(getattr(p, "e164", p) for p in get("phones") or ()),
        nik=get("nik"),
        village=_place(get("village")),
        district=_place(get("district")),
        street=street,
        numbers=numbers,
        spot=(round(latitude, 5), round(longitude, 5)) if latitude and longitude else None,
        papers=frozenset(n for p in get("papers") or () if (n := getattr(p, "number", p))),
    )
