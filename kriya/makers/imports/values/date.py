"""Days and years, in Indonesian words too."""

import datetime as dt
import math
import re

from kriya.makers.imports.values.reading import Cell, Context, Reading, blank, one_line, plain, refuse

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january januri", "februari feb pebruari peb february febuari", "maret mar march mrt",
            "april apr", "mei may", "juni jun june", "juli jul july", "agustus agu ags agt agts agust aug august agst",
            "september sep sept", "oktober okt oct october", "november nov nopember nop", "desember des dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_NUMERIC = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*'?(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?")
_WORDS = re.compile(r"(?:[a-z']+,?\s+)?(\d{1,2})[\s./-]*([a-z]+)\.?[\s./,'-]*(\d{4}|\d{2})")
_MONTH_FIRST = re.compile(r"([a-z]+)\.?\s+(\d{1,2}),?\s+(\d{4})")
_MONTH_YEAR = re.compile(r"([a-z]+)\.?[\s/'-]+(\d{4}|\d{2})")
_MONTH_YEAR_NUMERIC = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{4})")
_PREFIX = re.compile(
    r"^(?:(?:±|\+/-|(?:tgl|tanggal|tertanggal|per|sejak|mulai|th|thn|tahun|berdiri|pada|sekitar)\b[.:]?)\s*)+"
)
_YEAR = re.compile(r"(?<!\d)(1[89]\d{2}|2[01]\d{2})(?!\d)")
_EPOCH = dt.date(1899, 12, 30)
_GROUPED_YEAR = re.compile(r"([12])[.,](\d{3})")
"""A year as a spreadsheet shows it in the format of thousands: 2.015."""
_AROUND = re.compile(r"\b(?:sebelum|setelah|sesudah|kurang|lebih|before|after)\b|[<>≤≥]|\d{2,}-?an\b")
"""Says that the year is another one than what is written."""
EARLIEST = 1900


def full_year(text: str, today: dt.date) -> int:
    """Return a year of four digits; of two, the latest one that is not in the future."""
    year = int(text)
    if len(text) == 4:
        return year
    return 2000 + year if 2000 + year <= today.year else 1900 + year


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _from_words(text: str, today: dt.date) -> dt.date | None:
    if (m := _WORDS.fullmatch(text)) and m[2] in MONTHS:
        return _day(full_year(m[3], today), MONTHS[m[2]], int(m[1]))
    if (m := _MONTH_FIRST.fullmatch(text)) and m[1] in MONTHS:
        return _day(int(m[3]), MONTHS[m[1]], int(m[2]))
    return None


def date_of(text: str, today: dt.date) -> tuple[dt.date | None, str]:
    """Return the day that a text means, day first, and the code of the repair made, or None."""
    text = _PREFIX.sub("", one_line(plain(text)).lower())
    if m := _ISO.fullmatch(text):
        return _day(int(m[1]), int(m[2]), int(m[3])), ""
    if m := _NUMERIC.fullmatch(text):
        year = full_year(m[3], today)
        if int(m[2]) > 12 >= int(m[1]):
            return _day(year, int(m[1]), int(m[2])), "date_month_first"
        return _day(year, int(m[2]), int(m[1])), "date_text"
    if day := _from_words(text, today):
        return day, "date_words"
    if (m := _MONTH_YEAR.fullmatch(text)) and m[1] in MONTHS:
        return _day(full_year(m[2], today), MONTHS[m[1]], 1), "date_without_day"
    if (m := _MONTH_YEAR_NUMERIC.fullmatch(text)) and (day := _day(int(m[2]), int(m[1]), 1)):
        return day, "date_without_day"
    if _YEAR.fullmatch(text.removesuffix(".0")):
        return _day(int(text[:4]), 1, 1), "date_year_only"
    return None, ""


def _judge(day: dt.date, repairs: tuple[str, ...], context: Context) -> Reading:
    if day > context.today:
        return refuse("date_in_future", "date")
    return Reading(day, repairs) if day.year >= EARLIEST else refuse("date_too_early", "date")


def _from_number(cell: float, context: Context) -> Reading:
    if cell == 0:
        return Reading(None, ("year_zero",))
    if not math.isfinite(cell):
        return refuse("date_unreadable", "date")
    if EARLIEST <= cell <= 2200 and cell == int(cell):
        return _judge(dt.date(int(cell), 1, 1), ("date_year_only",), context)
    if 10_000 <= cell < 80_000:
        return _judge(_EPOCH + dt.timedelta(days=int(cell)), ("date_serial",), context)
    return refuse("date_unreadable", "date")


def read_date(cell: Cell, context: Context) -> Reading:
    """Read a day as a date; a year alone is its first day, with a repair."""
    if isinstance(cell, dt.datetime):
        cell = cell.date()
    if isinstance(cell, dt.date):
        return _judge(cell, (), context)
    if (nothing := blank(cell)) is not None:
        return nothing
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _from_number(cell, context)
    if not isinstance(cell, str):
        return refuse("date_unreadable", "date")
    if plain(cell) in {"0", "0.0"}:
        return Reading(None, ("year_zero",))
    day, repair = date_of(cell, context.today)
    return _judge(day, (repair,) if repair else (), context) if day else refuse("date_unreadable", "date")


def read_year(cell: Cell, context: Context) -> Reading:
    """Read a year as int; 0 means unknown."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _year_from_number(cell, context)
    if isinstance(cell, dt.date):
        return _judge_year(cell.year, (), context)
    if (nothing := blank(cell)) is not None:
        return nothing
    return _year_from_text(plain(cell), context) if isinstance(cell, str) else refuse("year_unreadable", "year")


def _year_from_text(text: str, context: Context) -> Reading:
    if text.replace(",", ".") in {"0", "0.0", "0000", "00"}:
        return Reading(None, ("year_zero",))
    if _AROUND.search(text.lower()):
        return refuse("year_unreadable", "year")
    if grouped := _GROUPED_YEAR.fullmatch(text):
        return _judge_year(int(grouped[1] + grouped[2]), ("year_text",), context)
    if found := _YEAR.search(text):
        repairs = () if text in {found[1], f"{found[1]}.0"} else ("year_text",)
        return _judge_year(int(found[1]), repairs, context)
    # A day of birth stands behind its place: "Pekalongan, 1-2-80".
    day = next(filter(None, (date_of(part, context.today)[0] for part in (text, text.rpartition(",")[2]))), None)
    if day:
        return _judge_year(day.year, ("year_text",), context)
    if re.fullmatch(r"'?\d{2}", _PREFIX.sub("", text.lower())):
        return _judge_year(full_year(text[-2:], context.today), ("year_two_digits",), context)
    return refuse("year_unreadable", "year")


def _year_from_number(cell: float, context: Context) -> Reading:
    if cell == 0:
        return Reading(None, ("year_zero",))
    if not math.isfinite(cell):
        return refuse("year_unreadable", "year")
    if 20_000 <= cell < 80_000:
        return _judge_year((_EPOCH + dt.timedelta(days=int(cell))).year, ("date_serial",), context)
    if cell != int(cell):
        return refuse("year_unreadable", "year")
    return _judge_year(int(cell), (), context)


def _judge_year(year: int, repairs: tuple[str, ...], context: Context) -> Reading:
    if year > context.today.year:
        return refuse("year_in_future", "year")
    return Reading(year, repairs) if year >= EARLIEST else refuse("year_unreadable", "year")
