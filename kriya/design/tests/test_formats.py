import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone, translation

from kriya.design.formats import compact, masked, number, percent, phone, rupiah, unknown, when

DASH = "belum diketahui"


@pytest.fixture(autouse=True)
def indonesian():
    with translation.override("id"):
        yield


def words(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


@pytest.mark.parametrize(
    ("value", "id_", "en"),
    [(2_300_000, "Rp2.300.000", "Rp2,300,000"), (0, "Rp0", "Rp0"), (-1500, "−Rp1.500", "−Rp1,500")],
)
def test_rupiah_is_grouped_in_the_readers_language(value, id_, en):
    assert rupiah(value) == id_
    with translation.override("en"):
        assert rupiah(value) == en


@pytest.mark.parametrize(
    ("value", "id_", "en"),
    [
        (950, "950", "950"),
        (1_500, "1,5 rb", "1.5K"),
        (2_345_678, "2,3 jt", "2.3M"),
        (2_000_000, "2 jt", "2M"),
        (999_950, "1 jt", "1M"),
        (451_900_000, "452 jt", "452M"),
        (1_250_000_000, "1,2 miliar", "1.2B"),
        (3_000_000_000_000, "3 triliun", "3T"),
    ],
)
def test_large_numbers_are_shortened_in_the_readers_language(value, id_, en):
    assert compact(value) == id_.replace(" ", "\u00a0")
    with translation.override("en"):
        assert compact(value) == en


def test_numbers_and_shares_use_the_decimal_comma():
    assert number(1234.5, 1) == "1.234,5"
    assert number(-7) == "−7"
    assert percent(0.4321, 1) == "43,2\u00a0%"


@pytest.mark.parametrize("write", [rupiah, number, percent, compact, masked, phone, when, unknown])
def test_unknown_is_a_dash_that_is_spoken_and_never_zero(write):
    assert words(write(None)) == f"—{DASH}"


def test_zero_and_false_are_known():
    assert unknown(0) == "0"
    assert unknown(False) == "False"
    assert number(0) == "0"


def test_a_masked_number_shows_its_last_four_and_nothing_else():
    shown = masked("3375014107850001")
    assert words(shown) == "•••• disamarkan, berakhir dengan 0001"
    assert "337501" not in shown


def test_a_secret_of_four_characters_shows_none_of_them():
    assert "1234" not in masked("1234")


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("+6281225550142", "0812-2555-0142"),
        ("081225550142", "0812-2555-0142"),
        ("+62285425501", "(0285) 425501"),
        ("+6591234567", "+65 9123 4567"),
        ("lewat tetangga", "lewat tetangga"),
    ],
)
def test_a_telephone_number_is_written_as_it_is_dialled(given, shown):
    assert phone(given) == shown


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Asia/Jakarta", "13 Nov 2026, 09.30 WIB"),
        ("Asia/Makassar", "13 Nov 2026, 10.30 WITA"),
        ("Asia/Jayapura", "13 Nov 2026, 11.30 WIT"),
    ],
)
def test_a_moment_is_told_in_the_councils_zone(zone, shown):
    with timezone.override(ZoneInfo(zone)):
        assert words(when(datetime(2026, 11, 13, 2, 30, tzinfo=UTC))) == shown


def test_a_day_has_no_clock():
    assert when(date(2026, 11, 13)) == '<time datetime="2026-11-13">13 Nov 2026</time>'


@time_machine.travel("2026-11-13T05:30:00Z", tick=False)
def test_a_moment_can_be_told_from_now():
    assert words(when(datetime(2026, 11, 13, 5, 29, 30, tzinfo=UTC), "relative")) == "baru saja"
    assert words(when(datetime(2026, 11, 13, 2, 30, tzinfo=UTC), "relative")).replace("\u00a0", " ") == "3 jam lalu"
    assert words(when(datetime(2026, 11, 13, 7, 30, tzinfo=UTC), "relative")).replace("\u00a0", " ") == "2 jam lagi"
