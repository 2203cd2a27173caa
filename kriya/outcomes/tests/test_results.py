"""What came of programmes: said by participants, sold by the council, never added up, never called a cause."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.utils.html import strip_tags
from python_calamine import CalamineWorkbook

from kriya.accounts.roles import Role
from kriya.core.clock import standing_at, today
from kriya.core.indicators import Choice
from kriya.exhibitions.actions.taking_part import add_cost, link_call, take_from_call
from kriya.exhibitions.tests.builders import planned
from kriya.makers.models import MakerLogin
from kriya.outcomes.actions.answering import answer
from kriya.outcomes.actions.asking import ask_due
from kriya.outcomes.indicators import OUTCOMES, gather
from kriya.outcomes.models import Ask
from kriya.outcomes.queries.programmes import circles_of, of_call
from kriya.outcomes.queries.sales import Around, compared, sales_around
from kriya.outcomes.queries.summary import lines
from kriya.outcomes.tests.builders import Past, training
from kriya.outcomes.windows import Windows, months_later
from kriya.sales.actions.refunding import Back, refund
from tests import build
from tests.trade import questions

DESK = "/pekalongan/kelola/hasil/"


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 5, 31), 1, date(2026, 6, 30)), (date(2024, 2, 29), -12, date(2023, 2, 28)),
        (date(2026, 1, 15), -3, date(2025, 10, 15)), (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)), (date(2025, 12, 5), 12, date(2026, 12, 5)),
    ],
)  # fmt: skip
def test_months_are_those_of_the_calendar(day: date, months: int, then: date):
    assert months_later(day, months) == then


def test_sales_count_in_their_own_months_less_what_came_back(at: Past):
    maker, other = at.joined[0], at.others[0]
    lot, theirs = at.room.lot(maker, pieces=90), at.room.lot(other, pieces=90)
    windows = Windows(at.call.starts_on, at.ends_on)
    one_day = timedelta(days=1)
    at.sell(lot, 9, windows.before[0] - one_day)
    at.sell(lot, 1, windows.before[0])
    at.sell(lot, 1, at.call.starts_on - one_day)
    at.sell(lot, 9, at.call.starts_on)
    at.sell(lot, 9, at.ends_on)
    back = at.sell(lot, 4, windows.after[0])
    at.sell(lot, 9, windows.after[1])
    at.sell(lot, 3, windows.before_year[0])
    at.sell(lot, 5, windows.after_year[1] - one_day)
    at.sell(theirs, 7, windows.after[0])
    refund(back, [Back(back.lines.get().pk, 1, "shelf")], reason="sobek", by=at.sari)
    programme = of_call(at.call)
    found = sales_around([programme], {programme.pk: [maker.pk]}, on=today())[programme.pk, maker.pk]
    assert found == Around(200_000, 300_000, 300_000, 500_000)
    circle = circles_of([programme])[programme.pk]
    joined, others = compared(programme, circle, on=today())
    assert (joined.count, joined.total("after"), joined.each("after"), joined.middle("after")) == (
        6,
        300_000,
        50_000,
        0,
    )
    assert (others.count, others.total("after"), others.is_small) == (2, 700_000, True)
    early, _others = compared(programme, circle, on=windows.after[1] - one_day)
    assert early.total("after") is None, "months that are not over are not compared"


def test_an_exhibition_stands_for_its_call_and_its_costs_are_its_own(at: Past):
    call = training(at.programme, "Ikut pameran", ends_ago=60, joined=3, others=1)
    call.kind = "exhibition"
    call.save()
    fair = planned(ahead=-63)
    link_call(fair, call)
    take_from_call(fair)
    add_cost(fair, kind="space", what="Sewa", amount=900_000, payer="apbd")
    add_cost(fair, kind="travel", what="Ongkos", amount=50_000, payer="makers")
    (first, second) = lines(until=today())
    assert (first.programme.exhibition, second.programme.call) == (fair, at.call)
    assert (first.people, first.cost, first.each) == (3, 900_000, 300_000)
    assert len(circles_of([first.programme])[fair.pk].not_chosen) == 1
    with standing_at(at.on(130 - 60 + 30)):
        ask_due()
    assert Ask.objects.filter(exhibition=fair, days=30).count() == 3
    assert not Ask.objects.filter(call=call).exists(), "nobody is asked twice about the same days"


def test_the_office_reads_what_came_of_a_programme_in_careful_words(at: Past):
    asks = at.asked(30) + at.asked(90)
    with standing_at(at.on(31)):
        for ask, sold in zip(asks, ["more", "less", "more", "same", "more"], strict=False):
            answer(ask, sold=sold, last_month=1_000_000)
    with standing_at(at.on(91)):
        answer(asks[6], sold="less", changed="Ganti pewarna")
    at.sell(at.room.lot(at.joined[0]), 2, at.ends_on + timedelta(days=9))
    sari = build.browser_of(at.sari)
    page = " ".join(strip_tags(sari.get(f"{DESK}program/{at.call.pk}/").content.decode()).split())
    assert "5 dari 6" in page
    assert "1 dari 6" in page
    assert "hanya 2 pendaftar yang tidak terpilih" in page
    assert "Rp200.000" not in page.partition("Jawaban satu per satu")[2], "told apart from what the council sold"
    for wrong in ("karena", "akibat", "berkat", "menyebabkan"):
        assert wrong not in page.lower()
    desk = " ".join(strip_tags(sari.get(DESK).content.decode()).split())
    assert "5 dari 6" in desk, "of each maker its last answer"
    assert "2 dari 5" in desk
    curator = build.browser_of(build.member(at.room.council, Role.CURATOR, "Kirana"))
    assert "Terjual lewat dewan" not in curator.get(f"{DESK}program/{at.call.pk}/").content.decode()


def test_what_came_of_programmes_is_given_as_files_of_what_is_shown(at: Past):
    asks = at.asked(30)
    with standing_at(at.on(31)):
        answer(asks[0], sold="more", last_month=1_500_000, changed="=HYPERLINK(1)")
    sari = build.browser_of(at.sari)
    head, *rows = csv.reader(io.StringIO(sari.get(f"{DESK}hasil.csv").content.decode("utf-8-sig")), delimiter=";")
    assert [dict(zip(head, row, strict=True))["Menjawab"] for row in rows] == ["1"]
    assert sari.get(f"{DESK}hasil.csv?jenis=exhibition").content.decode().count("\n") == 1, "only what is shown"
    book = b"".join(sari.get(f"{DESK}program/{at.call.pk}/hasil.xlsx").streaming_content)
    sheets = CalamineWorkbook.from_filelike(io.BytesIO(book))
    assert sheets.sheet_names == ["Program", "Jawaban", "Penjualan", "Satu per satu"]
    person = sheets.get_sheet_by_name("Satu per satu").to_python()
    assert [row[2:5] for row in person if row[2]] == [
        ["Penjualan", "Sebulan, menurutnya", "Yang diubah"], ["lebih banyak", 1_500_000, "=HYPERLINK(1)"],
    ]  # fmt: skip
    curator = build.browser_of(build.member(at.room.council, Role.CURATOR, "Kirana"))
    assert curator.get(f"{DESK}hasil.xlsx").status_code == 403
    assert curator.get(f"{DESK}program/{at.call.pk}/hasil.xlsx").status_code == 404
    assert "hasil.xlsx" not in curator.get(DESK).content.decode()


def test_a_maker_sees_its_own_way_and_of_others_no_figure_below_five(at: Past):
    asks, maker = at.asked(), at.joined[0]
    user = build.member(at.room.council, Role.MAKER, "Tejo")
    MakerLogin(maker=maker, user=user).save()
    phone, where = build.browser_of(user), "/pekalongan/mitra/perjalanan/"
    others = [ask for ask in asks if ask.maker != maker]
    with standing_at(at.on(31)):
        for ask in others[:4]:
            answer(ask, sold="more")
        page = phone.get(where).content.decode()
        assert "kurang dari lima" in page
        assert "menjual lebih banyak" not in page
        assert page.count("/kabar/") == 1, "its own question waits"
        answer(others[4], sold="less")
        assert "5 dari 6 peserta menjawab; 4 menjual lebih banyak" in phone.get(where).content.decode()
    register = build.browser_of(at.sari).get(f"/pekalongan/kelola/umkm/{others[0].maker_id}/").content.decode()
    assert "Setelah “Pewarna alam untuk pemula”: menjual lebih banyak" in register
    journey = build.browser_of(at.sari).get(f"{DESK}umkm/{maker.pk}/").content.decode()
    assert "Pewarna alam untuk pemula" in journey
    assert "tidak terpilih" in build.browser_of(at.sari).get(f"{DESK}umkm/{at.others[0].pk}/").content.decode()


def test_indicators_count_makers_that_answered_and_that_sell_more(at: Past):
    asks = at.asked(30) + at.asked(90)
    for ask, sold, day in ((asks[0], "more", 31), (asks[6], "more", 91), (asks[7], "less", 91)):
        with standing_at(at.on(day)):
            answer(ask, sold=sold)
    choice = Choice(today(), since=at.ends_on, until=today())
    answered, more = (one.measure(gather(choice)) for one in OUTCOMES.indicators)
    assert (answered.value, answered.known, answered.total) == (2, 6, 6)
    assert (more.value, more.known, more.total) == (1, 2, 6)
    assert answered.by["follow_up_wave"] == {"30": 1, "90": 2}
    assert more.by["follow_up_wave"] == {"30": 1, "90": 1}
    nothing = OUTCOMES.indicators[1].measure(gather(Choice(today(), since=today(), until=today())))
    assert nothing.value is None, "nobody was asked: unknown, not nobody"


def test_pages_ask_as_often_for_one_as_for_many(at: Past):
    sari, maker = build.browser_of(at.sari), at.joined[0]
    at.asked(90)
    Ask.objects.exclude(maker=maker).delete()
    pages = (DESK, f"{DESK}tanya/", f"{DESK}umkm/{maker.pk}/", f"{DESK}program/{at.call.pk}/")
    few = [questions(sari, page) for page in pages]
    for number in range(3):
        training(at.programme, f"Pelatihan {number}", ends_ago=92 + number, joined=5, others=2, makers=[maker])
    at.asked(90)
    assert ask_due() == 3 * 6
    assert Ask.objects.filter(days=90).count() == 6 + 3 * 6
    assert [questions(sari, page) for page in pages] == few
