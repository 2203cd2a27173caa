"""Cells that name papers without their numbers: "NIB, Halal (proses)", "Sudah NIB"."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_KINDS: Final = {
    "nib": "nib", "iumk": "iumk", "npwp": "npwp", "pirt": "pirt", "p-irt": "pirt", "halal": "halal",
    "merek": "brand", "merk": "brand", "hak merek": "brand", "hak cipta": "motif",
    "hak cipta motif": "motif", "sni": "sni", "tkdn": "tkdn", "indikasi geografis": "indication",
    "batikmark": "batikmark", "bpom": "bpom",
}  # fmt: skip
_OTHERS: Final = frozenset({"siup", "tdp", "tdi", "iui", "situ", "imb", "skdu", "sku", "akta", "akta notaris"})
"""Papers of which the register knows the name alone."""
_BETWEEN: Final = re.compile(r"[,;/+&\n•]|\s-\s|\s\d{1,2}[.)]\s|\bdan\b|\bserta\b")
_BULLET: Final = re.compile(r"^(?:[-*•–]|\d{1,2}[.)])\s*")
_HELD: Final = re.compile(r"\b(?:sudah|telah|punya|memiliki|ada|terbit|aktif)\b")
_NOT_HELD: Final = re.compile(
    r"\b(?:belum|blm|tidak|tdk|tanpa|(?:dalam |dlm |on |masih |sedang )?proses|pengajuan|diajukan|pengurusan|diurus)\b"
)
_AROUND: Final = re.compile(
    r"\b(?:sertifikat|sertifikasi|izin|ijin|nomor|no|surat|kemenag|mui|dinkes|oss)\b|[()\[\]:.]"
)


class Named(NamedTuple):
    """A paper that somebody holds: its kind, and its name where the kind tells none."""

    kind: str
    name: str | None = None


def papers_named(text: str) -> list[Named] | None:
    """Return the papers that a cell says are held, none where it says so of none; None when it says anything else.

    What is being applied for is not held yet.
    """
    parts = [_BULLET.sub("", part.strip()) for part in _BETWEEN.split(_BULLET.sub("", text.strip().lower()))]
    found: dict[Named, bool] = {}
    for part in filter(None, parts):
        lacks = _NOT_HELD.search(part)
        named = _named(_HELD.sub(" ", _NOT_HELD.sub(" ", part)))
        if named is None:
            return None
        found.setdefault(named, not lacks)
    return [named for named, holds in found.items() if holds] if found else None


def _named(part: str) -> Named | None:
    word = " ".join(_AROUND.sub(" ", part).split())
    if word in _OTHERS:
        return Named("other", word.upper())
    kind = _KINDS.get(word)
    return Named(kind) if kind else None
