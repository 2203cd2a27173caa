"""How the days of an exhibition are written."""

from datetime import date

from django.utils.dateformat import format as format_date


def span(first: date, last: date) -> str:
    """Return days as people write them: "3 Okt 2026", "3–7 Okt 2026", "28 Sep – 3 Okt 2026"."""
    if first == last:
        return format_date(first, "j M Y")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{format_date(last, 'j M Y')}"
    begin = format_date(first, "j M" if first.year == last.year else "j M Y")
    return f"{begin} – {format_date(last, 'j M Y')}"
