"""The rules of the till, worked out on the device, are those of the server to the last rupiah and the last bit."""

import hashlib
import random
from collections.abc import Callable, Iterator
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import segno
from django.contrib.staticfiles import finders
from segno import consts

from kriya.core.ids import new_id
from kriya.core.money import Rupiah, split
from kriya.core.once import canonical, digest_of
from kriya.inventory.codes import check_sign, clean_code, new_code
from kriya.ledger.rates import round_cash
from kriya.ledger.terms import Terms, is_below_floor, part_of_pieces, portion
from kriya.sales.told import read_sale

pytestmark = pytest.mark.browser

ORIGIN = "http://localhost:1"


def answer(route: Any) -> None:
    path = urlsplit(route.request.url).path
    found = finders.find(path.removeprefix("/static/")) if path.startswith("/static/") else None
    body = Path(found).read_bytes() if isinstance(found, str) else b"<!doctype html><title>kasir</title>"
    route.fulfill(status=200, body=body, content_type=guess_type(path)[0] or "text/html")


@pytest.fixture(scope="module")
def module_page(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context()
    context.route("**/*", answer)
    page = context.new_page()
    page.goto(f"{ORIGIN}/")
    yield page
    context.close()


@pytest.fixture
def js(module_page: Any) -> Callable[..., Any]:
    """Call a function of one of the till's modules: js("money", "split", 100, [1, 2])."""

    def call(module: str, name: str, *args: object) -> Any:
        return module_page.evaluate(
            "async ([module, name, args]) => (await import(`/static/showroom/pos/${module}.js`))[name](...args)",
            [module, name, list(args)],
        )

    return call


CHANCE = random.Random("kasir")
STATIC = (
    "00020101021126610014ID.CO.CONTOH.WWW01189360000000000000000215ID10200000000010303UMI51440014ID.CO.QRIS.WWW"
    "0215ID10200000000010303UMI5204594753033605802ID5913GALERI CONTOH6010PEKALONGAN61055111162070703A016304"
)


def with_crc(body: str) -> str:
    sum_ = 0xFFFF
    for byte in body.encode():
        sum_ ^= byte << 8
        for _bit in range(8):
            sum_ = ((sum_ << 1) ^ 0x1021) & 0xFFFF if sum_ & 0x8000 else (sum_ << 1) & 0xFFFF
    return f"{body}{sum_:04X}"


def field(tag: str, value: str) -> str:
    return f"{tag}{len(value):02d}{value}"


def qris(**more: str) -> str:
    """A small static QRIS with some fields of one's own, in the order of their numbers."""
    fields = {"00": "01", "01": "11", "26": field("00", "ID.CO.CONTOH.WWW"), "52": "5947", "53": "360", "58": "ID",
              "59": "GALERI", "60": "PEKALONGAN"} | {name.lstrip("t"): value for name, value in more.items()}  # fmt: skip
    return with_crc("".join(field(tag, fields[tag]) for tag in sorted(fields)) + "6304")


@pytest.mark.parametrize("text", ["", "a", "kain " * 40, "x" * 55, "x" * 56, "x" * 64, "x" * 1000, "batik é 🧵"])
def test_a_hash_is_sha_256(js: Any, text: str):
    assert js("hash", "sha256", text) == hashlib.sha256(text.encode()).hexdigest()


def test_a_message_has_one_text_whatever_the_order_of_its_names(js: Any):
    message = {"b": [1, {"z": None, "a": 'kain "halus"\n\té🧵\x7f\u2028'}], "a": True, "c": {}, "d": []}
    assert js("hash", "canonical", message) == canonical(message)


@pytest.mark.parametrize("step", [1, 50, 100, 500, 1000])
def test_cash_is_rounded_as_the_server_rounds_it(js: Any, step: int):
    for amount in (0, 1, 49, 50, 51, 99, 249, 250, 12_345, 999_999_950):
        assert js("money", "roundCash", amount, step) == round_cash(amount, step)


def test_parts_and_shares_are_those_of_the_server(js: Any):
    for _time in range(60):
        weights = [CHANCE.choice([0, 1, 7, CHANCE.randrange(10**9)]) for _n in range(CHANCE.randrange(1, 9))]
        whole = CHANCE.randrange(10**11)
        if sum(weights):
            assert js("money", "split", whole, weights) == split(Rupiah(whole), weights)
        points = CHANCE.randrange(10_001)
        assert js("money", "portion", whole, points) == portion(whole, points)
        pieces = CHANCE.randrange(1, 40)
        first = CHANCE.randrange(1, pieces + 1)
        count = CHANCE.randrange(1, pieces - first + 2)
        mine = js("screens/refund", "partOfPieces", whole % 10**9, pieces, first, count)
        assert mine == part_of_pieces(whole % 10**9, pieces=pieces, first=first, count=count)


@pytest.mark.parametrize(
    ("said", "of", "amount"),
    [("50000", 0, 50_000), ("Rp 50.000", 0, 50_000), ("50rb", 0, 50_000), ("1,5jt", 0, 1_500_000), ("10%", 125_000, 12_500),
     ("12,5%", 100_000, 12_500), ("150%", 100, None), ("sepuluh", 0, None), ("", 0, None), ("-5", 0, None), ("2k", 0, 2000)],
)  # fmt: skip
def test_amounts_are_read_as_people_write_them(module_page: Any, said: str, of: int, amount: int | None):
    read = module_page.evaluate(
        "async ([said, of]) => { const n = (await import('/static/showroom/pos/money.js')).typed(said, of); return Number.isNaN(n) ? null : n; }",
        [said, of],
    )
    assert read == amount


def test_codes_are_known_by_their_last_sign(js: Any):
    for _time in range(40):
        code = new_code()
        assert js("code", "codeIn", f" {code[:3].lower()}-{code[3:]} ") == code == clean_code(code)
        assert js("code", "codeIn", f"https://galeri.contoh.id/l/{code}") == code
        place = CHANCE.randrange(6)
        other = "A" if code[place] != "A" else "B"
        wrong = code[:place] + other + code[place + 1 :]
        assert js("code", "codeIn", wrong) == (clean_code(wrong) or "")
    assert check_sign("234567") == js("code", "codeIn", "234567" + check_sign("234567"))[-1]


class TestQris:
    """trap: QRIS by TLV, never by replacing text."""

    def asked(self, js: Any, text: str, amount: int) -> dict[str, str]:
        made = js("qris", "withAmount", text, amount)
        assert with_crc(made[:-4]) == made
        return {one["tag"]: one["value"] for one in js("qris", "parse", made)}

    def test_a_static_code_asks_for_an_amount(self, js: Any):
        fields = self.asked(js, with_crc(STATIC), 125_000)
        assert (fields["01"], fields["54"], fields["59"]) == ("12", "125000", "GALERI CONTOH")
        made = js("qris", "withAmount", with_crc(STATIC), 125_000)
        assert made.index("5406125000") < made.index("5802ID")
        assert made.index("5303360") < made.index("5406125000")

    def test_what_looks_like_a_field_inside_a_value_stays(self, js: Any):
        fields = self.asked(js, qris(t59="TOKO 010211 5802ID"), 5000)
        assert fields["59"] == "TOKO 010211 5802ID"

    def test_an_amount_that_stood_there_is_replaced_and_fees_for_the_buyer_go(self, js: Any):
        fields = self.asked(js, qris(t54="99999", t55="02", t56="500", t57="1"), 7000)
        assert fields["54"] == "7000"
        assert not {"55", "56", "57"} & set(fields)

    def test_a_name_beyond_ascii_keeps_its_length(self, js: Any):
        assert self.asked(js, qris(t59="GALERI DÉSA"), 1000)["59"] == "GALERI DÉSA"
        by_bytes = qris(t59="GALERI DÉSA").replace("5911GALERI", "5912GALERI")
        assert self.asked(js, with_crc(by_bytes[:-4]), 1000)["59"] == "GALERI DÉSA"

    def test_a_sum_that_begins_with_zero_is_written_with_four_signs(self, js: Any):
        texts = (qris(t59=f"GALERI {n}") for n in range(200))
        text = next(one for one in texts if one[-4] == "0")
        assert js("qris", "crc", text[:-4]) == text[-4:]

    @pytest.mark.parametrize(
        "broken",
        ["", "halo", with_crc(STATIC)[:-1] + "x", with_crc(STATIC[:-6] + "9904"), with_crc(field("00", "01") + "6304")],
    )
    def test_what_is_no_qris_is_said_to_be_none(self, module_page: Any, broken: str):
        refused = module_page.evaluate(
            "async (text) => { const { parse, NotQris } = await import('/static/showroom/pos/qris.js'); try { parse(text); return false; } catch (no) { return no instanceof NotQris; } }",
            broken,
        )
        assert refused


def rows_of(text: str, **more: Any) -> list[list[int]]:
    made = segno.make(text, mode="byte", encoding="utf-8", boost_error=False, micro=False, **more)
    return [list(map(int, row)) for row in made.matrix]


def fullest(version: int) -> int:
    """How many bytes a version holds."""
    bits = consts.SYMBOL_CAPACITY[version][consts.ERROR_LEVEL_M]
    return (int(bits) - (12 if version < 10 else 20)) // 8


@pytest.mark.parametrize("version", [*range(1, 13), 14, 21, 27, 40])
def test_a_code_is_drawn_as_the_reference_draws_it_in_every_size(js: Any, version: int):
    """Full ones: where a code has room left, the reference fills it with one byte more of nothing."""
    text = "".join(CHANCE.choice("abcdefghijklmnop -:/") for _n in range(fullest(version)))
    assert js("qr", "encode", text, {"mask": version % 8}) == rows_of(
        text, error="m", version=version, mask=version % 8
    )


def test_the_mask_that_reads_best_is_found(js: Any):
    text = "x" * fullest(5)
    assert js("qr", "encode", text) in [rows_of(text, error="m", mask=mask) for mask in range(8)]


def line(price: int, pieces: int = 1, **more: Any) -> dict[str, Any]:
    return {
        "lot": str(new_id()),
        "code": "",
        "name": "Kain",
        "price": price,
        "pieces": pieces,
        "discount": 0,
        "least": 0,
        "free": 9,
    } | more


def cart(*lines: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": str(new_id()), "lines": list(lines), "discount": 0, "discountBy": None, "note": "", "buyerName": "",
            "buyerPhone": "", "attribution": "", "returning": None} | more  # fmt: skip


class TestCart:
    def test_a_scan_again_is_one_more_of_the_same(self, js: Any):
        item = {"id": "a", "code": "X", "name": "Kain", "price": 5}
        twice = js("cart", "add", js("cart", "add", cart(), item), item)
        assert [(one["lot"], one["pieces"]) for one in twice["lines"]] == [("a", 2)]

    def test_lines_come_to_the_total_whatever_the_discount(self, js: Any):
        for _time in range(40):
            lines = [line(CHANCE.randrange(1, 10**6), CHANCE.randrange(1, 9)) for _n in range(CHANCE.randrange(1, 8))]
            full = sum(one["price"] * one["pieces"] for one in lines)
            sums = js("cart", "totals", cart(*lines, discount=CHANCE.randrange(full)))
            assert sum(sums["lines"]) == sums["total"] == full - sums["discount"]
            assert min(sums["lines"]) >= 0

    def test_below_the_floor_is_what_the_server_calls_so(self, js: Any):
        for _time in range(60):
            agreed, floor, pieces = CHANCE.randrange(1, 10**6), CHANCE.randrange(10_001), CHANCE.randrange(1, 6)
            terms = Terms(agreed_price=agreed, floor=floor)
            discount = CHANCE.randrange(agreed * pieces + 1)
            mine = js("cart", "totals", cart(line(agreed, pieces, discount=discount, least=portion(agreed, floor))))
            assert bool(mine["below"]) == is_below_floor(terms, price=agreed, pieces=pieces, discount=discount)

    def test_a_discount_wants_somebody_who_allowed_it(self, js: Any):
        assert js("cart", "hindrance", cart()) == "cart_empty"
        assert js("cart", "hindrance", cart(line(100))) == ""
        assert js("cart", "hindrance", cart(line(100), discount=10)) == "ask_discount"
        assert js("cart", "hindrance", cart(line(100, least=95), discount=10)) == "ask_below"
        assert js("cart", "hindrance", cart(line(100), discount=10, discountBy=4)) == ""
        # Who may sell at a discount may not go below the floor, however the cart came there.
        low = cart(line(100, least=95), discount=10, discountBy=4)
        assert js("cart", "hindrance", low, [5]) == "ask_below"
        assert js("cart", "hindrance", low, [4, 5]) == ""

    def test_fewer_pieces_take_their_part_of_a_discount_with_them(self, js: Any):
        of_three = cart(line(100, 3, discount=31))
        assert [js("cart", "setPieces", of_three, 0, n)["lines"][0]["discount"] for n in (1, 2, 3, 4)] == [
            10,
            20,
            31,
            31,
        ]


class TestTenders:
    def test_change_comes_out_of_cash_only(self, js: Any):
        tenders = js("tenders", "addOther", 90_000, [], "qris", 50_000, "R1")
        tenders = js("tenders", "addCash", 90_000, tenders, 100_000, 1)
        assert [(t["kind"], t["amount"], t.get("change", 0)) for t in tenders] == [
            ("qris", 50_000, 0),
            ("cash", 40_000, 60_000),
        ]
        assert js("tenders", "isSettled", 90_000, tenders, 1)
        assert js("tenders", "addOther", 90_000, [], "card", 100_000, "")[0]["amount"] == 90_000

    def test_only_cash_is_rounded(self, js: Any):
        assert js("tenders", "cashRest", 12_345, [], 500) == 12_500
        paid = js("tenders", "addCash", 12_345, [], 20_000, 500)
        assert paid[0]["change"] == 7500
        assert js("tenders", "rounding", 12_345, paid) == 155
        assert not js("tenders", "isSettled", 12_345, [{"kind": "card", "amount": 12_000}], 500)

    def test_cash_in_two_parts_is_one_tender(self, js: Any):
        first = js("tenders", "addCash", 30_000, [], 10_000, 1)
        assert not js("tenders", "isSettled", 30_000, first, 1)
        both = js("tenders", "addCash", 30_000, first, 50_000, 1)
        assert [(t["amount"], t["given"], t["change"]) for t in both] == [(30_000, 60_000, 30_000)]

    def test_what_would_round_to_nothing_is_paid_as_it_is(self, js: Any):
        assert js("tenders", "cashRest", 20, [], 100) == 20


def sale_message(js: Any, **more: Any) -> dict[str, Any]:
    given = {
        "id": str(new_id()), "cart": cart(line(50_000, 2), discount=1000, discountBy=7, note="hadiah\ud83e"),
        "tenders": [{"kind": "cash", "amount": 99_000, "given": 100_000, "change": 1000}],
        "till": {"channel": "showroom", "location": str(new_id()), "prefix": "K1"}, "shift": str(new_id()),
        "counter": 12, "seq": 31, "skew": -3, "cashier": 7, "at": "2026-11-29T03:00:00.000Z",
    } | more  # fmt: skip
    page = js.__closure__[0].cell_contents
    return dict(page.evaluate(
        "async (given) => (await import('/static/showroom/pos/messages.js')).saleMessage({ ...given, at: new Date(given.at) })", given
    ))  # fmt: skip


def test_the_server_reads_what_the_till_says(js: Any):
    message = sale_message(js)
    read = read_sale(message)
    assert (read.receipt, read.counter, read.discount, read.discount_by, read.cashier) == ("K1-000012", 12, 1000, 7, 7)
    assert read.lines[0].pieces == 2
    assert read.tenders[0].change == 1000
    assert read.note == "hadiah"
    assert message.pop("hash") == digest_of(message)


def test_figures_of_a_shift_are_summed_from_what_was_told(js: Any):
    shift = "s"
    records = [
        {"kind": "shift_opened", "shift": shift, "body": {"opening_cash": 100_000}},
        {"kind": "sale", "shift": shift, "body": sale_message(js)},
        {"kind": "cash_moved", "shift": shift, "body": {"direction": "out", "amount": 20_000}},
        {"kind": "refund", "shift": shift, "body": {"tenders": [{"kind": "cash", "amount": 9000}]}},
    ]
    found = js("shift", "figures", records)
    assert (found["sales"], found["total"], found["discount"], found["cash"]) == (1, 99_000, 1000, 170_000)


def test_a_printer_gets_only_signs_that_it_has(js: Any):
    text = js("escpos", "plain", "Kain “halus” – é × 🧵")
    assert text.isascii()
    assert text.startswith('Kain "halus" - e x')
