"""Sales that reach the office after an exhibition was closed: they land, and what they contradict is put right."""

from datetime import timedelta
from uuid import uuid4

import pytest

from kriya.core.checks.running import run_checks
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.exhibitions.actions.closing import approve_closing, ask_closing
from kriya.exhibitions.queries.closing import late_sales
from kriya.exhibitions.tests.builders import Fair
from kriya.inventory.models import LocationKind
from kriya.ledger.queries.balances import owed_to
from kriya.sales.actions.syncing import receive
from kriya.sales.actions.tills import register_till
from kriya.sales.models import Task
from tests.paper import words_on
from tests.trade import message

HERE = "/pekalongan/kelola/pameran/"


def test_a_sale_that_comes_after_the_closing_lands_and_takes_back_what_was_called_lost(at: Fair, sari):
    lot = at.lot(pieces=6, price=100_000)
    happened = now() - timedelta(minutes=5)
    stall, _secret = register_till("Kasir stan", "P1", at.place, by=None)
    at.bring(lot, 5, home=True)
    closing = approve_closing(ask_closing(at.exhibition, note="satu hilang", by=at.sari), by=at.wulan)
    maker = at.room.makers[0].pk
    assert owed_to(maker).total == 70_000
    late = message(at.room, (lot, 1), location=str(at.place.pk), device_at=happened.isoformat())
    (heard,) = receive(stall, [late], device_now=now())
    assert heard.status == "recorded"
    assert owed_to(maker).total == 70_000
    line = at.line(lot)
    assert (line.sold, line.lost, line.left) == (1, 0, 0)
    assert closing.lines.get().difference == 1
    assert [one.sale.receipt for one in late_sales(at.exhibition)] == [late["receipt"]]
    for page in (f"{HERE}{at.exhibition.pk}/barang/", f"{HERE}{at.exhibition.pk}/hasil/"):
        assert "setelah penutupan" in sari.get(page).content.decode()
    assert late["receipt"] in words_on(sari.get(f"{HERE}penutupan/{closing.pk}/cetak/").content)
    assert [result.differences for result in run_checks() if not result.ok] == []


def test_a_late_sale_of_a_piece_that_came_home_is_a_difference_that_two_people_close_again(at: Fair):
    lot = at.lot(pieces=6)
    at.bring(lot, 6, home=True)
    first = ask_closing(at.exhibition, by=at.sari)
    stall, _secret = register_till("Kasir stan", "P1", at.place, by=None)
    receive(stall, [message(at.room, (lot, 1), location=str(at.place.pk))], device_now=now())
    assert at.line(lot).left == -1
    assert Task.objects.filter(kind="oversold").exists()
    assert first.lines.get().difference == 0
    with pytest.raises(Refused, match="reason_missing"):
        ask_closing(at.exhibition, by=at.sari)
    second = approve_closing(ask_closing(at.exhibition, note="terjual di hari terakhir", by=at.sari), by=at.wulan)
    assert (second.round, second.lines.get().difference) == (2, -1)
    assert at.line(lot).left == 0
    assert at.room.level(lot, at.room.places[LocationKind.LOST]) == -1
    assert [result.differences for result in run_checks() if not result.ok] == []


def test_what_was_counted_home_and_sold_late_is_put_right_whether_or_not_it_was_closed_again(at: Fair, sari):
    """The page says what happened; the return is corrected once, and books, law and money agree."""
    lots = [at.lot(pieces=6, price=100_000), at.lot(pieces=6, price=100_000)]
    for lot in lots:
        at.bring(lot, 6, home=True)
    ask_closing(at.exhibition, by=at.sari)
    stall, _secret = register_till("Kasir stan", "P1", at.place, by=None)
    here, said = f"{HERE}{at.exhibition.pk}/barang/", {"jumlah": "1", "alasan": "tidak ada di galeri"}
    place = at.room.place.pk
    receive(stall, [message(at.room, (lots[0], 1), location=str(at.place.pk))], device_now=now())
    page = sari.get(here).content.decode()
    for words in (
        "1 barang terjual melebihi yang tersisa menurut catatan",
        "tercatat kembali 6",
        "Betulkan yang kembali",
    ):
        assert words in page
    paper = ask_closing(at.exhibition, note="terjual di hari terakhir", by=at.sari)
    assert "Selisih di bawah nol" in words_on(sari.get(f"{HERE}penutupan/{paper.pk}/cetak/").content)
    approve_closing(paper, by=at.wulan)
    receive(stall, [message(at.room, (lots[1], 1), location=str(at.place.pk))], device_now=now())
    assert [(at.line(lot).left, at.line(lot).lost) for lot in lots] == [(0, -1), (-1, 0)]
    assert "1 dibukukan sebagai hilang di bawah nol" in sari.get(here).content.decode()
    owed = owed_to(at.room.makers[0].pk).total
    wrong = {"asal": f"{lots[0].pk}:{place}", "jumlah": "2", "kunci": str(uuid4())}
    too_many = sari.post(f"{here}kembali/", {**said, **wrong})
    assert (too_many.status_code, "Paling banyak 1 barang" in too_many.content.decode()) == (422, True)
    for lot in lots:
        right = {**said, "asal": f"{lot.pk}:{place}", "kunci": str(uuid4())}
        assert [sari.post(f"{here}kembali/", right).status_code for _twice in range(2)] == [302, 302]
    for lot in lots:
        line = at.line(lot)
        assert (line.brought, line.sold, line.returned, line.lost, line.left, line.level) == (6, 1, 5, 0, 0, 0)
        assert at.room.level(lot, at.room.place) == 5
    assert owed_to(at.room.makers[0].pk).total == owed, "it was sold and paid as sold, never as lost"
    assert "melebihi" not in sari.get(here).content.decode()
    assert [result.differences for result in run_checks() if not result.ok] == []
