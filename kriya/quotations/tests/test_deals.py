"""From an offer to goods and money: what an office pays before is held, what it receives is sold and charged."""

from datetime import timedelta

import pytest
from django.utils import timezone
from time_machine import travel

from kriya.accounts.roles import Role
from kriya.core.clock import today
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.inventory.models import Movement
from kriya.inventory.queries.stock import available
from kriya.ledger.actions.rules import set_money_rules
from kriya.ledger.models import Account
from kriya.ledger.queries.balances import balance, owed_to
from kriya.quotations.actions.answering import accept, decline
from kriya.quotations.actions.drafting import LineWanted, keep_draft
from kriya.quotations.actions.ending import call_off, cancel_line
from kriya.quotations.actions.handing_over import Handing, hand_over
from kriya.quotations.actions.making import bring, promise, refuse
from kriya.quotations.actions.offering import offer, revise
from kriya.quotations.actions.paying import pay_back
from kriya.quotations.actions.returning import take_back
from kriya.quotations.models import Handover, HandoverLine, Invoice, Quotation, QuotationPayment, QuotationState
from kriya.quotations.queries.money import money_of
from kriya.quotations.tests.builders import RECEIVER, handed, lines_of, now_of, of, paid
from kriya.sales.actions.refunding import Back
from kriya.sales.models import Sale, SaleLine, Task
from kriya.shop.actions.carts import put
from kriya.shop.tests.builders import holds
from kriya.showroom.actions.agreements import agree
from kriya.showroom.models import News, NewsKind
from kriya.showroom.reports.narrowed import By, Narrowed
from kriya.showroom.reports.queries.margin import margin, together
from tests import build


def books() -> dict[str, int]:
    accounts = (Account.BANK, Account.ORDERS, Account.RECEIVABLE, Account.SHIPPING)
    return {str(account): balance(account) for account in accounts}


class TestTheWholeWay:
    def test_a_deposit_is_held_the_delivery_uses_it_and_the_rest_is_owed_until_it_comes(self, at):
        lot = at.shop.lot(pieces=30, price=100_000)
        deal = at.accepted(of(lot, 20), deposit=500_000, shipping=50_000)
        paid(deal, 500_000)
        assert books() == {"bank": 500_000, "orders": -500_000, "receivable": 0, "shipping": 0}
        handed(deal, 4)
        assert books() == {"bank": 500_000, "orders": -50_000, "receivable": 0, "shipping": -50_000}
        handed(deal, 16)
        assert books() == {"bank": 500_000, "orders": 0, "receivable": 1_550_000, "shipping": -50_000}
        assert now_of(deal).state == QuotationState.ACCEPTED
        holds()
        paid(deal, 1_550_000)
        assert books() == {"bank": 2_050_000, "orders": 0, "receivable": 0, "shipping": -50_000}
        assert now_of(deal).state == QuotationState.DONE
        assert (available([lot.pk]), Sale.objects.count()) == ({lot.pk: 10}, 2)
        holds()

    def test_however_it_is_delivered_its_price_comes_to_the_whole(self, at):
        """trap:28 — a discount over lines and parts."""
        first, second = at.shop.lot(pieces=9, price=33_333), at.shop.lot(pieces=9, price=70_001)
        deal = at.accepted(of(first, 7, 33_333), of(second, 3, 70_001), discount=100_000)
        for one, two in ((1, 0), (3, 1), (2, 1), (1, 1)):
            handed(deal, one, two)
        invoices = list(Invoice.objects.order_by("number"))
        assert sum(one.goods for one in invoices) == 7 * 33_333 + 3 * 70_001 - 100_000 == money_of(deal).owed
        assert [one.number[-4:] for one in invoices] == ["0001", "0002", "0003", "0004"]
        holds()

    def test_the_makers_are_owed_by_their_terms_and_told_what_was_taken_not_by_whom(self, at):
        lot = at.shop.lot(pieces=9, price=100_000)
        handed(at.accepted(of(lot, 3, 100_000)), 3)
        line = SaleLine.objects.get()
        assert owed_to(lot.maker_id).money == line.net > 0
        news = News.objects.get(kind=NewsKind.SOLD)
        assert news.maker_id == lot.maker_id
        assert "Dinas" not in str(news.facts)

    def test_a_lower_price_is_a_discount_and_no_officer_is_asked_why_it_differs(self, at):
        lot = at.shop.lot(pieces=9, price=100_000)
        handed(at.accepted(of(lot, 3, 90_000), bearer="council"), 3)
        line = SaleLine.objects.get()
        assert (line.price, line.discount, line.total) == (100_000, 30_000, 270_000)
        assert not Task.objects.exists()

    def test_what_is_told_in_words_is_delivered_from_labels(self, at):
        lot = at.shop.lot(pieces=9, price=50_000)
        deal = at.accepted(LineWanted(5, 50_000, name="Bingkisan"))
        with pytest.raises(Refused, match="handover_label_missing"):
            handed(deal, 5)
        with pytest.raises(Refused, match="handover_label_unknown"):
            handed(deal, 5, codes=("ZZZZZZZ",))
        handed(deal, 5, codes=(lot.code,))
        assert available([lot.pk]) == {lot.pk: 4}
        holds()


