"""How surely a column is each field: what its labels say, weighed by what its cells look like."""

from __future__ import annotations

import re
from typing import NamedTuple

from kriya.makers.imports.sheets.elsewhere import not_meant, tells_of_else
from kriya.makers.imports.sheets.evidence import Evidence
from kriya.makers.imports.sheets.fields import FIELDS, MAKERS
from kriya.makers.imports.sheets.headwords import fields_for
from kriya.makers.imports.sheets.model import Column, Table
from kriya.makers.imports.sheets.words import normal

_WEAK_NAME = 0.9
"""A label that only perhaps speaks of names, as "Usaha" does: where its cells name crafts it tells the kind."""
_ANSWER = 0.78  # A column that only says whether there is a paper stands back behind one with its numbers.
_ALL = 0.9
_NOTHING_ELSE = frozenset({"gender", "email"})
"""Contents that a column has, if it is one: where no cell looks so, as codes 1 and 2 do not, none could be read."""
_ALIKE = 0.7
"""So many cells must look like a content that no label tells."""
_SPEAKS_ALONE = {
    "email": ("email",),
    "nik": ("nik",),
    "npwp": ("npwp",),
    "point": ("coordinates",),
    "lat": ("latitude",),
    "lng": ("longitude",),
    "gender": ("gender",),
    "photo": ("photo",),
    "phone": ("phone",),
    "nib": ("nib",),
    "legal": ("legal_form",),
    "url": ("website",),
    "address": ("full_address", "address"),
    "district": ("district",),
    "size": ("size_class",),
}
"""Content that needs no header to be understood -> the fields it may be, in the order of their likelihood."""


_CODE = re.compile(
    r"kode |no (?:agenda|surat|sertifikat|pendaftaran|permohonan|regist\w+|anggota|kartu|kios|stand|akta|nota|resi"
    r"|pesanan)\b"
)
_CONTACT = re.compile(r"\b(?:kontak|contact|cp)\b")
_SOMEBODY = 0.7


class Beside(NamedTuple):
    """What the other columns of a table are for, where a cell may hold one thing or two."""

    places: bool
    names: bool
    longitude: bool


def beside_of(table: Table, evidence: dict[int, Evidence]) -> Beside:
    """Look over a table for the columns on which it depends how another one is read."""
    longitude = _has_column(table, "longitude") or any(seen.share("lng") >= _ALIKE for seen in evidence.values())
    return Beside(_has_column(table, "village", "district"), _has_column(table, "name"), longitude)


def _has_column(table: Table, *names: str) -> bool:
    return any(fields_for(column.path, MAKERS).get(name, 0.0) >= 0.7 for column in table.columns for name in names)


def claims_of(column: Column, seen: Evidence, kind: str, beside: Beside) -> dict[str, tuple[float, str]]:
    """Give the fields that a column may be, each with how surely, and whether header or cells say so."""
    claims: dict[str, tuple[float, str]] = {}
    for name, score in fields_for(column.path, kind).items():
        if name in FIELDS[kind] and not (name == "export_countries" and seen.share("answer") >= _ALL):
            claims[name] = _weigh(score, FIELDS[kind][name].content, seen)
    if not any(score >= 0.6 for score, _why in claims.values()):
        for name, score in _from_content(column, seen, kind, beside).items():
            if score > claims.get(name, (0.0, ""))[0]:
                claims[name] = (score, "content")
    return _adjust(claims, column, seen, kind, beside)


def _weigh(score: float, content: str, seen: Evidence) -> tuple[float, str]:
    """Cells that look as the header says make it surer; cells that plainly do not make it doubtful."""
    if seen.known == 0:
        return score * 0.9, "header"
    if seen.constant:
        score *= 0.8
    if not content:
        return score * (_ANSWER if seen.share("answer") >= _ALL else 0.95), "header"
    if (share := seen.share_of_told(content)) is None:
        return score * _ANSWER, "header"
    if (not share and content in _NOTHING_ELSE) or (content == "text" and seen.share("answer") >= _ALL):
        return 0.0, "header"
    if share >= 0.6:
        return min(1.0, score + (1 - score) * 0.5 * share), "both"
    return score * (0.5 + 0.7 * share if share < 0.6 else 1.0), "header"


def _from_content(column: Column, seen: Evidence, kind: str, beside: Beside) -> dict[str, float]:
    found: dict[str, float] = {}
    if seen.known < 3 or (kind == MAKERS and _says_something_else(column.path)):
        return found
    for content, names in _SPEAKS_ALONE.items():
        share = seen.share("street" if content == "address" and column.path else content)
        # Shares, growth and ratings are small numbers too: a latitude does not come alone.
        if share < _ALIKE or (content == "lat" and not beside.longitude):
            continue
        for place, name in enumerate(names):
            if name in FIELDS[kind] and name not in not_meant(" ".join(column.path)):
                found[name] = share * (0.62 - 0.04 * place) - (0.08 if column.path else 0.0)
    return found


def _says_something_else(path: tuple[str, ...]) -> bool:
    """Say whether labels, though no field is known by them, tell what a column is not: a code is no phone."""
    return tells_of_else(path) or (bool(path) and bool(_CODE.match(normal(path[-1]))))


def _adjust(
    claims: dict[str, tuple[float, str]], column: Column, seen: Evidence, kind: str, beside: Beside
) -> dict[str, tuple[float, str]]:
    """Where two fields share a header word, the cells decide."""
    if kind != MAKERS:
        return claims
    _adjust_names(claims, seen, beside)
    if "phone" in claims and _CONTACT.search(normal(column.label)) and _are_people(seen):
        claims["owner"] = (_SOMEBODY, "both")
        claims.pop("phone")
    if "address" in claims and not beside.places and seen.share("address") >= 0.5:
        score, why = claims["address"]
        claims["full_address"] = max(claims.get("full_address", (0.0, "")), (score, "both"))
        claims["address"] = (score * 0.9, why)
    if "address" in claims and "rt_rw" in claims and seen.share("rt_rw") >= 0.6:
        claims.pop("address")
    if "kind" in claims and seen.share("size") >= 0.7:
        claims["size_class"] = (max(claims.pop("kind")[0], 0.8), "both")
    if "kbli_code" in claims and seen.share("text") >= 0.6:
        claims.pop("kbli_code")
    if {"started_year", "started_date"} <= claims.keys() and seen.known:
        claims.pop("started_year" if seen.share("date") > seen.share("year") else "started_date")
    return claims


def _are_people(seen: Evidence) -> bool:
    """Say whether cells under a word for a contact tell whom to ask, and not under which number."""
    return seen.known > 0 and seen.share("phone") == 0 and seen.is_varied_text()


def _adjust_names(claims: dict[str, tuple[float, str]], seen: Evidence, beside: Beside) -> None:
    names = claims.keys() & {"name", "name_owner"}
    if "owner" in claims and not names and not beside.names and seen.share("two_names") >= 0.6:
        claims["name_owner"] = (claims["owner"][0], "both")
        claims["owner"] = (claims["owner"][0] * 0.9, "both")
    if claims.get("name", (1.0, ""))[0] < _WEAK_NAME and seen.share("craft") >= 0.6:
        claims["kind"] = (claims.pop("name")[0], "both")
