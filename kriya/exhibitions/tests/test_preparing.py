"""Tasks from the template, pieces to be shown, travellers, and the papers of them."""

from datetime import timedelta

import pytest

from kriya.accounts.roles import Role
from kriya.catalog.actions.curation import publish_product
from kriya.catalog.models import Product
from kriya.core.refusal import Refused
from kriya.exhibitions.actions.preparing import add_pattern, add_task, use_patterns
from kriya.exhibitions.actions.prices import set_prices
from kriya.exhibitions.models import Anchor, ChecklistItem, ChecklistPattern, DisplayItem, Traveller
from kriya.exhibitions.tests.builders import Fair
from kriya.makers.actions.consent import give_consent
from tests import build
from tests.paper import words_on

HERE = "/pekalongan/kelola/pameran/"


def test_the_template_gives_each_task_its_day_and_twice_is_once(at: Fair, sari):
    here = f"{HERE}{at.exhibition.pk}/persiapan/"
    add_pattern(title="Latih penjaga stan", anchor=Anchor.START, days=5)
    for _twice in range(2):
        sari.post(f"{here}baku/")
    assert ChecklistItem.objects.get().due_on == at.exhibition.starts_on - timedelta(days=5)
    ChecklistPattern.objects.all().delete()
    count = use_patterns(at.exhibition, owner=at.sari)
    assert count == ChecklistPattern.objects.count() > 5
    after = ChecklistItem.objects.get(title__startswith="Tutup pameran")
    assert (after.due_on, after.owner) == (at.exhibition.ends_on + timedelta(days=3), at.sari)
    assert "Tutup pameran" in sari.get(here).content.decode()


def test_the_template_is_the_councils_own(at: Fair, sari):
    page = sari.get(f"{HERE}tugas-baku/")
    assert page.status_code == 200
    line = ChecklistPattern.objects.order_by("pk").first()
    sari.post(f"{HERE}tugas-baku/", {"hapus": line.pk})
    assert not ChecklistPattern.objects.filter(pk=line.pk).exists()
    said = {"title": "Undang wartawan", "days": "7", "anchor": "start"}
    assert sari.post(f"{HERE}tugas-baku/", said).status_code == 302
    assert sari.post(f"{HERE}tugas-baku/", said).status_code == 422


def test_a_task_is_ticked_by_whom_it_is_given_to_or_who_keeps_programmes(at: Fair, sari):
    dimas = build.member(at.room.council, Role.CASHIER, "Dimas")
    mine = add_task(at.exhibition, title="Bawa kasir", due_on=at.exhibition.starts_on, owner=dimas)
    other = add_task(at.exhibition, title="Pesan mobil", due_on=at.exhibition.starts_on, owner=at.wulan)
    with pytest.raises(Refused, match="checklist_there_already"):
        add_task(at.exhibition, title="bawa kasir", due_on=at.exhibition.starts_on, owner=None)
    browser = build.browser_of(dimas)
    for one in (mine, other):
        browser.post(f"{HERE}tugas/{one.pk}/centang/", {"selesai": "ya"})
        one.refresh_from_db()
    assert (mine.done_by, other.done_at) == (dimas, None)
    sari.post(f"{HERE}tugas/{mine.pk}/centang/", {"selesai": "tidak"})
    mine.refresh_from_db()
    assert (mine.done_at, mine.done_by) == (None, None)
    sari.post(f"{HERE}tugas/{other.pk}/", {"due_on": "2026-12-01", "owner": at.sari.pk})
    other.refresh_from_db()
    assert other.owner == at.sari


def test_what_is_shown_is_chosen_and_printed_with_the_prices_of_the_fair(at: Fair, sari):
    tejo = at.room.makers[0]
    give_consent(tejo, ["name"], source="uji", by=None)
    lot = at.lot(tejo, price=100_000)
    product = publish_product(Product.objects.get(pk=lot.product_id))
    set_prices(at.exhibition, {lot.pk: 130_000}, by=None)
    here = f"{HERE}{at.exhibition.pk}/"
    assert product.name in sari.get(f"{here}pajang/").content.decode()
    assert sari.post(f"{here}pajang/", {f"bawa_{product.pk}": "banyak"}).status_code == 422
    sari.post(f"{here}pajang/", {f"bawa_{product.pk}": "4"})
    assert DisplayItem.objects.get().pieces == 4
    words = words_on(sari.get(f"{here}pajang.pdf").content)
    for said in (product.name, "Batik Tejo", "Rp130.000", "Kriya Nusantara 2026"):
        assert said in words
    sari.post(f"{here}pajang/", {})
    assert not DisplayItem.objects.exists()


def test_travellers_are_listed_changed_and_printed(at: Fair, sari):
    here = f"{HERE}{at.exhibition.pk}/"
    rows = {"o-TOTAL_FORMS": "3", "o-INITIAL_FORMS": "0"}
    said = {"o-0-name": "Sari", "o-0-duty": "penjaga stan", "o-0-transport": "KA Argo", "o-1-name": "Joko", **rows}
    assert sari.post(f"{here}perjalanan/", said).status_code == 302
    sari_row = Traveller.objects.get(name="Sari")
    assert (sari_row.departs_on, sari_row.returns_on) == (at.exhibition.starts_on, at.exhibition.ends_on)
    assert "KA Argo" in words_on(sari.get(f"{here}perjalanan.pdf").content)
    wrong = {"o-0-name": "Sari", "o-0-departs_on": "2026-05-03", "o-0-returns_on": "2026-05-01", **rows}
    assert sari.post(f"{here}perjalanan/", wrong).status_code == 422
    sari.post(f"{here}perjalanan/", {"o-0-name": "Sari", "o-0-duty": "ketua rombongan", **rows})
    kept = Traveller.objects.get()
    assert (kept.pk, kept.duty, kept.transport) == (sari_row.pk, "ketua rombongan", "")