class TestStock:
    def test_what_was_accepted_is_kept_from_the_shop_until_it_is_delivered(self, at):
        lot = at.shop.lot(pieces=10)
        deal = at.accepted(of(lot, 8))
        assert available([lot.pk]) == {lot.pk: 2}
        with pytest.raises(Refused, match="product_short"):
            put(None, lot.product_id, None, 3)
        handed(deal, 3)
        assert available([lot.pk]) == {lot.pk: 2}
        call_off(deal, reason="cukup", by=None)
        assert available([lot.pk]) == {lot.pk: 7}

    def test_more_than_is_there_or_was_ordered_is_refused_and_nothing_is_half_done(self, at):
        lot = at.shop.lot(pieces=4)
        deal = at.accepted(of(lot, 6))
        for pieces, code in ((5, "handover_short"), (7, "quotation_line_too_many")):
            with pytest.raises(Refused, match=code):
                handed(deal, pieces)
        assert (Handover.objects.count(), Sale.objects.count(), available([lot.pk])) == (0, 0, {lot.pk: 0})
        holds()

    def test_goods_that_come_back_are_first_taken_off_what_is_owed(self, at):
        lot = at.shop.lot(pieces=10)
        deal = at.accepted(of(lot, 10), deposit=600_000)
        paid(deal, 600_000)
        handed(deal, 10)
        assert (money_of(deal).owed, money_of(deal).held) == (400_000, 0)
        key = new_id()
        for _twice in range(2):
            take_back(deal, [Back(SaleLine.objects.get().pk, 5)], reason="cacat", by=None, key=key)
        assert (money_of(deal).owed, money_of(deal).held, money_of(deal).free) == (0, 100_000, 100_000)
        assert now_of(deal).state == QuotationState.DONE
        pay_back(deal, 100_000, account="bank", reason="barang cacat", key=new_id(), by=None)
        assert books()["orders"] == 0
        holds()


