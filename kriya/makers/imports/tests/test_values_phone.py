"""Telephones in the notations of real registers."""

import lokal
import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriya.makers.imports.values.phone import number_of, phones_in, read_phone, without_phones
from kriya.makers.imports.values.reading import Context

CONTEXT = Context()


def numbers(cell):
    return [p.e164 for p in read_phone(cell, CONTEXT).value or ()]


@pytest.mark.parametrize(
    ("cell", "e164"),
    [
        ("0899 O0O0 123O", "+6289900001230"),
        ("O8990000 1234 (Oki)", "+6289900001234"),
        ("0899 00l0 I234", "+6289900101234"),
        ("089900001234", "+6289900001234"),
        ("0899-0000-1234", "+6289900001234"),
        ("0899 0000 1234 ", "+6289900001234"),
        ("0899. 00001234", "+6289900001234"),
        ("0899.0000.1234", "+6289900001234"),
        ("0899,0000,1234", "+6289900001234"),
        ("+62 899-0000-1234", "+6289900001234"),
        ("+6289900001234", "+6289900001234"),
        ("+62 0899 0000 1234", "+6289900001234"),
        ("6289900001234", "+6289900001234"),
        ("62 899 0000 1234", "+6289900001234"),
        ("89900001234", "+6289900001234"),
        ("'089900001234", "+6289900001234"),
        ("=089900001234", "+6289900001234"),
        ('="089900001234"', "+6289900001234"),
        ("WA 0899 0000 1234", "+6289900001234"),
        ("wa: 089900001234", "+6289900001234"),
        ("HP. 089900001234 (Budi)", "+6289900001234"),
        ("(0285) 421234", "+62285421234"),
        ("0285-000123", "+62285000123"),
        ("0285. 000123", "+62285000123"),
        ("0285 000123 ext 12", "+62285000123"),
        ("021 5551234", "+62215551234"),
        (89900001234.0, "+6289900001234"),
        (89900001234, "+6289900001234"),
        (6289900001234.0, "+6289900001234"),
        (285000705.0, "+62285000705"),
        (285.000123, "+62285000123"),
        (542.871234, "+62542871234"),
        (285.00012, "+62285000120"),
        (21.5551234, "+62215551234"),
    ],
)
def test_one_number_is_read_from_any_notation(cell, e164):
    """trap:37"""
    assert numbers(cell) == [e164]


def test_a_landline_that_became_a_decimal_number_is_not_a_phone_for_the_library():
    """trap:37, the guard off: the number as it stands in the cell."""
    assert lokal.parse_phone(str(542.871234)).valid is False
    assert numbers(542.871234) == ["+62542871234"]


@pytest.mark.parametrize(
    "cell",
    [
        "089900007521, 0899 0000 6160", "089900007521 / 0899 0000 6160", "089900007521/0899 0000 6160",
        "089900007521;089900006160", "089900007521 dan 089900006160", "089900007521 atau 089900006160",
        "0899 0000 7521 0899 0000 6160", "089900007521 089900006160", "089900007521\n089900006160",
        "+6289900007521 & 089900006160", "089900007521089900006160",
    ],
)  # fmt: skip
def test_a_cell_with_two_phones_gives_two_numbers(cell):
    reading = read_phone(cell, CONTEXT)
    assert [p.e164 for p in reading.value] == ["+6289900007521", "+6289900006160"]
    assert "two_phones_in_cell" in reading.repairs


def test_digits_of_another_script_are_read_as_digits():
    assert numbers("٠٨٩٩٠٠٠٠١٢٣٤") == ["+6289900001234"]


def test_a_cell_that_repeats_a_number_gives_one():
    assert numbers("089900007521 / 0899 0000 7521") == ["+6289900007521"]


def test_of_two_numbers_the_readable_one_is_taken():
    reading = read_phone("089900007521 / 0899", CONTEXT)
    assert [p.e164 for p in reading.value] == ["+6289900007521"]
    assert reading.repairs == ("phone_part_unreadable",)


