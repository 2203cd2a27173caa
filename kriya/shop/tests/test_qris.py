"""The council's QRIS with an amount in it: read as TLV, put together anew (trap:33)."""

import pytest
from lokal.qris import parse_qris

from kriya.core.refusal import Refused
from kriya.ledger.qris import crc, parse, with_amount
from kriya.shop.tests.builders import qris_field as field
from kriya.shop.tests.builders import static_qris as static


def test_it_asks_for_the_amount_and_is_whole():
    """Another library reads what was made."""
    found = parse_qris(with_amount(static(), 125_437))
    assert (found.valid, found.type, found.amount, found.tip) == (True, "dynamic", "125437", None)


def test_what_looks_like_a_field_inside_a_name_is_left_alone():
    """trap:33 — "010211" inside a value; the twin is what replacing text would do."""
    text = static("TOKO 010211 MAJU")
    made = with_amount(text, 5_000)
    assert {one.tag: one.value for one in parse(made)}["59"] == "TOKO 010211 MAJU"
    assert text.replace("010211", "010212").count("010212") == 2


def test_an_amount_and_a_fee_for_the_buyer_that_were_in_it_are_gone():
    made = with_amount(static("A", field("54", "1"), field("55", "02"), field("56", "1000")), 7_000)
    assert [(one.tag, one.value) for one in parse(made) if one.tag in {"54", "55", "56"}] == [("54", "7000")]


def test_names_beyond_ascii_are_read_by_signs_or_by_bytes():
    by_signs = static("KRIYA É")
    name = "KRIYA É"
    by_bytes = by_signs.replace(field("59", name), f"59{len(name.encode()):02}{name}")[:-4]
    for text in (by_signs, by_bytes + crc(by_bytes)):
        assert {one.tag: one.value for one in parse(with_amount(text, 1))}["59"] == name


@pytest.mark.parametrize("text", ["", "halo", "6304ABCD", static()[:-1] + "x", static().replace("PEKA", "PEKI")])
def test_what_is_none_is_refused(text):
    with pytest.raises(Refused, match="qris_unreadable"):
        with_amount(text, 1_000)


def test_a_sum_keeps_its_zeros():
    """trap:33 — a sum that begins with a zero."""
    found = next(text for n in range(1, 2000) if (text := with_amount(static(), n))[-4] == "0")
    assert parse(found)