class TestServices:
    """Work bears no label and lies on no shelf: it is handed over by its number."""

    def test_goods_and_work_are_handed_over_together_and_wholly_charged(self, at):
        agree(None, from_on=today(), by=None, commission="flat", basis_points=2000)
        lot = at.shop.lot(pieces=30, price=100_000)
        maker = at.shop.room.makers[1]
        work = LineWanted(20, 15_000, name="Sablon logo", is_service=True, maker=maker.pk)
        deal = at.accepted(of(lot, 20), work, discount=230_000, bearer="council")
        handed(deal, 8, 5)
        handed(deal, 12, 15)
        assert sum(one.goods for one in Invoice.objects.all()) == 2_300_000 - 230_000 == money_of(deal).owed
        rows = list(SaleLine.objects.filter(lot=None).order_by("pieces"))
        assert [(one.pieces, one.price, one.name, one.maker_name) for one in rows] == [
            (5, 15_000, "Sablon logo", maker.name), (15, 15_000, "Sablon logo", maker.name),
        ]  # fmt: skip
        assert owed_to(maker.pk).money == sum(one.net for one in rows) == 240_000
        assert {one.maker_id for one in News.objects.filter(kind=NewsKind.SOLD)} == {lot.maker_id, maker.pk}
        assert available([lot.pk]) == {lot.pk: 10}
        paid(deal, 2_070_000)
        assert now_of(deal).state == QuotationState.DONE
        holds()

    def test_the_councils_own_work_is_its_own_and_a_quotation_of_nothing_else_is_whole(self, at):
        deal = at.accepted(LineWanted(3, 50_000, name="Kirim undangan", is_service=True))
        handed(deal, 3)
        line = SaleLine.objects.get()
        assert (line.maker, line.net, line.commission, line.total) == (None, 150_000, 0, 150_000)
        assert balance(Account.PUBLIC_GOODS) == -150_000
        assert HandoverLine.objects.get().lot is None
        paid(deal, 150_000)
        assert now_of(deal).state == QuotationState.DONE
        holds()

    def test_work_that_was_not_good_is_taken_back_without_a_piece_moving(self, at):
        agree(None, from_on=today(), by=None, commission="flat", basis_points=2000)
        maker = at.shop.room.makers[0]
        deal = at.accepted(LineWanted(10, 20_000, name="Bordir", is_service=True, maker=maker.pk))
        handed(deal, 10)
        moved = Movement.objects.count()
        for to in ("shelf", "damaged"):
            take_back(deal, [Back(SaleLine.objects.get().pk, 2, to)], reason="salah nama", by=None)
        assert (owed_to(maker.pk).money, money_of(deal).owed) == (96_000, 120_000)
        assert Movement.objects.count() == moved
        holds()

    def test_a_fixed_part_must_be_told_and_is_what_the_maker_earns(self, at):
        maker = at.shop.room.makers[0]
        agree(maker, from_on=today(), by=None, commission="fixed_net")
        deal = at.accepted(LineWanted(4, 20_000, name="Bordir", is_service=True, maker=maker.pk))
        (line,) = lines_of(deal)
        with pytest.raises(Refused, match="net_price_missing"):
            handed(deal, 4)
        key = new_id()
        for _twice in range(2):
            hand_over(deal, [Handing(line.pk, 4, net_price=17_000)], to=RECEIVER, key=key, by=None)
        with pytest.raises(Refused, match="quotation_other_payload"):
            hand_over(deal, [Handing(line.pk, 4, net_price=18_000)], to=RECEIVER, key=key, by=None)
        assert owed_to(maker.pk).money == 68_000
        holds()

    def test_what_cannot_be_is_refused(self, at):
        lot = at.shop.lot(pieces=5)
        for line in (of(lot, 1, is_service=True), LineWanted(1, 1_000, name="Kotak", maker=lot.maker_id)):
            with pytest.raises(Refused, match=r"quotation_service_of_product|quotation_line_wrong"):
                at.draft(line)
        deal = at.accepted(LineWanted(2, 1_000, name="Sablon", is_service=True))
        for pieces, codes, code in (
            (3, (), "quotation_line_too_many"),
            (1, (lot.code,), "handover_service_has_no_label"),
        ):
            with pytest.raises(Refused, match=code):
                handed(deal, pieces, codes=codes)

    def test_reports_count_it_with_the_rest(self, at):
        agree(None, from_on=today(), by=None, commission="flat", basis_points=2000)
        maker = at.shop.room.makers[0]
        work = LineWanted(2, 50_000, name="Bordir", is_service=True, maker=maker.pk)
        handed(at.accepted(work, discount=10_000, bearer="council"), 2)
        for by in By:
            whole = together(margin(Narrowed(today(), today(), by=by)))
            assert (whole.total, whole.net, whole.commission, whole.borne) == (90_000, 80_000, 10_000, 10_000)


class TestMaking:
    def test_makers_are_told_once_the_deposit_came_and_what_they_bring_is_kept_for_the_office(self, at):
        agree(None, from_on=today(), by=None, commission="flat", basis_points=1000)
        cloth = at.shop.made_to_order()
        deal = at.accepted(of(cloth, 12, 150_000, is_to_order=True), deposit=900_000)
        assert not News.objects.filter(kind=NewsKind.TO_MAKE).exists()
        paid(deal, 900_000)
        assert News.objects.get(kind=NewsKind.TO_MAKE).facts["pieces"] == 12
        (line,) = lines_of(deal)
        promise(line, on=today() + timedelta(days=20), by=None)
        first = bring(line, 7, by=None)
        assert available([first.pk]) == {first.pk: 0}
        with pytest.raises(Refused, match="quotation_line_too_many"):
            bring(line, 6, by=None)
        handed(deal, 7)
        bring(line, 5, by=None)
        handed(deal, 5)
        assert money_of(deal).owed == 900_000
        holds()

    def test_a_maker_who_cannot_leaves_the_rest_to_be_cancelled(self, at):
        lot, cloth = at.shop.lot(pieces=5), at.shop.made_to_order()
        deal = at.accepted(of(lot, 5), of(cloth, 4, 150_000, is_to_order=True))
        line = lines_of(deal)[1]
        refuse(line, reason="benang habis", by=None)
        cancel_line(line, reason="perajin tidak sanggup", by=None)
        handed(deal, 5)
        assert (money_of(deal).goal, money_of(deal).owed) == (500_000, 500_000)
        paid(deal, 500_000)
        assert now_of(deal).state == QuotationState.DONE
        holds()


