"""From handing in to handing back: intakes, mark-downs, terms that end, pieces asked back."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, connection
from django.utils import timezone

from kriya.catalog.actions.products import add_product, set_variants
from kriya.core.checks.running import run_checks
from kriya.core.clock import today
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.inventory.actions.prices import change_price
from kriya.inventory.models import LocationKind, Lot, PriceChange
from kriya.inventory.queries.labels import label_of, lot_of_code
from kriya.inventory.queries.stock import held_of
from kriya.ledger.queries.balances import owed_to
from kriya.ledger.terms import Terms
from kriya.sales.actions.recording import record_sale
from kriya.showroom.actions import intakes, markdowns
from kriya.showroom.actions.agreements import agree
from kriya.showroom.actions.intakes import Brought
from kriya.showroom.actions.returns import ask_back, decline, hand_back, notice_expiring
from kriya.showroom.models import Intake, IntakeState
from kriya.showroom.queries.markdowns import proposals
from tests.trade import showroom, told

pytestmark = pytest.mark.usefixtures("real_db")


@pytest.fixture
def at():
    made = showroom()
    with council_scope(made.council):
        made.tejo = made.makers[0]
        made.agreement = agree(
            None, from_on=today() - timedelta(days=99), by=None, commission="flat", basis_points=3000, term_days=60,
            grace_days=30, markdown_steps=[[30, 1000], [45, 2000]],
        )  # fmt: skip
        made.sarong = add_product(maker=made.tejo, name="Sarung jlamprang", price=100_000)
    return made


def taken_in(at, *brought):
    intake = intakes.draft(at.tejo, by=None)
    intakes.set_lines(intake, brought or [Brought(at.sarong, 10, 100_000)], by=None)
    for line in intake.lines.all():
        intakes.answer_line(line, accepted=line.pieces, by=None)
    return intakes.accept(intake, location=at.place, by=None)


def test_an_accepted_line_becomes_a_lot_under_the_terms_of_the_day(at):
    with council_scope(at.council):
        intake = taken_in(at)
        assert (intake.state, intake.number) == (IntakeState.ACCEPTED, f"BAT/{today().year}/0001")
        lot = intake.lines.get().lot
        assert at.level(lot) == 10
        assert (lot.term_ends_on, lot.grace_ends_on) == (today() + timedelta(days=60), today() + timedelta(days=90))
        agree(None, from_on=today(), by=None, commission="flat", basis_points=5000)
        record_sale(told(at, (lot, 1)))
        assert owed_to(at.tejo.pk).total == 70_000, "the terms of the day it was taken in"
        assert Terms.of_json(lot.terms).agreement == f"{at.agreement.number} v1"


def test_lines_are_answered_one_by_one_with_reasons(at):
    with council_scope(at.council):
        intake = intakes.draft(at.tejo, by=None, by_maker=True)
        intakes.set_lines(intake, [Brought(at.sarong, 10, 100_000), Brought(at.sarong, 5, 90_000)], by=None)
        intakes.hand_in(intake, by=None)
        first, second = intake.lines.all()
        with pytest.raises(Refused, match="reason_missing"):
            intakes.answer_line(first, accepted=None, by=None)
        with pytest.raises(Refused, match="reason_missing"):
            intakes.answer_line(first, accepted=9, by=None)
        with pytest.raises(Refused, match="intake_line_wrong"):
            intakes.answer_line(first, accepted=11, by=None)
        intakes.answer_line(first, accepted=8, reason="dua bernoda", price=95_000, by=None)
        with pytest.raises(Refused) as waiting:
            intakes.accept(intake, location=at.place, by=None)
        assert waiting.value.facts == {"lines": 1}
        intakes.answer_line(second, accepted=None, reason="warna luntur", by=None)
        intakes.accept(intake, location=at.place, by=None)
        lot = Lot.objects.get()
        assert (lot.price, at.level(lot)) == (95_000, 8)


@pytest.mark.parametrize(
    ("brought", "code"),
    [
        (lambda at: Brought(at.sarong, 0, 5), "intake_line_wrong"),
        (lambda at: Brought(at.sarong, 1, 0), "intake_line_wrong"),
        (lambda at: Brought(at.sarong, 2, 5, kind="one"), "intake_line_wrong"),
        (lambda at: Brought(at.sarong, 1, 5, net_price=6), "intake_line_wrong"),
        (lambda at: Brought(add_product(maker=at.makers[1], name="Tas"), 1, 5), "product_of_other_maker"),
    ],
)
def test_a_line_that_cannot_be_is_refused(at, brought, code):
    with council_scope(at.council):
        intake = intakes.draft(at.tejo, by=None)
        with pytest.raises(Refused, match=code):
            intakes.set_lines(intake, [brought(at)], by=None)


def test_nothing_accepted_is_no_intake_and_a_number_is_not_wasted(at):
    with council_scope(at.council):
        intake = intakes.draft(at.tejo, by=None)
        with pytest.raises(Refused, match="intake_empty"):
            intakes.hand_in(intake, by=None)
        intakes.set_lines(intake, [Brought(at.sarong, 1, 5)], by=None)
        intakes.answer_line(intake.lines.get(), accepted=None, reason="rusak", by=None)
        with pytest.raises(Refused, match="intake_nothing_accepted"):
            intakes.accept(intake, location=at.place, by=None)
        intakes.cancel(intake, by=None)
        assert taken_in(at).number.endswith("/0001")


def test_a_draft_sent_twice_by_a_phone_is_one(at):
    with council_scope(at.council):
        key = new_id()
        assert intakes.draft(at.tejo, by=None, key=key) == intakes.draft(at.tejo, by=None, key=key)
        assert Intake.objects.count() == 1


def test_what_was_accepted_changes_no_more_by_no_way(at):
    with council_scope(at.council):
        intake = taken_in(at)
        for work in (
            lambda: intakes.set_lines(intake, [Brought(at.sarong, 1, 5)], by=None),
            lambda: intakes.cancel(intake, by=None),
            lambda: intakes.accept(intake, location=at.place, by=None),
            lambda: intakes.answer_line(intake.lines.get(), accepted=1, by=None),
        ):
            with pytest.raises(Refused, match="intake_not_open"):
                work()
    for table, change in (
        ("showroom_intake", "note = 'x'"),
        ("showroom_intakeline", "price = 1"),
        ("inventory_lot", "terms = '{}'"),
    ):
        with (
            pytest.raises(DatabaseError, match=r"stays as it is|written once"),
            council_scope(at.council),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"UPDATE {table} SET {change}")


def test_a_variant_that_leaves_the_catalogue_leaves_its_lot_its_name(at):
    with council_scope(at.council):
        set_variants(at.sarong, [("Besar", None)])
        lot = taken_in(at, Brought(at.sarong, 1, 5_000, variant=at.sarong.variants.get())).lines.get().lot
        set_variants(at.sarong, [])
        lot.refresh_from_db()
        assert (lot.variant, lot.variant_name) == (None, "Besar")


def test_goods_bought_with_public_money_are_taken_in_without_a_maker(at):
    with council_scope(at.council):
        with pytest.raises(Refused, match="reason_missing"):
            intakes.draft(None, by=None)
        intake = intakes.draft(None, by=None, funding="APBD 2026, kegiatan promosi")
        intakes.set_lines(intake, [Brought(at.sarong, 3, 100_000)], by=None)
        intakes.answer_line(intake.lines.get(), accepted=3, by=None)
        lot = intakes.accept(intake, location=at.place, by=None).lines.get().lot
        assert lot.is_public_goods
        assert lot.term_ends_on is None


def test_a_label_leads_to_its_lot_whatever_way_it_is_typed(at):
    with council_scope(at.council):
        lot = taken_in(at).lines.get().lot
        code = lot.code
        assert lot_of_code(f" {code[:3].lower()}-{code[3:]} ") == lot
        wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
        assert lot_of_code(wrong) is None
        assert lot_of_code("") is None
    found = label_of(code)
    assert (found.council, found.lot_id) == (at.council, lot.pk)


def test_a_lower_price_holds_once_the_maker_agreed_by_its_link_and_its_day_has_come(at):
    with council_scope(at.council):
        lot = taken_in(at).lines.get().lot
        asked, secret = markdowns.ask(
            at.tejo, [(lot, 90_000, today()), (lot, 80_000, today() + timedelta(days=5))], by=None
        )
        assert lot.price == 100_000
        assert secret not in asked.secret_hash
        markdowns.answer(secret, accepted=True)
        markdowns.answer(secret, accepted=True)
        assert Lot.objects.get().price == 90_000
        with pytest.raises(Refused, match="markdown_answered_already"):
            markdowns.answer(secret, accepted=False)
    with time_machine.travel(timezone.now() + timedelta(days=6)), council_scope(at.council):
        assert markdowns.apply_due() == 1
        assert markdowns.apply_due() == 0
        assert Lot.objects.get().price == 80_000
        assert [(row.before, row.after) for row in PriceChange.objects.order_by("at")] == [
            (100_000, 90_000),
            (90_000, 80_000),
        ]


def test_without_the_makers_word_no_price_falls(at):
    with council_scope(at.council):
        lot = taken_in(at).lines.get().lot
        _asked, secret = markdowns.ask(at.tejo, [(lot, 90_000, today())], by=None)
        markdowns.answer(secret, accepted=False, note="masih baru")
        _asked, late = markdowns.ask(at.tejo, [(lot, 90_000, today())], by=None, days=1)
        with pytest.raises(Refused, match="markdown_unknown"):
            markdowns.answer("tebakan", accepted=True)
    with time_machine.travel(timezone.now() + timedelta(days=2)), council_scope(at.council):
        with pytest.raises(Refused, match="markdown_expired"):
            markdowns.answer(late, accepted=True)
        markdowns.apply_due()
        assert Lot.objects.get().price == 100_000


def test_a_mark_down_goes_down_and_is_asked_of_whose_it_is(at):
    with council_scope(at.council):
        lot = taken_in(at).lines.get().lot
        for wanted, code in (
            ([], "markdown_empty"),
            ([(lot, 100_000, today())], "markdown_not_lower"),
            ([(lot, 0, today())], "markdown_not_lower"),
        ):
            with pytest.raises(Refused, match=code):
                markdowns.ask(at.tejo, wanted, by=None)
        with pytest.raises(Refused, match="lot_of_other_maker"):
            markdowns.ask(at.makers[1], [(lot, 5, today())], by=None)


def test_the_schedule_of_the_agreement_proposes_what_was_not_asked_yet(at):
    with council_scope(at.council):
        lot = taken_in(at).lines.get().lot
        assert proposals() == []
    with time_machine.travel(timezone.now() + timedelta(days=31)), council_scope(at.council):
        (one,) = proposals()
        assert (one.lot, one.days, one.after) == (lot, 31, 90_000)
        markdowns.ask(at.tejo, [(lot, 90_000, today())], by=None)
        assert proposals() == []
    with time_machine.travel(timezone.now() + timedelta(days=46)), council_scope(at.council):
        assert [one.after for one in proposals()] == [80_000]


def test_the_end_of_a_term_and_of_grace_are_told_once_each_and_the_pieces_stay_the_makers(at):
    with council_scope(at.council):
        lot = taken_in(at).lines.get().lot
        assert notice_expiring() == []
    with time_machine.travel(timezone.now() + timedelta(days=50)), council_scope(at.council):
        (notice,) = notice_expiring()
        assert (notice.last_day_on, notice.pieces, notice.is_grace) == (lot.term_ends_on, 10, False)
        assert notice_expiring() == []
    with time_machine.travel(timezone.now() + timedelta(days=500)), council_scope(at.council):
        assert [notice.is_grace for notice in notice_expiring()] == [True]
        assert [level.lot.maker for level in held_of([at.tejo.pk])] == [at.tejo]


def test_pieces_go_back_under_a_number_and_no_more_than_there_are(at):
    with council_scope(at.council):
        lot = taken_in(at).lines.get().lot
        asked = ask_back(lot, 4, reason="ada pesanan", by=None)
        with pytest.raises(Refused, match="take_back_waits_already"):
            ask_back(lot, 1, reason="", by=None)
        paper = hand_back(at.tejo, [(lot, at.place, 4)], received_by="Tejo", by=None)
        asked.refresh_from_db()
        assert (asked.return_note, paper.number) == (paper, f"BAP/{today().year}/0001")
        assert (at.level(lot), at.level(lot, at.places[LocationKind.MAKER])) == (6, -6)
        with pytest.raises(Refused, match="take_back_too_many"):
            ask_back(lot, 7, reason="", by=None)
    for lines, code in (
        ([(lot, at.place, 7)], "stock_short"),
        ([], "return_empty"),
        ([(lot, at.place, 0)], "pieces_not_positive"),
    ):
        with council_scope(at.council), pytest.raises(Refused, match=code):
            hand_back(at.tejo, lines, received_by="Tejo", by=None)
    with council_scope(at.council):
        with pytest.raises(Refused, match="lot_of_other_maker"):
            hand_back(at.makers[1], [(lot, at.place, 1)], received_by="Siti", by=None)
        assert at.level(lot) == 6
        again = ask_back(lot, 1, reason="", by=None)
        decline(again, answer="sedang dipamerkan", by=None)
        with pytest.raises(Refused, match="take_back_answered_already"):
            decline(again, answer="lagi", by=None)
    assert [result.differences for result in run_checks() if not result.ok] == []


@pytest.mark.parametrize(("price", "reason", "code"), [(0, "x", "price_not_positive"), (5, " ", "reason_missing")])
def test_a_price_changes_with_a_reason(at, price, reason, code):
    with council_scope(at.council):
        lot = taken_in(at).lines.get().lot
        with pytest.raises(Refused, match=code):
            change_price(lot, price, reason=reason, by=None)
