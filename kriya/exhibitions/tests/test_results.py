"""What an exhibition brought: by maker and by day, with leads and costs, beside earlier years."""

from datetime import timedelta
from io import BytesIO

import python_calamine

from kriya.core.clock import now, standing_at, today
from kriya.core.ids import new_id
from kriya.exhibitions.actions.leads import follow_up, take_lead
from kriya.exhibitions.actions.taking_part import add_cost, change_participant
from kriya.exhibitions.models import Outcome, Participant
from kriya.exhibitions.queries.results import result_of
from kriya.exhibitions.tests.builders import Fair, planned
from kriya.inventory.actions.transfers import send
from kriya.sales.actions.recording import record_sale
from kriya.sales.actions.refunding import Back, refund
from kriya.sales.models import Sale, SaleLine
from kriya.showroom.actions.losses import answer_transfer
from tests.paper import words_on
from tests.trade import questions, told

HERE = "/pekalongan/kelola/pameran/"


def filled(at: Fair) -> None:
    """Tejo sells two for 200.000 of which one comes back, Siti one for 50.000; the council one of its own for 30.000."""
    tejo, siti = at.lot(price=100_000), at.lot(at.room.makers[1], price=50_000)
    own = at.room.public_goods(price=30_000)
    at.bring(own, 2)
    sold = record_sale(told(at.room, (tejo, 2), location=at.place.pk, channel="exhibition")).sale
    refund(Sale.objects.get(pk=sold), [Back(SaleLine.objects.get(sale=sold).pk, 1)], reason="salah warna", by=None)
    with standing_at(now() - timedelta(days=1)):
        record_sale(told(at.room, (siti, 1), (own, 1), location=at.place.pk, channel="exhibition", device_at=now()))
    record_sale(told(at.room, (at.lot(bring=1, price=77_000), 1)))
    change_participant(Participant.objects.get(maker=at.room.makers[1]), fee=20_000, subsidy=500_000)
    add_cost(at.exhibition, kind="space", what="Sewa", amount=900_000, payer="apbd")
    add_cost(at.exhibition, kind="travel", what="Bensin", amount=10_000, payer="council")
    card = take_lead(at.exhibition, key=new_id(), consents=False, by=None, name="Ratih", kind="buyer", wants="syal")
    follow_up(card, note="pesan", outcome=Outcome.ORDERED, ordered=3_000_000, by=None)


def test_every_figure_is_told_by_hand(at: Fair):
    filled(at)
    brought = result_of(at.exhibition)
    assert (brought.sold.pieces, brought.sold.total, brought.sold.receipts) == (3, 180_000, 2)
    assert (brought.sold.of_makers, brought.sold.own, brought.sold.commission) == (105_000, 30_000, 45_000)
    by_name = {one.name: one for one in brought.makers}
    assert (by_name["Batik Tejo"].sold.net, by_name["Batik Tejo"].result) == (70_000, 70_000)
    assert (by_name["Batik Siti"].sold.net, by_name["Batik Siti"].result, by_name["Batik Siti"].subsidy) == (
        35_000,
        15_000,
        500_000,
    )
    assert by_name[""].result == 30_000
    assert [(day, sold.total) for day, sold in brought.days] == [
        (today() - timedelta(days=1), 80_000),
        (today(), 100_000),
    ]
    assert (brought.cost, brought.council) == (910_000, 65_000)
    assert (brought.leads.count, brought.leads.ordered, brought.leads.orders) == (1, 1, 3_000_000)
    assert (
        sum(one.sold.total for one in brought.makers)
        == sum(sold.total for _day, sold in brought.days)
        == brought.sold.total
    )


def test_it_is_compared_with_the_same_fair_of_earlier_years(at: Fair, sari):
    filled(at)
    with standing_at(now() - timedelta(days=365)):
        before = planned("Kriya Nusantara 2025", days=2)
        lot = at.room.lot(price=40_000)
        for line in send(at.room.place, before.location, [(lot, 3)], by=None).lines.select_related("transfer"):
            answer_transfer(line, accepted=3, by=None)
        record_sale(told(at.room, (lot, 3), location=before.location_id, channel="exhibition", device_at=now()))
    planned("Pameran lain", series="Pameran lain")
    years = result_of(at.exhibition).years
    assert [(year.exhibition.name, year.sold.total, year.a_day) for year in years] == [
        ("Kriya Nusantara 2026", 180_000, 45_000), ("Kriya Nusantara 2025", 120_000, 60_000)
    ]  # fmt: skip
    page = sari.get(f"{HERE}{at.exhibition.pk}/hasil/").content.decode()
    assert "Kriya Nusantara 2025" in page
    assert "Pameran lain" not in page
    assert "<h2>Menurut hari</h2>" in page, "a table of cards on a phone has its name, too"


def test_the_workbook_and_the_paper_say_what_the_page_says(at: Fair, sari):
    filled(at)
    here = f"{HERE}{at.exhibition.pk}/hasil"
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(sari.get(f"{here}.xlsx").content))
    makers = {row[0]: row for row in book.get_sheet_by_name("Menurut perajin").to_python()}
    assert makers["Batik Siti"][4] == 50_000
    assert makers["Semua"][4] == 180_000
    words = words_on(sari.get(f"{here}.pdf").content)
    for said in ("Kriya Nusantara 2026", "Rp180.000", "Batik Siti", "Rp910.000", "Milik dewan"):
        assert said in words


def test_a_result_asks_as_often_for_few_as_for_many(at: Fair, sari):
    filled(at)
    here = f"{HERE}{at.exhibition.pk}/hasil/"
    few = questions(sari, here)
    for _each in range(8):
        record_sale(told(at.room, (at.lot(price=10_000), 1), location=at.place.pk, channel="exhibition"))
    assert questions(sari, here) == few
