"""Words from a short list: legal form, size class, KBLI, yes and no."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from kriya.makers.imports.values.reading import Cell, Context, Reading, blank, listed, one_line, plain, refuse
from kriya.makers.imports.values.text import read_text

_FORMS = {
    "sole": "po perorangan perseorangan personal pribadi usahaperorangan usahaperseorangan perusahaanperorangan op "
    "oranperseorangan orangperseorangan tidakberbadanhukum nonbadanusaha belumberbadanhukum individu",
    "ud": "ud usahadagang pd perusahaandagang",
    "cv": "cv persekutuankomanditer komanditer",
    "pt": "pt perseroanterbatas perseroan",
    "pt_sole": "ptperorangan ptperseorangan perseroanperorangan perseroanperseorangan perseroanterbatasperorangan",
    "group": "kub kelompok kelompokusahabersama kelompokusaha kube poktan pokmas paguyuban kwt",
    "cooperative": "koperasi kop ksu kopontren kud primkop",
    "firm": "firma fa",
    "foundation": "yayasan ypi",
    "village_enterprise": "bumdes bumdesa bumkal",
}
LEGAL_FORMS = {word: code for code, words in _FORMS.items() for word in words.split()}
_SIZES = {"mikro": "micro", "kecil": "small", "menengah": "medium", "besar": "large"}
_SIZES |= {size: size for size in _SIZES.values()} | {"ultramikro": "micro", "umi": "micro"}
_BRACKETS = re.compile(r"\([^)]*\)")
_GROUPED = re.compile(r"(?<![\d.])(\d\d)\.?(\d{3})(?:\.0)?(?![\d.])")
"""A code with the dot of thousands, or as a number saved as text."""
_POSTAL = re.compile(r"(?:kode\s*pos\W*)?([1-9]\d)[.,\s]?(\d{3})(?:\.0+)?", re.IGNORECASE)
_YES = listed("ya y iya ada sudah punya yes true aktif 1 v √ ✓ x")
_NO = listed("tidak tdk belum no false t n 0 nonaktif")

_NOT_ACTIVE = listed("ta tidakaktif tdkaktif nonaktif")
_OTHER_TICKS = listed("v √ ✓")


def _key(cell: Cell) -> str:
    return re.sub(r"[^a-z0-9√✓]", "", plain(cell).lower()) if isinstance(cell, str) else ""


def read_legal_form(cell: Cell, context: Context) -> Reading:  # noqa: ARG001
    """Read the legal form as one of the codes of LEGAL_FORMS."""
    if (nothing := blank(cell)) is not None:
        return nothing
    key = _key(cell)
    bare = _key(_BRACKETS.sub(" ", cell)) if isinstance(cell, str) else key
    if code := LEGAL_FORMS.get(key) or LEGAL_FORMS.get(bare) or LEGAL_FORMS.get(key.removesuffix("nonbadanhukum")):
        return Reading(code)
    first = _key(one_line(plain(cell)).split(" ")[0]) if isinstance(cell, str) else ""
    if code := LEGAL_FORMS.get(first):
        return Reading(code, ("legal_form_words",))
    return refuse("legal_form_unknown", "legal_form")


def read_size_class(cell: Cell, context: Context) -> Reading:  # noqa: ARG001
    """Read the size class that somebody typed: micro, small, medium or large."""
    if (nothing := blank(cell)) is not None:
        return nothing
    word = _key(cell).removeprefix("usaha").removeprefix("industri")
    return Reading(_SIZES[word]) if word in _SIZES else refuse("size_class_unknown", "size_class")


def read_yes_no(cell: Cell, context: Context) -> Reading:  # noqa: ARG001
    """Read yes and no in the words people use."""
    if isinstance(cell, bool):
        return Reading(cell)
    if isinstance(cell, str) and _key(cell) in _YES:
        return Reading(True)
    if isinstance(cell, str) and _key(cell) in _NO:
        return Reading(False)
    if (nothing := blank(cell)) is not None:
        return nothing
    if cell in (0, 1):
        return Reading(bool(cell))
    return refuse("yes_no_unreadable", "yes_no")


def read_actives(cells: Sequence[Cell], context: Context) -> list[Reading]:
    """Read a column that asks whether somebody is active: yes and no become its words, other words stay.

    Beside another tick an x crosses out; alone it is one.
    """
    no = _NO | _NOT_ACTIVE | ({"x"} if any(_key(cell) in _OTHER_TICKS for cell in cells) else set())
    return [_active(cell, no, context) for cell in cells]


def _active(cell: Cell, no: AbstractSet[str], context: Context) -> Reading:
    key = _key(cell)
    if key in no or cell is False or (cell == 0 and cell is not None):
        return Reading("tidak aktif", ("status_yes_no",))
    if key in _YES or cell == 1:
        return Reading("aktif", ("status_yes_no",))
    return read_text(cell, context)


def read_kbli(cell: Cell, context: Context) -> Reading:  # noqa: ARG001
    """Read a KBLI code of five digits; one whose leading zero a number has lost gets it back."""
    if (nothing := blank(cell)) is not None:
        return nothing
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        text = str(int(cell)) if cell == int(cell) else ""
        if text == "0":
            return Reading(None, ("zero_unknown",))
        if len(text) == 4:
            return Reading(f"0{text}", ("kbli_zero_restored",))
    else:
        text = _GROUPED.sub(r"\1\2", plain(cell)) if isinstance(cell, str) else ""
    found = re.search(r"(?<!\d)(\d{5})(?!\d)", text)
    if found is None:
        return refuse("kbli_unreadable", "kbli")
    return Reading(found[1], () if cell == found[1] else ("kbli_with_text",))


def read_postal_code(cell: Cell, context: Context) -> Reading:  # noqa: ARG001
    """Read a postal code of five digits, also one parted by thousands."""
    if (nothing := blank(cell)) is not None:
        return nothing
    text = plain(cell) if isinstance(cell, str) else f"{cell:.0f}" if isinstance(cell, int | float) else ""
    found = _POSTAL.fullmatch(text)
    if found is None:
        return (
            Reading(None, ("zero_unknown",))
            if not text.strip("0.")
            else refuse("postal_code_unreadable", "postal_code")
        )
    code = found[1] + found[2]
    return Reading(code, () if code == text else ("number_text",))
