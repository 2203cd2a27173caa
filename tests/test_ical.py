"""Calendars as files: lines of at most 75 bytes, days that end on the next, and no text that begins a line of its own."""

from datetime import UTC, date, datetime

from kriya.core.ical import Event, calendar

SAID = datetime(2026, 10, 1, 3, tzinfo=UTC)


def lines(event: Event) -> list[str]:
    """The lines as a reader takes them in: a fold is no end."""
    written = calendar("Pameran; kota", [event]).decode()
    assert written.endswith("\r\n")
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    return written.replace("\r\n ", "").split("\r\n")


def test_whole_days_end_where_the_next_begins_and_instants_are_utc():
    days = lines(Event("a@k", "Inacraft", date(2026, 10, 3), date(2026, 10, 7), SAID))
    assert {"DTSTART;VALUE=DATE:20261003", "DTEND;VALUE=DATE:20261008", "STATUS:CONFIRMED"} <= set(days)
    hours = lines(Event("b@k", "Rapat", SAID, SAID.replace(hour=5), SAID, is_cancelled=True))
    assert {"DTSTART:20261001T030000Z", "DTEND:20261001T050000Z", "STATUS:CANCELLED"} <= set(hours)


def test_long_and_wicked_texts_stay_one_value():
    told = lines(
        Event("c@k", "Gedung A, lantai 2; «pameran» " + "é" * 200, SAID, SAID, SAID, text="satu\r\nEND:VEVENT\ndua\\")
    )
    assert "SUMMARY:Gedung A\\, lantai 2\\; «pameran» " + "é" * 200 in told
    assert "DESCRIPTION:satu\\nEND:VEVENT\\ndua\\\\" in told
    assert told.count("END:VEVENT") == 1