@pytest.mark.parametrize(
    ("cell", "repair"),
    [
        (89900001234.0, "phone_zero_restored"), (285.000123, "phone_from_decimal"), (285.00012, "phone_zeros_padded"),
        ("0899-00001234", "phone_marks"), ("WA 089900001234", "phone_words"), ("=089900001234", "formula_text"),
    ],
)  # fmt: skip
def test_each_repair_of_a_phone_has_its_code(cell, repair):
    assert repair in read_phone(cell, CONTEXT).repairs


@pytest.mark.parametrize("cell", ["", None, "-", "- ", " ", "\r", "tidak ada", 0, 0.0, "#REF!", "--", "n/a"])
def test_a_cell_without_a_phone_is_unknown_and_no_problem(cell):
    reading = read_phone(cell, CONTEXT)
    assert (reading.value, reading.problem) == (None, None)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("000372", "phone_too_short"),
        ("089900001", "phone_too_short"),
        ("421234", "phone_too_short"),
        ("08990000126877", "phone_too_long"),
        ("=D9999", "phone_unreadable"),
        ("Pak Budi", "phone_unreadable"),
        ("8,99E+10", "digits_lost"),
        (-5.0, "phone_unreadable"),
        (True, "phone_unreadable"),
    ],
)
def test_what_is_no_phone_is_refused(cell, problem):
    reading = read_phone(cell, CONTEXT)
    assert (reading.value, reading.problem, reading.expected) == (None, problem, "phone")


def test_beside_a_number_for_calls_only_the_one_marked_wa_has_whatsapp():
    both = read_phone("081200001520 (WA) / 081200001521 (telp)", Context()).value
    assert [phone.whatsapp for phone in both] == [True, False]
    assert all(phone.whatsapp for phone in read_phone("telp/WA 081200001520 / 081200001521", Context()).value)


@pytest.mark.parametrize("cell", ["81200001903.0", "081200001903,0", "81200001903.00", "8.1200001903E+10"])
def test_a_number_that_a_program_kept_as_text_gets_no_digit_more(cell):
    assert numbers(cell) == ["+6281200001903"]


def test_a_number_marked_wa_is_known_to_have_whatsapp():
    assert read_phone("WA 089900001234", CONTEXT).value[0].whatsapp is True
    assert read_phone("089900001234", CONTEXT).value[0].whatsapp is False


def test_mobile_and_landline_are_told_apart():
    assert [p.kind for p in read_phone("0285-000286 / 089900001111", CONTEXT).value] == ["landline", "mobile"]


def test_a_phone_inside_a_sentence_is_found_and_taken_out():
    text = "terima pesanan hub 0899 00000278"
    assert [p.e164 for p in phones_in(text)] == ["+6289900000278"]
    assert without_phones(text) == "terima pesanan"
    assert phones_in("menjual 8 macam kue, 800 buah sehari") == ()


mobiles = st.builds(
    lambda prefix, rest: f"8{prefix}{rest}",
    st.sampled_from(["12", "13", "57", "99"]),
    st.from_regex(r"[0-9]{7,8}", fullmatch=True),
)


@given(mobiles, st.sampled_from("abcdefgh"))
def test_a_mobile_written_in_any_way_reads_back(national, way):
    text = {
        "a": f"0{national}", "b": f"+62{national}", "c": f"62{national}", "d": float(national), "e": int(national),
        "f": f"0{national[:3]}-{national[3:7]}-{national[7:]}", "g": f" 0{national[:3]} {national[3:7]} {national[7:]} ", "h": f"WA 0{national}",
    }[way]  # fmt: skip
    assert numbers(text) == [f"+62{national}"]


def test_a_number_of_another_country_is_none_of_ours():
    assert read_phone("+65 9123 4567", CONTEXT).problem == "phone_abroad"
    mixed = read_phone("+65 9123 4567 / +62 899-0000-1234", CONTEXT)
    assert ([p.e164 for p in mixed.value], mixed.repairs) == (["+6289900001234"], ("phone_part_unreadable",))


@given(st.sampled_from(["285", "274", "542"]), st.integers(200_000, 999_999))
def test_a_landline_typed_as_a_decimal_number_reads_back(area, number):
    assert numbers(float(f"{area}.{number}")) == [f"+62{area}{number}"]


@given(mobiles)
def test_what_is_read_is_possible_for_the_phone_library(national):
    phone, _ = number_of(f"0{national}")
    assert phonenumbers.is_possible_number(phonenumbers.parse(phone.e164))
