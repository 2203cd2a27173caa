"""What providers pay out and what the bank says: matched to the rupiah, booked once, the rest told."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from kriya.accounts.roles import Role
from kriya.core.clock import today
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.ledger.actions.rules import add_fee_rate
from kriya.ledger.models import Account, Transaction
from kriya.ledger.queries.balances import balance
from kriya.sales.models import Sale
from kriya.shop.actions.bank_statement import take_bank_statement
from kriya.shop.actions.ending import expire_due, pay_out
from kriya.shop.actions.paying import ask_payment, take_in
from kriya.shop.actions.paying_out import take_provider_file
from kriya.shop.actions.settings import set_secrets
from kriya.shop.models import Order, Payment, PaymentEvent, ShopRules
from kriya.shop.payments.files import amount_of, day_of, read_bank, read_paid_out
from kriya.shop.queries.paid_out import held_by_providers
from kriya.shop.tests.builders import PICK_UP, holds, opened
from kriya.shop.views.staff.paid_out import why_left
from tests import build
from tests.trade import questions

pytestmark = pytest.mark.usefixtures("real_db")


@pytest.fixture
def at():
    made = opened(provider="midtrans")
    with council_scope(made.room.council):
        set_secrets("midtrans", {"server_key": "uji"})
        set_secrets("xendit", {"secret_key": "uji", "callback_token": "uji"})
        yield made


def paid(at, method: str = "midtrans", amount: int = 100_000, more: int = 0) -> Payment:
    """A payment of an order that came by a provider."""
    payment = ask_payment(at.order((at.lot(price=amount), 1), to=PICK_UP, method=method), method)
    return take_in(payment, amount + more)


def lines(head: str, *rows: str) -> bytes:
    return "\r\n".join([head, *rows]).encode()


MIDTRANS = "Order ID,Transaction Type,Transaction Time,Gross Amount,MDR,Net Amount"
XENDIT = "Status,Transaction Type,Reference,Currency,Amount,Xendit Fee,VAT,Settlement Date"


class TestProviderFile:
    def test_each_line_goes_to_the_bank_less_its_fee(self, at):
        one, two = paid(at), paid(at, amount=250_000)
        raw = lines(
            MIDTRANS,
            f"{one.reference},Settlement,2026-11-29 10:00,100000.00,2000.00,98000.00",
            f'{two.reference},Settlement,2026-11-29 10:00,"250.000,00","5.000,00","245.000,00"',
        )
        made = take_provider_file("midtrans", "settlement.csv", raw, by=None)
        assert (made.booked, made.amount, made.fees, made.left) == (2, 343_000, 7_000, [])
        assert (balance(Account.BANK), balance(Account.FEES), balance(Account.PROVIDER)) == (343_000, 7_000, 0)
        assert held_by_providers().payments == 0
        holds()

    def test_the_same_file_again_books_nothing(self, at):
        raw = lines(MIDTRANS, f"{paid(at).reference},Settlement,,100000,2000,98000")
        take_provider_file("midtrans", "a.csv", raw, by=None)
        again = take_provider_file("midtrans", "b.csv", raw, by=None)
        assert (again.booked, again.again, again.amount, again.left) == (0, 1, 0, [])
        assert balance(Account.BANK) == 98_000

    def test_what_does_not_match_to_the_rupiah_is_left_and_told(self, at):
        good, other, unpaid = paid(at), paid(at), ask_payment(at.order((at.lot(), 1), method="midtrans"), "midtrans")
        raw = lines(
            MIDTRANS,
            f"{good.reference},Settlement,,100000,2000,98000",
            f"{good.reference},Settlement,,100000,2000,98000",
            f"{other.reference},Settlement,,100001,2000,98001",
            f"{unpaid.reference},Settlement,,115000,2000,113000",
            "PSN-LAIN,Settlement,,5000,100,4900",
            f"{other.reference},Settlement,,seratus ribu,2000,98000",
            ",Total,,,,",
        )
        made = take_provider_file("midtrans", "a.csv", raw, by=None)
        assert {line["row"]: line["why"] for line in made.left} == {
            3: "twice_in_file",
            4: "other_amount",
            5: "not_paid",
            6: "unknown_payment",
            7: "row_unreadable",
        }
        assert [line["row"] for line in made.left] == [3, 4, 5, 6, 7]
        assert why_left(made.left[1]) == "jumlahnya lain dari yang diterima: Rp100.000"
        assert (made.booked, made.left_over, balance(Account.BANK)) == (1, 5, 98_000)
        assert held_by_providers().amount == 100_000

    def test_money_that_went_back_is_taken_off_what_is_paid_out(self, at):
        payment = paid(at, more=30_000)
        raw = lines(
            MIDTRANS,
            f"{payment.reference},Settlement,,130000,2600,127400",
            f"{payment.reference},Refund,,30000,0,-30000",
            f"{payment.reference},Refund,,30000,0,-30000",
        )
        before = take_provider_file("midtrans", "a.csv", raw, by=None)
        assert [line["why"] for line in before.left] == ["back_not_noted"] * 2
        pay_out(payment.order, 30_000, account="provider", reason="lebih", by=None)
        made = take_provider_file("midtrans", "b.csv", raw, by=None)
        assert (made.booked, made.again, made.amount) == (1, 1, -30_000)
        assert [line["why"] for line in made.left] == ["back_not_noted"]
        assert (balance(Account.BANK), balance(Account.PROVIDER), balance(Account.FEES)) == (97_400, 0, 2_600)
        holds()

    def test_fees_of_several_columns_are_summed_and_missing_ones_are_of_the_rates(self, at):
        at_xendit = ShopRules.objects.update(provider="xendit")
        one, two = paid(at, "xendit"), paid(at, "xendit")
        add_fee_rate("provider", from_on=today(), basis_points=150, fixed=500, note="kontrak", by=None)
        raw = lines(XENDIT, f"SUCCESSFUL,PAYMENT,{one.reference},IDR,100000,4000,440,2026-11-29")
        assert take_provider_file("xendit", "a.csv", raw, by=None).fees == 4_440
        raw = lines("external_id;amount", f"{two.reference};100000")
        made = take_provider_file("xendit", "b.csv", raw, by=None)
        assert (made.fees, made.fees_by_rates, at_xendit) == (2_000, 2_000, 1)

    def test_said_otherwise_later_it_is_left(self, at):
        payment = paid(at)
        take_provider_file("midtrans", "a.csv", lines(MIDTRANS, f"{payment.reference},,,100000,2000,98000"), by=None)
        made = take_provider_file(
            "midtrans", "b.csv", lines(MIDTRANS, f"{payment.reference},,,100000,2500,97500"), by=None
        )
        assert [line["why"] for line in made.left] == ["booked_otherwise"]
        assert balance(Account.FEES) == 2_000

    @pytest.mark.parametrize("raw", [b"", b"halo", b"PK\x03\x04\0\0", b"a,b\n1,2", b'"', b"Order ID\n1"])
    def test_what_is_no_such_file_is_refused(self, at, raw):
        with pytest.raises(Refused, match="file_unreadable"):
            take_provider_file("midtrans", "x", raw, by=None)


BCA = "Tanggal Transaksi,Keterangan,Cabang,Jumlah,,Saldo"


class TestBankStatement:
    def asked(self, at, **more) -> Payment:
        return ask_payment(at.order((at.lot(), 1), to=PICK_UP, **more), "transfer")

    def day(self) -> str:
        return today().strftime("%d/%m/%Y")

    def test_a_transfer_is_known_by_its_amount(self, at):
        one, two = self.asked(at), self.asked(at)
        raw = lines(
            "No. rekening : 0012345,,,,,",
            BCA,
            f'{self.day()},TRSF E-BANKING CR RINI,0000,"{one.amount:,}.00",CR,"1,000,000.00"',
            f'{self.day()},BIAYA ADM,0000,"{two.amount:,}.00",DB,"900,000.00"',
            f'{self.day()},SETORAN TUNAI,0000,"5,000,000.00",CR,"5,900,000.00"',
        )
        found = take_bank_statement(raw, by=None)
        assert [payment.pk for _line, payment in found.taken] == [one.pk]
        assert (found.other, found.again, Sale.objects.count()) == (1, 0, 1)
        assert balance(Account.BANK) == one.amount
        holds()

    def test_the_same_statement_again_and_one_that_overlaps_take_nothing_twice(self, at):
        one = self.asked(at)
        row = f"{self.day()},RINI,{one.amount},5000000"
        head = "Date,Description,Credit,Balance"
        take_bank_statement(lines(head, row), by=None)
        # The code is free again: another order asks for the very amount.
        other = self.asked(at)
        Payment.objects.filter(pk=other.pk).update(amount=one.amount, unique_code=one.unique_code)
        found = take_bank_statement(lines(head, row, f"{self.day()},BUDI,1,5000001"), by=None)
        assert (found.again, found.taken, found.other) == (1, [], 1)
        assert Payment.objects.get(pk=other.pk).state == "asked"

    def test_money_of_before_it_was_asked_for_is_not_its(self, at):
        one = self.asked(at)
        old = (today() - timedelta(days=1)).strftime("%d/%m/%Y")
        assert not take_bank_statement(lines("tanggal;keterangan;kredit", f"{old};RINI;{one.amount}"), by=None).taken

    def test_a_transfer_that_came_late_wakes_its_order(self, at):
        one = self.asked(at)
        with time_machine.travel(timezone.now() + timedelta(hours=30), tick=False):
            expire_due()
            raw = lines("tanggal;keterangan;kredit", f"{self.day()};RINI;{one.amount}")
            assert len(take_bank_statement(raw, by=None).taken) == 1
        assert Order.objects.get().state == "paid"
        holds()

    def test_of_two_that_fit_a_person_decides(self, at):
        one, two = self.asked(at), self.asked(at)
        Payment.objects.filter(pk=two.pk).update(state="over", amount=one.amount)
        Payment.objects.filter(pk=one.pk).update(state="over")
        raw = lines("tanggal;keterangan;kredit", f"{self.day()};RINI;{one.amount}")
        found = take_bank_statement(raw, by=None)
        assert (len(found.unsure), found.taken) == (1, [])


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("100000", 100_000), ("100.000", 100_000), ("100,000", 100_000), ("1.000.000,00", 1_000_000),
        ("1,000,000.00", 1_000_000), ("Rp 5.000", 5_000), ("Rp5.000,-", None), ("IDR 99,437.00", 99_437),
        ("-250", -250), ("(250)", -250), ("−1.500", -1_500), ("100.50", None), ("100,5", None), ("12,00", 12),
        ("99,437.00 CR", 99_437), ("", None), ("NaN", None), ("1e9", None), ("١٠٠", None), ("1.000,50", None),
    ],
)  # fmt: skip
def test_amounts_are_read_as_banks_write_them_or_not_at_all(text, amount):
    assert amount_of(text) == amount


def test_days_and_columns_are_found_wherever_they_stand():
    assert str(day_of("2026-11-29 10:12:00")) == str(day_of("29/11/2026")) == "2026-11-29"
    assert day_of("29/11") is None
    (line,) = read_bank(lines("a,b", "TANGGAL,TRANSAKSI,DEBET,KREDIT,SALDO", "29/11/26,X,0.00,99437.00,1.00"))
    assert (line.amount, str(line.on), line.row) == (99_437, "2026-11-29", 3)
    rows, wrong = read_paid_out(lines("Order ID\tAmount\tFee", "A\t5000\t", "B\t\t"))
    assert ([(row.reference, row.fee) for row in rows], len(wrong)) == ([("A", None)], 1)


class TestPages:
    def treasurer(self, at):
        return build.browser_of(build.member(at.room.council, Role.TREASURER, "Ratna"))

    def test_the_office_brings_both_files_and_reads_what_came(self, at):
        payment = paid(at)
        ratna = self.treasurer(at)
        raw = lines(
            MIDTRANS,
            f"{payment.reference},Settlement,,100000,2000,98000",
            "LAIN,Settlement,,1,0,1",
            "X,Settlement,,abc,0,abc",
        )
        said = {"method": "midtrans", "file": SimpleUploadedFile("settlement.csv", raw)}
        answer = ratna.post("/pekalongan/kelola/toko/pencairan/", said, follow=True)
        assert "bukan pembayaran toko ini" in answer.content.decode()
        assert "jumlahnya tidak terbaca" in answer.content.decode()
        transfer = ask_payment(at.order((at.lot(), 1), to=PICK_UP), "transfer")
        raw = lines("tanggal;keterangan;kredit", f"{today():%d/%m/%Y};RINI;{transfer.amount}")
        bank = ratna.post("/pekalongan/kelola/toko/mutasi/", {"file": SimpleUploadedFile("m.csv", raw)})
        assert transfer.order.number in bank.content.decode()
        wrong = ratna.post("/pekalongan/kelola/toko/mutasi/", {"file": SimpleUploadedFile("m.csv", b"x")})
        assert wrong.status_code == 422
        assert Transaction.objects.filter(source="tender").count() == 1

    def test_who_only_reads_brings_no_file(self, at):
        staff = build.browser_of(build.member(at.room.council, Role.STAFF, "Sari"))
        page = "/pekalongan/kelola/toko/pencairan/"
        assert staff.get(page).status_code == 200
        assert staff.post(page, {"method": "midtrans"}).status_code == 403
        assert staff.get("/pekalongan/kelola/toko/mutasi/").status_code == 403

    def test_notices_are_read_with_as_many_questions_for_one_as_for_a_hundred(self, at):
        payment, ratna = paid(at), self.treasurer(at)

        def told(n: int) -> None:
            for _n in range(n):
                PaymentEvent.objects.create(
                    method="midtrans", payment=payment, came_at=timezone.now(), body=b"<script>", outcome="taken",
                    body_hash="0",
                )  # fmt: skip

        told(1)
        page = "/pekalongan/kelola/toko/kabar/"
        few = questions(ratna, page)
        told(99)
        assert questions(ratna, page) == few
        one = ratna.get(f"{page}{PaymentEvent.objects.first().pk}/").content.decode()
        assert "&lt;script&gt;" in one
        assert "<script>" not in one
