"""Which fields a header label speaks of, and how surely."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz, process

from kriya.makers.imports.sheets.elsewhere import (
    at_first_less_surely,
    not_meant,
    speaks_of_else,
    speaks_of_no_product,
    tells_of_else,
)
from kriya.makers.imports.sheets.fields import FIELDS, MAKERS, NAMES, PRODUCTS
from kriya.makers.imports.sheets.words import line_of_grid, normal, spellings, year_in
from kriya.makers.imports.sheets.workers import workers_apart

EXACT, WEAK, BARE = 1.0, 0.72, 0.97
_TYPO = 86  # Two letters wrong in fourteen.
_COUNTING = ("jumlah ", "total ", "rekap ", "banyaknya ", "number of ")
_COUNTABLE = frozenset({"count", "money", "number"})
_SEXES = frozenset({"labour_men", "labour_women"})
_OTHER_HEADS = (
    "uraian, jumlah, definisi, satuan, total, kode, tanggal, nilai, volume, rt, rw, rt rw, pendidikan, agama, umur,"
    "usia, l, p, laki laki, perempuan, koordinat, provinsi, triwulan, target, realisasi, persentase, jumlah umkm,"
    "jumlah ikm, kriteria, dokumentasi, sektor, januari, februari, maret, april, mei, juni, juli, agustus, september,"
    "oktober, november, desember"
)


def _index(kind: str) -> dict[str, dict[str, float]]:
    index: dict[str, dict[str, float]] = {}
    for name, field in FIELDS[kind].items():
        for words, score in ((field.strong, EXACT), (field.weak, WEAK)):
            for word in words:
                index.setdefault(word, {}).setdefault(name, score)
    return index


_INDEX = {kind: _index(kind) for kind in FIELDS}
KNOWN = frozenset().union(*(index.keys() for index in _INDEX.values()), map(normal, _OTHER_HEADS.split(",")))


def is_known_word(label: str) -> bool:
    """Say whether a label is, letter for letter, one of the words for a column."""
    return label.strip() == "#" or any(word and word in KNOWN for word in spellings(label))


@lru_cache(maxsize=4096)
def is_head_word(label: str) -> bool:
    """Say whether a label is one that registers, product lists or recaps head their columns with."""
    if is_known_word(label):
        return True
    words = [word for word in spellings(label) if 0 < len(word) <= 60]
    return any(_best(word, kind) >= 0.7 for word in words for kind in (MAKERS, PRODUCTS))


def _best(word: str, kind: str) -> float:
    return max(_scores(word, kind).values(), default=0.0)


@lru_cache(maxsize=4096)
def fields_for(path: tuple[str, ...], kind: str) -> dict[str, float]:
    """Give the fields that a column's labels speak of, each with a score up to 1.

    The whole path ("TENAGA KERJA", "L") says most, then the label next to the cells, then the one above it. Of more
    than two its ends say as much ("TENAGA KERJA", "LUAR KELUARGA", "L"): it is some of what "TENAGA KERJA", "L" is.
    """
    if (said := _said_at_once(path, kind)) is not None:
        return said
    scores: dict[str, float] = {}
    readings = [(" ".join(path), 1.0), (path[-1], 0.98 if len(path) > 1 else 1.0)]
    readings += [(label, 0.6) for label in path[:-1]]
    if len(path) > 2:
        readings.append((f"{path[0]} {path[-1]}", 0.97))
    for text, weight in readings:
        for place, word in enumerate(spellings(text)):
            for name, score in _scores(word, kind).items():
                value = score * weight * (BARE if place else 1.0)
                scores[name] = max(scores.get(name, 0.0), value)
    if other := not_meant(" ".join(path)):
        scores = {name: score for name, score in scores.items() if name not in other}
    scores = at_first_less_surely(" ".join(path), scores)
    if len(path) > 1 and not _SEXES.isdisjoint(_scores(spellings(path[-1])[0], kind)):
        scores.pop("labour_total", None)  # whatever stands above: these are not all of them
    return scores


def _said_at_once(path: tuple[str, ...], kind: str) -> dict[str, float] | None:
    """Give the fields of labels that are understood as a whole: of nothing, of somebody else, of some workers."""
    if not path or (kind == MAKERS and tells_of_else(path)):
        return {}
    workers = workers_apart(path[-1]) if kind == MAKERS else None
    if workers:
        return {workers.field: BARE}
    line = line_of_grid(path[-1])
    return dict(_INDEX[kind][line]) if line and line in _INDEX[kind] else None


@lru_cache(maxsize=8192)
def _scores(word: str, kind: str) -> dict[str, float]:
    if speaks_of_else(word) if kind == MAKERS else speaks_of_no_product(word):
        return {}
    index = _INDEX[kind]
    scores = dict(index.get(word, {}))
    if not scores:
        scores = _inside(word, index)
        for name, score in _nearly(word, index).items():
            scores[name] = max(scores.get(name, 0.0), score)
    if word.startswith("no "):
        scores = {name: score for name, score in scores.items() if name not in NAMES}
    if word not in index and (word.endswith(" id") or word.startswith("id ")):
        # The key of a database: what it stands for is told elsewhere, unless the cells themselves tell it.
        scores = {name: score for name, score in scores.items() if FIELDS[kind][name].content not in ("", "text")}
    if word.startswith(_COUNTING) and word not in index:
        scores = {name: score for name, score in scores.items() if FIELDS[kind][name].content in _COUNTABLE}
    return scores


def _inside(word: str, index: dict[str, dict[str, float]]) -> dict[str, float]:
    """A known phrase within the label: "nama pemilik kontak person" holds "nama pemilik". The more of it, the surer."""
    tokens = word.split()
    scores: dict[str, float] = {}
    for size in range(min(len(tokens), 6), 0, -1):
        for start in range(len(tokens) - size + 1):
            covered = size / len(tokens)
            # A label in two languages begins with the first: "Nama Usaha/Perusahaan Name of Establishment".
            if covered < (0.34 if start or size == 1 else 0.3):
                continue
            for name, score in index.get(" ".join(tokens[start : start + size]), {}).items():
                value = score * (0.55 + 0.4 * covered - (0.1 if start else 0.0))
                scores[name] = max(scores.get(name, 0.0), value)
    return scores


def _nearly(word: str, index: dict[str, dict[str, float]]) -> dict[str, float]:
    """A label with a letter wrong: "nama pemlilik", "kecematan"."""
    if len(word) < 5 or year_in(word):
        return {}  # "tenaga kerja 2022" is as near to "tenaga kerja l" as a slip is.
    scores: dict[str, float] = {}
    for known, ratio, _place in process.extract(word, index.keys(), scorer=fuzz.ratio, score_cutoff=_TYPO, limit=3):
        if len(known) < 5 or not _begin_alike(word, known):
            continue
        for name, score in index[known].items():
            scores[name] = max(scores.get(name, 0.0), score * ratio / 100 * 0.95)
    return scores


def _begin_alike(one: str, other: str) -> bool:
    """A slip is seldom in a word's first letter: "tanggal cair" and "tanggal akhir" are not "tanggal lahir"."""
    words, others = one.split(), other.split()
    return len(words) != len(others) or all(a[0] == b[0] for a, b in zip(words, others, strict=True))
