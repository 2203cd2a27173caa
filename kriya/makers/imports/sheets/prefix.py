"""The name of a database's table before that of each of its columns: "ukm_nama" is a name, "ukm_alamat" a street."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

_PARTS: Final = re.compile(r"([A-Za-z]+)_(\w+)")
_FEWEST, _SHARE = 5, 0.6
_TELLING: Final = frozenset(
    "nama nm name kode kd id no nomor jumlah jml total tahun thn tanggal tgl tenaga nilai omzet omset alamat status"
    " jenis tingkat persentase rata".split()
)
"""What begins many labels of one list and says something in each: "jumlah_mikro", "jumlah_kecil"."""

Paths = Sequence[tuple[str, ...]]


def without_prefix(paths: Paths) -> Paths:
    """Return the labels of a table without the word that most of them begin with before an underscore."""
    labels = [path[-1] for path in paths if path]
    first = Counter(found[1].lower() for label in labels if (found := _PARTS.fullmatch(label.strip())))
    prefix, times = max(first.items(), key=lambda one: one[1], default=("", 0))
    if times < max(_FEWEST, _SHARE * len(labels)) or prefix in _TELLING:
        return paths
    return [(*path[:-1], _bare(path[-1], prefix)) if path else path for path in paths]


def _bare(label: str, prefix: str) -> str:
    found = _PARTS.fullmatch(label.strip())
    return found[2] if found and found[1].lower() == prefix else label
