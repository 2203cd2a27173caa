"""The report of a month: what was posted in it, the same whenever it is asked, kept whole once it is issued."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, transaction
from python_calamine import CalamineWorkbook

from kriya.accounts.roles import Role
from kriya.core.checks.running import Found
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.inventory.actions.prices import change_price
from kriya.makers.models import Maker
from kriya.sales.actions.recording import record_sale
from kriya.sales.actions.refunding import Back, refund
from kriya.sales.actions.shifts import close_shift, open_shift
from kriya.sales.actions.tills import register_till
from kriya.sales.actions.visitors import tap
from kriya.sales.models import Sale, SaleLine
from kriya.sales.told import TenderTold
from kriya.showroom.actions import settlements
from kriya.showroom.actions.months import digest_of, issue_month
from kriya.showroom.actions.returns import hand_back
from kriya.showroom.checks import monthly_reports_unchanged
from kriya.showroom.models import MonthlyReport
from kriya.showroom.reports.queries.months import Month, figures_of
from tests import build
from tests.paper import words_on
from tests.trade import Showroom, showroom, told

pytestmark = pytest.mark.django_db
OCTOBER = Month.of_text("2026-10")
HERE = "/pekalongan/kelola/galeri/laporan/bulanan/"


def on(month: int, day: int, hour: int = 3) -> Any:
    return time_machine.travel(datetime(2026, month, day, hour, tzinfo=UTC), tick=False)


def sold(at: Showroom, lot: Any, pieces: int, **more: Any) -> Sale:
    return Sale.objects.get(pk=record_sale(told(at, (lot, pieces), **more)).sale)


@pytest.fixture
def october() -> Any:
    """September: 10 scarves come in, one is sold. October: two are sold, one comes back, two vases, a settlement."""
    with on(9, 10):
        at = showroom()
        people = {role: build.member(at.council, role, f"Orang {role}") for role in (Role.TREASURER, Role.CHAIR)}
        with council_scope(at.council):
            scarf = at.lot(at.makers[0])
            vase = at.public_goods(price=40_000)
            sold(at, scarf, 1)
    with on(10, 5), council_scope(at.council):
        sold(at, scarf, 2)
        sold(at, vase, 2, tenders=(TenderTold("qris", 80_000, reference="R1"),))
        tap(at.place, 5, by=None)
        # Sold on the last day of September, heard of now.
        sold(at, scarf, 1, device_at=datetime(2026, 9, 30, 4, tzinfo=UTC))
    with on(10, 20), council_scope(at.council):
        line = SaleLine.objects.filter(pieces=2, lot=scarf).get()
        refund(line.sale, [Back(line.pk, 1)], reason="kekecilan", by=None)
        hand_back(at.makers[0], [(scarf, at.place, 3)], received_by="Tejo", by=None)
        run = settlements.preview(datetime(2026, 10, 19, tzinfo=UTC).date(), by=people[Role.TREASURER])
        settlements.approve(run, by=people[Role.CHAIR])
        settlements.post(run, by=people[Role.TREASURER])
        till, _secret = register_till("Kasir 1", "A1", at.place, by=None)
        shift = open_shift(till, opening_cash=50_000)
        close_shift(shift, counted=45_000, reason="kurang kembalian")
    with council_scope(at.council):
        yield at, scarf, people


def test_a_month_counts_what_was_posted_in_it(october: Any) -> None:
    at, _scarf, _people = october
    with on(11, 2):
        found = figures_of(OCTOBER)
    sums = found["summary"]
    assert (sums["receipts"], sums["total"], sums["back"], sums["left"]) == (3, 380_000, 100_000, 280_000)
    assert (sums["net"], sums["commission"], sums["own"]) == (140_000, 60_000, 80_000)
    assert (sums["late_receipts"], sums["late"]) == (1, 100_000)
    assert (sums["pieces"], sums["visitors"], sums["makers"], sums["differences"]) == (4, 5, 1, -5_000)
    (stock,) = found["stock"]
    counted = [stock[name] for name in ("opening", "taken", "sold", "returned", "lost", "closing")]
    assert counted == [19, 0, 4, 3, 0, 12]
    assert stock["worth"] == 4 * 100_000 + 8 * 40_000
    (paid,) = found["settlements"]
    # Four scarves, one of which came back: what is taken off does not wait for its day.
    assert (paid["amount"], paid["makers"]) == (210_000, 1)
    assert sums["owed"] == 0
    money = {row["key"]: row for row in found["money"]}
    assert sum(row["closing"] for row in found["money"]) == 0
    assert money["qris"]["closing"] == 80_000
    assert [(row["difference"], row["reason"]) for row in found["drawers"]] == [(-5_000, "kurang kembalian")]
    assert [row["name"] for row in found["makers"]] == ["Batik Tejo", ""]
    assert at.makers[0].name == "Batik Tejo"


def test_what_comes_later_changes_no_month_that_is_over(october: Any) -> None:
    at, scarf, people = october
    with on(11, 1, hour=0):
        before = figures_of(OCTOBER)
    with on(11, 3):
        sold(at, scarf, 2, device_at=datetime(2026, 10, 31, 9, tzinfo=UTC))
        refund(Sale.objects.earliest("recorded_at"), [Back(SaleLine.objects.earliest("sale__recorded_at").pk, 1)], reason="robek", by=None)  # fmt: skip
        change_price(scarf, 70_000, reason="turun", by=None)
        run = settlements.preview(datetime(2026, 11, 2, tzinfo=UTC).date(), by=people[Role.TREASURER])
        settlements.approve(run, by=people[Role.CHAIR])
        settlements.post(run, by=people[Role.TREASURER])
        Maker.objects.filter(pk=at.makers[0].pk).update(name="Batik Tejo Baru")
        assert figures_of(OCTOBER) == before
        november = figures_of(OCTOBER.next)["summary"]
    assert (november["late_receipts"], november["late"]) == (1, 200_000)


def test_a_month_is_issued_once_and_only_when_it_is_over(october: Any) -> None:
    _at, _scarf, people = october
    with on(10, 31), pytest.raises(Refused, match="month_not_over"):
        issue_month(OCTOBER, by=people[Role.CHAIR])
    with on(11, 1):
        first = issue_month(OCTOBER, by=people[Role.CHAIR])
    with on(11, 9):
        assert issue_month(OCTOBER, by=people[Role.TREASURER]).pk == first.pk
    assert first.number == "LG/2026/10"
    kept = MonthlyReport.objects.get()
    assert kept.digest == digest_of(kept.number, kept.figures)
    assert kept.issued_by == people[Role.CHAIR]
    assert monthly_reports_unchanged() == Found(1, [])
    with pytest.raises(DatabaseError), transaction.atomic():
        MonthlyReport.objects.update(number="LG/2026/99")


def test_a_report_that_was_changed_behind_its_back_is_found(october: Any) -> None:
    _at, _scarf, people = october
    with on(11, 1):
        told = figures_of(OCTOBER)
    wrong = {**told, "summary": {**told["summary"], "left": 1}}
    row = {"month": OCTOBER.first, "number": "LG/2026/10", "digest": digest_of("LG/2026/10", told)}
    MonthlyReport.objects.create(**row, figures=wrong, issued_at=OCTOBER.until, issued_by=people[Role.CHAIR])
    found = monthly_reports_unchanged()
    assert found.differences == [
        "LG/2026/10 does not say what was issued", "LG/2026/10: net sales 1, shares 280000",
    ]  # fmt: skip


def test_the_trade_office_reads_a_month_and_takes_it_home_the_same_each_time(october: Any) -> None:
    at, _scarf, people = october
    dinas = build.browser_of(build.member(at.council, Role.TRADE_OFFICE, "Hendra"))
    chair = build.browser_of(people[Role.CHAIR])
    with on(11, 2):
        draft = dinas.get(f"{HERE}?bulan=2026-10").content.decode()
        assert "belum diterbitkan" in draft
        assert "Terbitkan laporan" not in draft
        assert dinas.post(f"{HERE}terbit/", {"bulan": "2026-10"}).status_code == 403
        assert "DRAF" in words_on(dinas.get(f"{HERE}laporan.pdf?bulan=2026-10").content)
        assert chair.post(f"{HERE}terbit/", {"bulan": "2026-10"}).status_code == 302
        book, paper = files(dinas)
    with on(11, 9):
        page = dinas.get(f"{HERE}?bulan=2026-10").content.decode()
        assert "LG/2026/10" in page
        assert "1 struk senilai Rp100.000" in page
        assert files(dinas) == (book, paper)
    names = CalamineWorkbook.from_filelike(BytesIO(book)).sheet_names
    assert names == [
        "Ringkasan", "Penjualan per kanal", "Per jenis", "Per perajin", "Stok", "Pelunasan", "Kas dan akun", "Selisih kas",
        "Pengunjung",
    ]  # fmt: skip
    said = " ".join(words_on(paper).split())
    for part in (
        "LG/2026/10",
        "Oktober 2026",
        "dua ratus delapan puluh ribu rupiah",
        "Mengetahui, ketua",
        "Batik Tejo",
    ):
        assert part in said
    assert "DRAF" not in said


def files(client: Any) -> tuple[bytes, bytes]:
    asked = (f"{HERE}unduh.xlsx?bulan=2026-10", f"{HERE}laporan.pdf?bulan=2026-10")
    book, paper = (client.get(path).content for path in asked)
    return book, paper


def test_a_month_of_nothing_and_of_the_future_can_be_read(october: Any) -> None:
    at, _scarf, people = october
    chair = build.browser_of(people[Role.CHAIR])
    with on(11, 2):
        for month in ("2020-02", "2026-11", "2030-01", "x"):
            for path in ("", "unduh.xlsx", "laporan.pdf"):
                assert chair.get(f"{HERE}{path}?bulan={month}").status_code == 200, (month, path)
        early = chair.post(f"{HERE}terbit/", {"bulan": "2026-11"}, follow=True).content.decode()
    assert "belum selesai" in early
    assert MonthlyReport.objects.count() == 0
    assert timedelta(days=31) == OCTOBER.until - OCTOBER.since
    assert at.council.time_zone == "Asia/Jakarta"
