"""Labels that tell workers apart twice in one line: by how they are employed, and men from women."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from kriya.makers.imports.sheets.words import normal

_ALL: Final = r"(?:jumlah )?(?:tenaga kerja|karyawan|pekerja|pegawai)"
_KIND: Final = (
    "tidak tetap|tetap|lepas|harian lepas|harian|kontrak|borongan|musiman|honorer|luar keluarga|keluarga|tidak dibayar"
    "|dibayar|lokal|asing|paruh waktu"
)
_MEN: Final = r"laki laki|laki|pria|lk|l"
_WOMEN: Final = r"perempuan|wanita|pr|p"
_SEX: Final = rf"(?:(?P<men>{_MEN})|{_WOMEN})"
_APART: Final = (
    re.compile(rf"{_ALL} (?P<kind>{_KIND}) {_SEX}"),
    re.compile(rf"{_ALL} {_SEX} (?P<kind>{_KIND})"),
)


class Workers(NamedTuple):
    """Of whom a column tells: labour_men or labour_women, and how they are employed."""

    field: str
    kind: str


@lru_cache(maxsize=4096)
def workers_apart(label: str) -> Workers | None:
    """Return of whom a label tells that parts workers twice ("Tenaga Kerja Tetap Perempuan"), None for any other."""
    word = normal(label)
    found = next(filter(None, (one.fullmatch(word) for one in _APART)), None)
    return Workers("labour_men" if found["men"] else "labour_women", found["kind"]) if found else None
