"""What staff edit keeps its history, and the page of the record tells it: who, when, from what to what, by which request."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kriya.accounts.queries.history import PAGE
from kriya.accounts.roles import Role
from kriya.core.clock import today
from kriya.core.indicators import INDICATORS
from kriya.core.scoping import council_scope
from kriya.councils.actions import describe_council
from kriya.councils.models import Council
from kriya.crafts.models import Craft
from kriya.exhibitions.tests.builders import planned
from kriya.inventory.actions.locations import add_location
from kriya.makers.actions.groups import change_group
from kriya.makers.actions.logins import give_login, take_login
from kriya.makers.models import Group
from kriya.sales.actions.tills import register_till
from kriya.training.models import Course, Module
from kriya.visits.actions.agenda import Part, set_agenda
from kriya.visits.tests.builders import hosting
from tests import build

GROUPS = "/pekalongan/kelola/umkm/kelompok/"


@pytest.fixture
def council(real_db: None) -> Council:
    # Real commits: who and by which request is told beside each statement of a request.
    return build.pekalongan(crafts=True)


@pytest.fixture
def sari(council: Council) -> Any:
    return build.browser_of(build.member(council, Role.STAFF, "Sari"))


def group(council: Council) -> Group:
    with council_scope(council):
        made = Group(name="KUB Mekar", kind="kub")
        made.save()
    return made


def told(page: str) -> str:
    """The part of a page that tells the history, its words in one line."""
    return " ".join(page.partition('id="riwayat"')[2].partition("</section>")[0].split())


def test_a_group_tells_who_changed_what_and_by_which_request(council: Council, sari: Any) -> None:
    address = f"{GROUPS}{group(council).pk}/"
    assert "Belum pernah diubah." in told(sari.get(address).content.decode())
    sari.post(f"{address}ubah/", {"name": "KUB Mekar Jaya", "kind": "sentra"})
    history = told(sari.get(address).content.decode())
    for said in ("Sari", "Nama", "KUB Mekar", "KUB Mekar Jaya", "KUB", "sentra", "kelompok/…/ubah/", "permintaan"):
        assert said in history


def test_a_group_tells_who_joined_and_who_left_asking_no_oftener_for_more(council: Council, sari: Any) -> None:
    made = group(council)
    with council_scope(council):
        makers = [build.maker(name) for name in ("Batik Sekar", "Batik Arum", "Batik Melati")]
    address, asked = f"{GROUPS}{made.pk}/", []
    for maker in makers:
        sari.post(f"{address}masuk/{maker.pk}/")
        sari.post(f"{address}keluar/{maker.pk}/")
        with CaptureQueriesContext(connection) as questions:
            history = told(sari.get(address).content.decode())
        asked.append(len(questions))
    assert "Ditambahkan: Batik Sekar" in history
    assert "Dihapus: Batik Melati" in history
    assert "Sari" in history
    assert len(set(asked)) == 1


VISITS = {
    "opens": "08:00", "closes": "15:00", "weekdays": ["0", "5"], "minutes": "150", "notice_days": "7",
    "most_people": "60", "guest_days": "90",
}  # fmt: skip


def test_rules_tell_who_set_them_first_and_what_they_were(council: Council, sari: Any) -> None:
    places = "/pekalongan/kelola/kunjungan/tempat/"
    sari.post(f"{places}aturan/", VISITS)
    assert "Ditambahkan" in told(sari.get(places).content.decode())
    sari.post(f"{places}aturan/", {**VISITS, "opens": "10:30", "weekdays": ["1"]})
    history = told(sari.get(places).content.decode())
    for said in ("Sari", "Mulai menerima", "08.00", "10.30", "Senin, Sabtu", "Selasa", "tempat/aturan/"):
        assert said in history


def test_a_target_tells_of_which_figure_and_period_it_is(council: Council) -> None:
    wulan = build.browser_of(build.member(council, Role.CHAIR, "Wulan"))
    with council_scope(council):
        year = str(today().year)
    page, asked = "/pekalongan/kelola/capaian/target/", {"period": year, "code": "makers.fostered"}
    for value in ("10", "25"):
        wulan.post(page, {**asked, "value": value, "note": "rencana"})
    history = told(wulan.get(page).content.decode())
    for said in (year, INDICATORS["makers.fostered"].name, "10", "25", "Wulan"):
        assert str(said) in history


def test_a_till_tells_its_name_where_all_tills_stand(council: Council, sari: Any) -> None:
    with council_scope(council):
        register_till("Tablet depan", "A", add_location("showroom", "Rak depan"), by=None)
    assert "Ditambahkan: Tablet depan" in told(sari.get("/pekalongan/kelola/galeri/kasir/").content.decode())


def test_a_course_tells_of_its_modules_by_their_titles(council: Council, sari: Any) -> None:
    with council_scope(council):
        course = Course(name="Batik dasar", craft=Craft.objects.get(code="batik.tulis"))
        course.save()
        module = Module(course=course, position=1, title="Malam", minutes=60)
        module.save()
        Module.objects.filter(pk=module.pk).update(minutes=90)
        module.delete()
    history = told(sari.get(f"/pekalongan/kelola/pelatihan/kursus/{course.pk}/").content.decode())
    for said in ("Diubah: Malam", "60", "90", "Dihapus: Malam"):
        assert said in history


def test_a_craft_tells_how_its_kbli_was_mapped(council: Council, sari: Any) -> None:
    with council_scope(council):
        craft = Craft.objects.get(code="batik.tulis")
    address = f"/pekalongan/kelola/kerajinan/{craft.pk}/"
    sari.post(address, {"kbli_code": "13911", "kbli_edition": "2025"})
    history = told(sari.get(address).content.decode())
    assert "13134" in history
    assert "13911" in history


def test_the_council_tells_what_its_profile_was_its_telephone_too(council: Council) -> None:
    """It tells everybody how to reach it: here it is masked from nobody."""
    wulan = build.browser_of(build.member(council, Role.CHAIR, "Wulan"))
    profile = {"name": "Dekranasda Kota Batik", "short_name": "Batik", "phone": "+62285000000"}
    cloth = {"dye": "soga", "motif": "kawung", "time_zone": "Asia/Jakarta"}
    page = "/pekalongan/kelola/dewan/"
    assert "Belum pernah diubah." in told(wulan.get(page).content.decode())
    wulan.post(page, {**profile, **cloth})
    history = told(wulan.get(page).content.decode())
    for said in ("Wulan", "Dekranasda Kota Pekalongan", "Dekranasda Kota Batik", "+62285000000", "/kelola/dewan/"):
        assert said in history


def test_lines_that_a_browser_ends_its_own_way_are_no_change(council: Council) -> None:
    describe_council(council, address="Gedung A\nJl. Contoh 1")
    wulan, page = build.browser_of(build.member(council, Role.CHAIR, "Wulan")), "/pekalongan/kelola/dewan/"
    sent = {"name": council.name, "short_name": "Batik", "address": "Gedung A\r\nJl. Contoh 1"}
    wulan.post(page, {**sent, "dye": "indigo", "motif": "kawung", "time_zone": "Asia/Jakarta"})
    newest = told(wulan.get(page).content.decode()).partition("<strong>")[2].partition("<strong>")[0]
    assert "Nama pendek" in newest
    assert "Alamat kantor" not in newest


def test_a_form_that_was_refused_is_not_told_as_history(council: Council, sari: Any) -> None:
    made = group(council)
    sari.post(f"{GROUPS}{made.pk}/ubah/", {"name": "", "kind": "kub"})
    assert "Belum pernah diubah." in told(sari.get(f"{GROUPS}{made.pk}/").content.decode())


def test_who_may_not_read_histories_sees_none(council: Council) -> None:
    cashier = build.browser_of(build.member(council, Role.CASHIER, "Dimas"))
    page = cashier.get(f"{GROUPS}{group(council).pk}/")
    assert page.status_code == 200
    assert 'id="riwayat"' not in page.content.decode()


def test_what_a_removed_cost_was_stands_in_the_history_of_its_exhibition(council: Council, sari: Any) -> None:
    with council_scope(council):
        fair = planned()
    address = f"/pekalongan/kelola/pameran/{fair.pk}/"
    cost = {"kind": "space", "what": "Sewa panggung", "amount": "1500000", "payer": "council"}
    assert sari.post(f"{address}biaya/", cost).status_code == 302
    with council_scope(council):
        line = fair.costs.get()
    sari.post(f"/pekalongan/kelola/pameran/biaya/{line.pk}/hapus/")
    history = told(sari.get(address).content.decode())
    for said in ("Ditambahkan: Sewa panggung", "Dihapus: Sewa panggung (biaya pameran)", "Rp1.500.000", "kas dewan"):
        assert said in history
    assert history.count("· permintaan") == 2


def test_an_agenda_set_anew_tells_the_part_that_changed_alone(council: Council, sari: Any) -> None:
    with council_scope(council):
        visit = hosting(council).agreed()
        first, *others = [Part(one.kind, one.title, one.minutes, one.who) for one in visit.agenda.order_by("position")]
        set_agenda(visit, [replace(first, minutes=first.minutes + 7), *others])
    history = told(sari.get(f"/pekalongan/kelola/kunjungan/{visit.pk}/").content.decode())
    assert f"Diubah: {first.title} (susunan acara)" in history
    assert f"Diubah: {others[0].title}" not in history
    assert "Dihapus" not in history


def test_a_maker_tells_who_lost_its_log_in(council: Council, sari: Any) -> None:
    with council_scope(council):
        maker = build.maker()
        login = give_login(maker, phone="+628123456789", name="Bu Warsini", by=None)
        take_login(login, by=None)
    history = told(sari.get(f"/pekalongan/kelola/umkm/{maker.pk}/").content.decode())
    assert "Akun diberikan kepada Bu Warsini" in history
    assert "Akun Bu Warsini dicabut" in history


def test_a_list_tells_which_groups_are_gone(council: Council, sari: Any) -> None:
    made = group(council)
    assert "Yang dihapus" not in sari.get(GROUPS).content.decode()
    sari.post(f"{GROUPS}{made.pk}/hapus/")
    history = told(sari.get(GROUPS).content.decode())
    for said in ("Yang dihapus", "Dihapus: KUB Mekar", "Sari", "permintaan"):
        assert said in history


def test_a_long_history_is_read_to_its_beginning(council: Council, sari: Any) -> None:
    made = group(council)
    with council_scope(council):
        for number in range(PAGE + 2):
            change_group(made, note=f"catatan {number}")
    address = f"{GROUPS}{made.pk}/"
    assert "Tampilkan yang lebih lama (2)" in (newest := told(sari.get(address).content.decode()))
    assert "catatan 0" not in newest
    assert "catatan 0" in told(sari.get(f"{address}?sampai={2 * PAGE}").content.decode())


def test_what_one_request_changed_is_read_together(council: Council, sari: Any) -> None:
    made = group(council)
    sari.post(f"{GROUPS}{made.pk}/ubah/", {"name": "KUB Mekar Jaya", "kind": "sentra"})
    with council_scope(council):
        request = Group.pgh_event_model.objects.get().pgh_context["request"]  # type: ignore[attr-defined]
    nana = build.browser_of(build.member(council, Role.AUDITOR, "Nana"))
    assert f"?permintaan={request}" in told(nana.get(f"{GROUPS}{made.pk}/").content.decode())
    history = told(nana.get(f"/pekalongan/kelola/riwayat/?permintaan={request}").content.decode())
    for said in ("Diubah: KUB Mekar", "KUB Mekar Jaya", "Sari"):
        assert said in history


def test_what_the_lists_of_histories_do_not_know_they_say(council: Council) -> None:
    nana = build.browser_of(build.member(council, Role.AUDITOR, "Nana"))
    page = "/pekalongan/kelola/riwayat/"
    for asked in ("?permintaan=bukan-kunci", "?jenis=makers.maker", "?jenis=auth.user"):
        assert "Pameran" in nana.get(f"{page}{asked}").content.decode()
    cashier = build.browser_of(build.member(council, Role.CASHIER, "Dimas"))
    assert cashier.get(page).status_code == 403