class TestAnswering:
    def test_only_an_offer_that_stands_is_accepted_by_its_link_and_staff_need_a_letter(self, at):
        deal = at.offered(LineWanted(1, 10_000, name="Kotak"))
        sari = build.member(at.shop.room.council, Role.STAFF)
        with travel(timezone.now() + timedelta(days=15), tick=False):
            with pytest.raises(Refused, match="quotation_expired"):
                accept(deal, name="Bu Wulan")
            with pytest.raises(Refused, match="quotation_letter_missing"):
                accept(deal, name="Bu Wulan", by=sari)
            for _twice in range(2):
                assert accept(deal, name="Bu Wulan", letter_number="027/115", by=sari).letter_number == "027/115"

    def test_a_declined_one_can_be_offered_anew_with_other_numbers(self, at):
        deal = at.offered(LineWanted(2, 10_000, name="Kotak"))
        with pytest.raises(Refused, match="quotation_not_draft"):
            keep_draft(deal, at.head(), [LineWanted(3, 9_000, name="Kotak")], by=None)
        decline(deal, reason="terlalu mahal")
        revise(deal, by=None)
        keep_draft(deal, at.head(), [LineWanted(3, 9_000, name="Kotak")], by=None)
        again = offer(deal, by=None)
        assert (again.number, again.revision, again.total) == (deal.number, 2, 27_000)

    @pytest.mark.parametrize(
        ("line", "code"),
        [
            (LineWanted(0, 1000, name="a"), "quotation_line_wrong"),
            (LineWanted(-1, 1000, name="a"), "quotation_line_wrong"),
            (LineWanted(10**12, 1000, name="a"), "quotation_line_wrong"),
            (LineWanted(1, 0, name="a"), "quotation_line_wrong"),
            (LineWanted(1, 1000, name=" "), "quotation_line_wrong"),
            (LineWanted(1, 1000, product=new_id()), "quotation_line_wrong"),
            (LineWanted(1, 1000, name="a", is_to_order=True), "quotation_to_order_needs_product"),
        ],
    )
    def test_a_line_that_says_too_little_is_refused_with_its_place(self, at, line, code):
        with pytest.raises(Refused, match=code):
            at.draft(line)
        assert Quotation.objects.count() == 0


class TestMoney:
    def test_the_same_form_twice_is_one_payment_and_another_with_its_key_is_refused(self, at):
        deal, key = at.accepted(of(at.shop.lot(pieces=5), 5)), new_id()
        for _twice in range(2):
            paid(deal, 100_000, key=key)
        assert (QuotationPayment.objects.count(), balance(Account.BANK)) == (1, 100_000)
        with pytest.raises(Refused, match="quotation_other_payload"):
            paid(deal, 200_000, key=key)

    def test_the_same_handover_twice_is_one(self, at):
        deal, key = at.accepted(of(at.shop.lot(pieces=5), 5)), new_id()
        numbers = {handed(deal, 2, key=key).number for _twice in range(2)}
        assert (len(numbers), Sale.objects.count(), money_of(deal).owed) == (1, 1, 200_000)

    def test_what_is_needed_for_the_rest_does_not_go_back(self, at):
        deal = at.accepted(of(at.shop.lot(pieces=5), 5))
        paid(deal, 600_000)
        with pytest.raises(Refused, match="quotation_money_too_much"):
            pay_back(deal, 100_001, account="bank", reason="lebih", key=new_id(), by=None)
        pay_back(deal, 100_000, account="bank", reason="lebih", key=new_id(), by=None)
        call_off(deal, reason="anggaran dihapus", by=None)
        assert now_of(deal).state == QuotationState.CANCELLED
        pay_back(deal, 500_000, account="bank", reason="batal", key=new_id(), by=None)
        assert books() == {"bank": 0, "orders": 0, "receivable": 0, "shipping": 0}
        holds()

    def test_the_tax_is_that_of_the_day_frozen_and_only_a_taxable_council_charges_it(self, at):
        lot = at.shop.lot(pieces=20, price=111_000)
        untaxed = at.accepted(of(lot, 2, 111_000))
        assert (untaxed.tax, untaxed.ppn) == ({}, 0)
        set_money_rules(by=None, taxable_since=today())
        taxed = at.accepted(of(lot, 2, 111_000))
        assert (taxed.tax["law"], taxed.tax["basis_points"], taxed.tax["numerator"], taxed.ppn) == (
            "PMK 131/2024", 1200, 11, 22_000,
        )  # fmt: skip
        handed(taxed, 2)
        invoice = Invoice.objects.get()
        assert (invoice.ppn, -balance(Account.PPN)) == (22_000, 22_000)
        set_money_rules(by=None, taxable_since=None)
        assert (now_of(taxed).ppn, Invoice.objects.get().ppn) == (22_000, 22_000)
        holds()
