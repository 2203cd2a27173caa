"""Texts and names: the council's own spelling, tidied."""

import re

from kriya.makers.imports.values.reading import Cell, Context, Reading, blank, one_line, plain

_LETTER_SPACED = re.compile(r"(?:\w[.'] ?|\w )+\w?[.]?\s*|\w(?: \w)+")
UPPER_WORDS = frozenset(
    """ud cv pt pd fa kub rt rw umkm ikm ukm koperasi. atbm pkk bumdes rri tni sd smp sma smk mi mts ma nu ii iii iv vi
    vii viii ix xi xii xiii xiv xv p-irt pirt nib kbli dki diy ntt ntb ac tv hp abc""".split()
) - {"ma", "mi"}
LOWER_WORDS = frozenset("dan di ke dari untuk yang dengan atau oleh pada".split())
_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*")
_INITIALS = re.compile(r"(?:[a-z]\.){2,}")


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
    """This function will return a name in title case; UD, CV, RT, II stay and dan, di, dari become small."""
    return _WORD.sub(_title_word, text)


def _letters_joined(text: str) -> str:
    parts = re.split(r"\s{2,}", text)
    if len(parts) == 1 and " " not in text.replace(" ", "", 1):
        return text
    return " ".join(part.replace(" ", "") for part in parts)


def is_letter_spaced(text: str) -> bool:
    """This function will tell whether a name is typed with a blank after every letter ("S R I  A N G S A N A")."""
    parts = re.split(r"\s{2,}", text.strip())
    letters = [part.split(" ") for part in parts]
    return any(len(tokens) > 2 for tokens in letters) and all(len(t) == 1 for tokens in letters for t in tokens)


def tidy_name(text: str) -> tuple[str, tuple[str, ...]]:
    """This function will return a name tidied and the codes of what was mended; mixed case is left as it is."""
    repairs: list[str] = []
    clean = plain(text)
    if "\r" in text or "_x000D_" in text:
        repairs.append("carriage_return")
    if is_letter_spaced(clean):
        repairs.append("name_spacing")
        clean = title_case(_letters_joined(clean))
    line = one_line(clean.replace(" ,", ","))
    if line != clean:
        repairs.append("blanks")
    # Two letters may be a name's own way to be written (UD, AA); a whole name in capitals is a habit of typists.
    if line.isupper() and len(line) > 3:
        repairs.append("name_case")
        line = title_case(line)
    return line, tuple(repairs)


def read_name(cell: Cell, context: Context) -> Reading:  # noqa: ARG001
    """This function will read the name of a business, person or street as tidy text."""
    if isinstance(cell, str) and cell[1:2] != " " and not cell.isupper() and " ".join(cell.split()) == cell:
        if len(cell) > 20 or (nothing := blank(cell)) is None:
            return Reading(cell) if " ," not in cell else Reading(*tidy_name(cell))
        return nothing
    return _slow_name(cell)


def _slow_name(cell: Cell) -> Reading:
    if (nothing := blank(cell)) is not None:
        return nothing
    if isinstance(cell, str):
        return Reading(*tidy_name(cell))
    return read_text(cell, Context())


def read_text(cell: Cell, context: Context) -> Reading:  # noqa: ARG001
    """This function will read free text with its lines kept; numbers become the digits a person would see."""
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
    """This function will read names of things or countries as a tuple of texts."""
    reading = read_text(cell, context)
    if not reading.value:
        return reading
    parts = tuple(dict.fromkeys(p for p in _LIST.split(reading.value) if p and p not in {"-", "."}))
    return Reading(parts or None, reading.repairs)


_EMAIL = re.compile(r"[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)


def read_email(cell: Cell, context: Context) -> Reading:
    """This function will read one e-mail address in lower case."""
    reading = read_text(cell, context)
    if not reading.value:
        return reading
    text = reading.value.replace(" ", "").lower()
    if found := _EMAIL.search(text):
        return Reading(found[0], () if found[0] == reading.value else ("email_tidied",))
    return Reading(None, (), "email_unreadable", "email")


def read_website(cell: Cell, context: Context) -> Reading:
    """This function will read a web address, an Instagram name or the like as text."""
    reading = read_text(cell, context)
    return Reading(one_line(reading.value), reading.repairs) if reading.value else reading
