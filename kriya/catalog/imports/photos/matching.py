"""Which photo of a zip belongs to which product: the file that the list names, else the one named after its code."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Final, NamedTuple
from uuid import UUID

from kriya.catalog.imports.photos.archive import Contents, Look, plain_name
from kriya.catalog.imports.reading import Incoming, ProductList
from kriya.core.refusal import Refused, say

SHOWN: Final = 200
_NOT_CODE: Final = re.compile(r"[\W_]+")
_COUNTED: Final = re.compile(r"^(?P<code>.+?)(?:[\s_.-]+\(?|\s*\()(?:\d{1,3}|[a-z])\)?$")
_PARTS: Final = re.compile(r"[0-9]+|[^\W\d_]+")


class Wrong(NamedTuple):
    """A photo that is not taken: the cell that names it ("" when none does), its file, and why."""

    cell: str
    file: str
    code: str
    facts: Mapping[str, Any]


@dataclass(slots=True)
class Matched:
    """The photos of each product by its key, and what is left over."""

    photos: dict[tuple[UUID, str], list[str]] = field(default_factory=dict)
    """Paths in the zip, in the order in which the list names them."""
    refused: list[Wrong] = field(default_factory=list)
    missing: list[Wrong] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many photos go to a product; one that goes to two counts twice."""
        return sum(map(len, self.photos.values()))


def match_photos(found: ProductList, contents: Contents) -> Matched:
    """Return which photos go to which products of a list. A name may be written in any case, with folders or without
    its ending."""
    matched, files, used = Matched(), _Files(contents), set[str]()
    by_code = _by_code(found.products, files.good)
    for product in found.products:
        paths = list(_named(product, files, matched)) or by_code.get(product.key, [])
        if paths:
            matched.photos[product.key] = paths
            used.update(paths)
    told = {wrong.file for wrong in matched.refused}
    matched.refused += [Wrong("", one.path, one.code, one.facts) for one in contents.refused if one.path not in told]
    matched.unused = sorted(one.path for one in files.good if one.path not in used)
    return matched


def told_of(matched: Matched) -> dict[str, Any]:
    """Return what a report tells of the photos."""
    return {
        "matched": matched.count,
        "products": len(matched.photos),
        "refused": [_told(one) for one in matched.refused],
        "missing": [_told(one) for one in matched.missing[:SHOWN]],
        "missing_count": len(matched.missing),
        "unused": matched.unused[:SHOWN],
        "unused_count": len(matched.unused),
    }


def _told(one: Wrong) -> dict[str, Any]:
    return {"cell": one.cell, "file": one.file, "code": one.code, "reason": say(Refused(one.code, **one.facts))}


class _Files:
    """The files of a zip by their names."""

    def __init__(self, contents: Contents) -> None:
        self.good = contents.good
        self._by_name: dict[str, list[Look]] = defaultdict(list)
        for one in contents.files:
            self._by_name[one.name].append(one)
            self._by_name[PurePosixPath(one.name).stem].append(one)

    def called(self, name: str) -> Look | None:
        """The one file of this name; without its ending when only one bears it."""
        for key in (plain_name(name), PurePosixPath(plain_name(name)).stem):
            there = self._by_name.get(key, [])
            if there and len({one.path for one in there}) == 1:
                return there[0]
            if there and all(one.code for one in there):
                return there[0]
        return None


def _named(product: Incoming, files: _Files, matched: Matched) -> Iterable[str]:
    for name in product.photos:
        file, cell = files.called(name), product.photo_cells.get(name, "")
        if file is None:
            matched.missing.append(Wrong(cell, name, "photo_not_in_zip", {}))
        elif file.code:
            matched.refused.append(Wrong(cell, file.path, file.code, file.facts))
        else:
            yield file.path


def _by_code(products: Iterable[Incoming], files: Iterable[Look]) -> dict[tuple[UUID, str], list[str]]:
    """Files named after a code: BTK-01.jpg, BTK-01_2.jpg, "btk 01 (3).jpg". A code that two products bear is none."""
    owners: dict[str, set[tuple[UUID, str]]] = defaultdict(set)
    for product in products:
        if product.code:
            owners[_code(product.code)].add(product.key)
    one_owner = {code: next(iter(keys)) for code, keys in owners.items() if code and len(keys) == 1}
    found: dict[tuple[UUID, str], list[str]] = defaultdict(list)
    for file in sorted(files, key=lambda one: _natural(one.name)):
        stem = PurePosixPath(file.name).stem
        counted = _COUNTED.match(stem)
        key = one_owner.get(_code(stem)) or (one_owner.get(_code(counted["code"])) if counted else None)
        if key is not None:
            found[key].append(file.path)
    return found


def _code(text: str) -> str:
    return _NOT_CODE.sub("", text.casefold())


def _natural(name: str) -> list[tuple[bool, int, str]]:
    """Two before ten, and the plain name before the counted ones."""
    parts = _PARTS.findall(PurePosixPath(name).stem)
    return [(part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts]
