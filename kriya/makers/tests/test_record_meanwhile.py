"""Two officers have one form of a record open: nothing is lost that only one of them said, and both are told of the rest."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.makers.actions.figures import add_figure
from kriya.makers.actions.papers import add_paper
from kriya.makers.actions.personal import change_bank_account
from kriya.makers.models import BankAccount, Maker, Paper, YearlyFigure
from tests import build

pytestmark = pytest.mark.django_db

OFFICE = "/pekalongan/kelola/umkm/"


@pytest.fixture
def year(council: Any, maker: Maker) -> str:
    """The page of a year of which men and sales are known."""
    with council_scope(council):
        row = add_figure(maker, year=2024, source="Pendataan", by=None, labour_men=2, yearly_sales=544_000_000)
    return f"{OFFICE}{maker.pk}/angka/{row.pk}/"


@pytest.fixture
def bank(council: Any, maker: Maker) -> str:
    with council_scope(council):
        change_bank_account(maker, bank="BRI", number="0012345678", holder="Siti")
    return f"{OFFICE}{maker.pk}/rekening/"


def test_a_form_that_was_open_meanwhile_takes_nothing_back_that_it_did_not_touch(
    council: Any, staff: Any, year: str
) -> None:
    stale = build.opened(staff, year)
    staff.post(year, {**build.opened(staff, year), "yearly_sales": "600 jt"})
    assert staff.post(year, {**stale, "labour_men": "3"}).status_code == 302
    with council_scope(council):
        row = YearlyFigure.objects.get()
    assert (row.labour_men, row.yearly_sales) == (3, 600_000_000)


def test_what_two_people_changed_is_asked_about_and_stands_when_it_is_said_again(
    council: Any, staff: Any, year: str
) -> None:
    stale = build.opened(staff, year)
    staff.post(year, {**build.opened(staff, year), "yearly_sales": "600 jt", "labour_men": "5"})
    page = staff.post(year, {**stale, "yearly_sales": "700 jt"})
    assert page.status_code == 422
    assert "Sari baru saja mengubahnya menjadi Rp600.000.000" in page.content.decode()
    again = {**page.context["form"].data.dict(), "dibuka": page.context["form"].opened_as}
    assert staff.post(year, again).status_code == 302
    with council_scope(council):
        row = YearlyFigure.objects.get()
    assert (row.labour_men, row.yearly_sales) == (5, 700_000_000)


def test_a_page_carries_what_it_was_opened_as_but_no_number_of_an_account(staff: Any, year: str, bank: str) -> None:
    assert '<input type="hidden" name="dibuka" value="{&quot;year&quot;: 2024' in staff.get(year).content.decode()
    page = staff.get(bank).content.decode()
    assert 'name="dibuka"' in page
    assert "0012345678" not in page


def test_a_day_that_somebody_else_wrote_on_a_paper_stays(council: Any, staff: Any, maker: Maker) -> None:
    with council_scope(council):
        paper = add_paper(maker, kind="nib", by=None, number="1234567890123")
    url = f"{OFFICE}{maker.pk}/dokumen/{paper.pk}/"
    stale = build.opened(staff, url)
    staff.post(url, {**build.opened(staff, url), "issued_on": "2024-02-03"})
    assert staff.post(url, {**stale, "title": "Berusaha"}).status_code == 302
    with council_scope(council):
        paper = Paper.objects.get()
    assert (paper.title, paper.issued_on) == ("Berusaha", date(2024, 2, 3))


def test_the_number_of_one_bank_does_not_end_up_under_the_name_of_another(council: Any, staff: Any, bank: str) -> None:
    stale = build.opened(staff, bank)
    staff.post(bank, {"bank": "BCA", "number": "99887766", "holder": "Siti", "dibuka": stale["dibuka"]})
    assert staff.post(bank, {**stale, "holder": "Siti Aminah"}).status_code == 302
    with council_scope(council):
        account = BankAccount.objects.get()
    assert (account.bank, account.number, account.holder) == ("BCA", "99887766", "Siti Aminah")


def test_two_numbers_of_an_account_are_asked_about_without_showing_the_other(
    council: Any, staff: Any, bank: str
) -> None:
    stale = build.opened(staff, bank)
    staff.post(bank, {**build.opened(staff, bank), "number": "99887766"})
    page = staff.post(bank, {**stale, "number": "55443322"}).content.decode()
    assert "baru saja mengubahnya" in page
    assert "99887766" not in page
    with council_scope(council):
        assert BankAccount.objects.get().number == "99887766"


def test_saving_a_year_that_was_removed_meanwhile_loses_nothing_that_was_typed(
    council: Any, staff: Any, maker: Maker, year: str
) -> None:
    stale = build.opened(staff, year)
    build.browser_of(build.member(council, Role.STAFF, "Rina")).post(f"{year}hapus/")
    page = staff.post(year, {**stale, "yearly_sales": "700 jt"})
    said = page.content.decode()
    assert page.status_code == 422
    assert "Rina sudah menghapusnya. Isian Anda belum tersimpan." in said
    assert (again := f"{OFFICE}{maker.pk}/angka/baru/") in said
    assert staff.post(again, page.context["form"].data.dict()).status_code == 302
    with council_scope(council):
        row = YearlyFigure.objects.get()
    assert (row.year, row.labour_men, row.yearly_sales) == (2024, 2, 700_000_000)


def test_opening_or_removing_a_year_that_is_gone_leads_back_to_the_record(
    council: Any, staff: Any, maker: Maker, year: str
) -> None:
    staff.post(f"{year}hapus/")
    for answer in (staff.get(year, follow=True), staff.post(f"{year}hapus/", follow=True)):
        assert answer.status_code == 200
        assert "Ini sudah dihapus." in answer.content.decode()
    never = f"{OFFICE}{maker.pk}/angka/{maker.pk}/"
    assert staff.post(never, {"source": "Wawancara"}).status_code == 404


def test_saving_a_paper_that_was_removed_meanwhile_asks_for_its_file_again(
    council: Any, staff: Any, maker: Maker
) -> None:
    with council_scope(council):
        paper = add_paper(maker, by=None, kind="nib", number="1234567890123")
    page = f"{OFFICE}{maker.pk}/dokumen/{paper.pk}/"
    stale = build.opened(staff, page)
    staff.post(f"{page}hapus/")
    scan = SimpleUploadedFile("nib.pdf", b"%PDF-1.4")
    said = staff.post(page, {**stale, "title": "NIB lama", "upload": scan}).content.decode()
    assert "Ini sudah dihapus. Isian Anda belum tersimpan." in said
    assert "Pilih berkasnya sekali lagi." in said
    assert "1234567890123" in said
    assert "NIB lama" in said
