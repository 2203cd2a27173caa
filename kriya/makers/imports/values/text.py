"""Texts and names: the council's own spelling, tidied."""

import datetime as dt
import re

from kriya.makers.imports.values.reading import (
    MARKS,
    UNKNOWN,
    Cell,
    Context,
    Reading,
    blank,
    listed,
    one_line,
    plain,
    refuse,
)

UPPER_WORDS = listed(
    """ud cv pt pd fa kub rt rw umkm ikm ukm atbm pkk tni sd smp sma smk nu ii iii iv vi vii viii ix xi xii xiii xiv xv
    pirt irt nib kbli dki diy ntt ntb ac tv hp abc"""
)
LOWER_WORDS = listed("dan di ke dari untuk yang dengan atau oleh pada")
_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*")
_QUOTES = frozenset('"“”„«»')
_EDGES = frozenset(" '‘’`´#=+") | _QUOTES
_DAY = re.compile(r"(?:\d{1,2}([/.-])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d([/.-])\d{1,2}\2\d{1,2})(?: 00:00:00)?")
_NUMBERED = re.compile(r"^\d{1,3}[.)]\s+(?=[^\W\d])")


def _title_word(match: re.Match[str]) -> str:
    word = match[0]
    low = word.lower()
    if low in UPPER_WORDS:
        return word.upper()
    if low in LOWER_WORDS and match.start() > 0:
        return low
    if word.isdigit() or not word[0].isalpha():
        return word.upper() if len(word) <= 4 else word
    return low[0].upper() + low[1:]


def title_case(text: str) -> str:
    """Return a name in title case; UD, CV, RT, II stay and dan, di, dari become small."""
    return _WORD.sub(_title_word, text)


def _letters_joined(text: str) -> str:
    parts = re.split(r"\s{2,}", text)
    if len(parts) == 1 and " " not in text.replace(" ", "", 1):
        return text
    return " ".join(part.replace(" ", "") for part in parts)


def is_letter_spaced(text: str) -> bool:
    """Tell whether a name is typed with a blank after every letter ("S R I  A N G S A N A")."""
    if text.lstrip()[1:2] != " ":
        return False
    parts = re.split(r"\s{2,}", text.strip())
    letters = [part.split(" ") for part in parts]
    return any(len(tokens) > 2 for tokens in letters) and all(len(t) == 1 for tokens in letters for t in tokens)


def _is_shouted(line: str) -> bool:
    """Tell whether a name is in capitals, apart from a title ("Bu KARNO", "Hj. SRI"); short words say nothing."""
    long_words = [w for w in _WORD.findall(line) if len(w) > 3] or ([line] if len(line) > 3 else [])
    return bool(long_words) and all(map(str.isupper, long_words))


def _unquoted(text: str) -> str:
    """Take off marks of quotation around a whole name; those around a part of it belong to it."""
    inner = text[1:-1]
    quoted = len(text) > 2 and text[:1] in _QUOTES and text[-1:] in _QUOTES and not _QUOTES.intersection(inner)
    return inner.strip() if quoted else text


def tidy_name(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a name tidied and the codes of what was mended; mixed case is left as it is."""
    repairs: list[str] = []
    clean = _unquoted(plain(text))
    if "\r" in text or "_x000D_" in text:
        repairs.append("carriage_return")
    if is_letter_spaced(clean):
        repairs.append("name_spacing")
        clean = title_case(_letters_joined(clean))
    line = _NUMBERED.sub("", one_line(clean.replace(" ,", ",")))
    if line != clean:
        repairs.append("blanks")
    if _is_shouted(line) and (calm := title_case(line)) != line:
        repairs.append("name_case")
        line = calm
    return line, tuple(repairs)


def plain_name(cell: Cell) -> str | None:
    """Return a name that is tidy as it stands, or None when there is something to read or mend."""
    if (
        isinstance(cell, str)
        and len(cell) > 3
        and cell.isprintable()
        and cell[1] != " "
        and cell[0] not in _EDGES
        and not cell[0].isdigit()
        and cell[-1] not in _EDGES
        and "  " not in cell
        and " ," not in cell
        and not cell[-1].isupper()
        and not cell.isupper()
        and (len(cell) > 20 or cell.lower() not in MARKS)
    ):
        return cell
    return None


def read_name(cell: Cell, context: Context) -> Reading:
    """Read the name of a business, person or street as tidy text."""
    if (name := plain_name(cell)) is not None:
        return Reading(name)
    if isinstance(cell, bool):
        return UNKNOWN
    if (nothing := blank(cell)) is not None:
        return nothing
    if isinstance(cell, dt.date | dt.time) or (isinstance(cell, str) and _DAY.fullmatch(plain(cell))):
        return refuse("name_is_date", "name")
    return Reading(*tidy_name(cell)) if isinstance(cell, str) else read_text(cell, context)


_BARE_NUMBER = re.compile(r"\d{4,8}(?:\.0+)?")
"""A day as a spreadsheet counts it, or a value of another column. A longer one is a telephone or a NIK."""


_AS_ABOVE = re.compile(r"s\.?\s?d\.?\s?a\.?|idem\.?", re.IGNORECASE)
"""Says that another row has the name."""


def read_called(cell: Cell, context: Context) -> Reading:
    """Read what a business or person is called: as a name, and no bare number."""
    if isinstance(cell, bool):
        return refuse("name_missing", "business_name")
    if isinstance(cell, str) and _AS_ABOVE.fullmatch(plain(cell)):
        return refuse("name_as_above", "business_name")
    if not isinstance(cell, dt.date | dt.time) and _BARE_NUMBER.fullmatch(plain(str(cell))):
        return refuse("name_is_number", "name")
    return read_name(cell, context)


def read_text(cell: Cell, context: Context) -> Reading:  # noqa: ARG001
    """Read free text with its lines kept; numbers become the digits a person would see."""
    if (nothing := blank(cell)) is not None:
        return nothing
    if isinstance(cell, float) and cell == int(cell):
        return Reading(str(int(cell)))
    if not isinstance(cell, str):
        return Reading(str(cell))
    lines = [" ".join(line.split()) for line in plain(cell).replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    text = "\n".join(line for line in lines if line)
    return Reading(text, ("carriage_return",) if "\r" in cell else ())


_LIST = re.compile(r"\s*(?:[,;/&\n]|\s+dan\s+)\s*")


def read_list(cell: Cell, context: Context) -> Reading:
    """Read names of things or countries as a tuple of texts."""
    reading = read_text(cell, context)
    if not reading.value:
        return reading
    parts = tuple(dict.fromkeys(p for p in _LIST.split(reading.value) if p and p not in {"-", "."}))
    return Reading(parts or None, reading.repairs)


_EMAIL = re.compile(r"[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)


def read_email(cell: Cell, context: Context) -> Reading:
    """Read one e-mail address in lower case."""
    reading = read_text(cell, context)
    if not reading.value:
        return reading
    text = reading.value.replace(" ", "").lower()
    if found := _EMAIL.search(text):
        return Reading(found[0], () if found[0] == reading.value else ("email_tidied",))
    return Reading(None, (), "email_unreadable", "email")


def read_website(cell: Cell, context: Context) -> Reading:
    """Read a web address, an Instagram name or the like as text."""
    reading = read_text(cell, context)
    return Reading(one_line(reading.value), reading.repairs) if reading.value else reading
