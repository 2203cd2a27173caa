"""From what people write to the official code of a region, and back.

Codes are dotted Kemendagri codes: 33 (province), 33.75 (regency or city), 33.75.01 (district), 33.75.01.1002 (village).
"""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from kriya.councils.places import upper_regions, villages_in
from kriya.councils.spelling import Gazetteer, compact, words

DISTRICT_WORDS = frozenset({"kec", "kecamatan", "kapanewon", "kap", "kpn", "kemantren", "kmt", "distrik", "kcmtn"})
VILLAGE_WORDS = frozenset(
    {"kel", "kelurahan", "desa", "ds", "kalurahan", "kal", "gampong", "nagari", "kampung", "pekon", "dsn"}
)
REGENCY_WORDS = frozenset({"kab", "kabupaten", "kota", "kodya", "kotamadya", "pemerintah", "pemkot", "pemkab", "adm"})


class Found(NamedTuple):
    """A region that a text names. `how` is exact, spelling (blanks, case apart: another spelling) or abbreviation."""

    code: str
    name: str
    how: str
    others: tuple[str, ...] = ()


def name_of(code: str) -> str | None:
    """Return the official name of a region of any level, or None."""
    if code.count(".") == 3:
        return villages_in(code.rpartition(".")[0]).get(code)
    return upper_regions().get(code)


def _children(parent: str, level: int) -> dict[str, str]:
    start = f"{parent}." if parent else ""
    return {c: n for c, n in upper_regions().items() if c.count(".") == level and c.startswith(start)}


def provinces() -> dict[str, str]:
    """Return the 38 provinces: code to name."""
    return _children("", 0)


def regencies_of(province: str) -> dict[str, str]:
    """Return the regencies and cities of a province: code to name."""
    return _children(province, 1)


@lru_cache(maxsize=64)
def districts_of(regency: str) -> dict[str, str]:
    """Return the districts of a regency: code to name."""
    return _children(regency, 2)


def villages_of(district: str) -> dict[str, str]:
    """Return the villages of a district (or of a whole regency): code to name."""
    return villages_in(district)


@lru_cache(maxsize=64)
def _district_gazetteer(regency: str) -> Gazetteer:
    return Gazetteer(districts_of(regency), DISTRICT_WORDS)


@lru_cache(maxsize=256)
def _village_gazetteer(within: str) -> Gazetteer:
    return Gazetteer(villages_in(within), VILLAGE_WORDS)


@lru_cache(maxsize=1)
def _regency_gazetteer() -> Gazetteer:
    return Gazetteer(_children("", 1), REGENCY_WORDS, drop_from_names=True)


@lru_cache(maxsize=1)
def _province_gazetteer() -> Gazetteer:
    return Gazetteer(provinces(), frozenset({"prov", "provinsi", "propinsi", "di", "diy", "dki"}))


def _answer(gazetteer: Gazetteer, text: str, prefer: str = "") -> Found | None:
    match = gazetteer.find(text)
    if match is None:
        return None
    codes, how = match
    inside = [c for c in codes if prefer and c.startswith(f"{prefer}.")]
    code = (inside or list(codes))[0]
    return Found(code, gazetteer.names[code], how, tuple(c for c in codes if c != code))


def find_district(text: str, regency: str) -> Found | None:
    """Find the district of the regency that a text names in any spelling, or None."""
    return _answer(_district_gazetteer(regency), text)


def district_named(text: str, regency: str) -> str:
    """Return the code of the district that bears this very name, "" when none does."""
    return next(iter(_district_gazetteer(regency).exact(text)), "")


def village_named(text: str, within: str) -> str:
    """Return the code of the one village in a regency or district with this very name, or ""."""
    codes = _village_gazetteer(within).exact(text)
    return codes[0] if len(codes) == 1 else ""


def find_village(text: str, within: str, district: str = "") -> Found | None:
    """Find the village that a text names inside a regency or district.

    Of several villages of one name the one in `district` comes first; the rest stand in `others`.
    """
    if district and district.startswith(within):
        near = _answer(_village_gazetteer(district), text)
        if near and near.how != "spelling":
            return near
        far = _answer(_village_gazetteer(within), text, district)
        return far if far and (far.how == "exact" or near is None) else near
    return _answer(_village_gazetteer(within), text)


def find_regency(text: str) -> Found | None:
    """Find the regency or city that a text names ("Kab. Jepara", "KOTA PEKALONGAN").

    Where a regency and a city share the name, the word Kota or Kabupaten in the text decides.
    """
    match = _answer(_regency_gazetteer(), text)
    if match is None or not match.others:
        return match
    is_city = bool(set(words(text)) & {"kota", "kodya", "kotamadya", "pemkot"})
    for code in (match.code, *match.others):
        name = upper_regions()[code]
        if name.startswith("Kota ") == is_city:
            return Found(code, name, match.how, tuple(c for c in (match.code, *match.others) if c != code))
    return match


def find_province(text: str) -> Found | None:
    """Find the province that a text names, or None."""
    return _answer(_province_gazetteer(), text)


@lru_cache(maxsize=1)
def _regencies_by_district_name() -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for code, name in _children("", 2).items():
        index.setdefault(compact(name), []).append(code[:5])
    return index


def detect_regency(districts: Iterable[str], near: str = "") -> str | None:
    """Guess the regency from names of districts as a file writes them; `near` wins a tie.

    At least half of the distinct names, and two of them, must belong to it.
    """
    keys = {compact(" ".join(w for w in words(d) if w not in DISTRICT_WORDS)) for d in districts} - {""}
    votes = Counter(code for key in keys for code in set(_regencies_by_district_name().get(key, ())))
    if not votes:
        return None
    best = max(votes, key=lambda code: (votes[code], code == near, code[:2] == near[:2]))
    return best if votes[best] >= 2 and votes[best] * 2 >= len(keys) else None
