"""The day: its order and tasks, who signed, what was shown and bought; names are forgotten, counts stay."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils.html import strip_tags
from PIL import Image

from kriya.accounts.roles import Role
from kriya.core.clock import now, standing_at, today
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.ledger.queries.balances import owed_to
from kriya.ledger.terms import Bearer
from kriya.sales.actions.recording import record_sale
from kriya.sales.models import Sale
from kriya.visits.actions.agenda import Part, finish_task, make_usual, set_agenda
from kriya.visits.actions.answering import agree
from kriya.visits.actions.gifts import give_by_label
from kriya.visits.actions.guests import Signed, sign
from kriya.visits.actions.holding import hold, link_of_visit, note_seen
from kriya.visits.actions.purging import purge_due
from kriya.visits.actions.rules import set_rules
from kriya.visits.actions.supplies import add_supply, buy, count, serve
from kriya.visits.checks import public_visits, souvenirs, supplies
from kriya.visits.models import Guest, PublishedVisit, Supply, Visit, VisitDataShown, VisitGift, VisitState
from kriya.visits.queries.day import agenda_of, bought_through, short_name, spent_on
from kriya.visits.tests.builders import Host, hosting, slot
from tests import build
from tests.trade import showroom, told

DESK = "/pekalongan/kelola/kunjungan/"


def at_its_day(visit: Visit) -> Any:
    """The hour at which a visit begins."""
    assert visit.starts_at is not None
    return standing_at(visit.starts_at)


def test_an_agreed_visit_begins_with_the_usual_order_and_tasks_before_its_day(at: Host):
    visit = at.agreed()
    hours = agenda_of(visit)
    assert hours[0].starts_at == visit.starts_at
    assert [one.ends_at for one in hours[:-1]] == [one.starts_at for one in hours[1:]]
    assert sum(one.item.minutes for one in hours) == 150
    assert all(task.due_on < visit.on for task in visit.tasks.all())
    done, *_others = visit.tasks.order_by("due_on", "pk")
    finish_task(done, by=at.sari)
    days = {task.pk: visit.on - task.due_on for task in visit.tasks.filter(done_at=None)}
    moved = agree(visit, slot(10), [at.hall], by=at.sari)
    assert {one.pk: moved.on - one.due_on for one in moved.tasks.filter(done_at=None)} == days, "they follow"
    assert visit.tasks.get(pk=done.pk).due_on == done.due_on, "what is done stays on its day"
    set_agenda(visit, [Part("talk", "Paparan singkat", 20)])
    make_usual(visit)
    assert [one.item.title for one in agenda_of(at.agreed("Sleman", ahead=25))] == ["Paparan singkat"]
    with pytest.raises(Refused, match="agenda_part_incomplete"):
        set_agenda(visit, [Part("talk", " ", 20)])


def test_signing_twice_is_once_and_other_words_under_the_same_id_are_refused(at: Host):
    visit, key = at.agreed(), new_id()
    with at_its_day(visit):
        first = sign(visit, Signed(" Bu  Rina ", ago=60), key=key)
        assert (first.name, sign(visit, Signed("Bu Rina"), key=key)) == ("Bu Rina", first)
        with pytest.raises(Refused, match="guest_other_payload"):
            sign(visit, Signed("Pak Budi"), key=key)
        with pytest.raises(Refused, match="guest_without_name"):
            sign(visit, Signed("  "), key=new_id())
    assert visit.guests.count() == 1
    # Not before the eve of the day.
    with pytest.raises(Refused, match="visit_not_open_for_guests"):
        sign(visit, Signed("Bu Rina"), key=new_id())


def test_the_groups_page_takes_a_form_with_a_picture_and_a_batch_of_a_telephone(at: Host, tmp_path: Any):
    visit = at.agreed()
    Image.new("RGB", (80, 60)).save(tmp_path / "foto.png")
    page = f"/pekalongan/kunjungan/rombongan/{visit.group_secret}/"
    guest, desk = Client(), build.browser_of(at.sari)
    with at_its_day(visit):
        form = {
            "kunci": str(new_id()), "name": "Bu Rina Astuti", "message": "Galerinya rapi.", "may_share": "on",
            "photo": SimpleUploadedFile("foto.png", (tmp_path / "foto.png").read_bytes()),
        }  # fmt: skip
        assert guest.post(page, form).status_code == 302
        row = {"id": str(new_id()), "name": "Pak Budi", "ago": 30}
        body = {"guests": [row, {**row, "name": "Orang lain"}, {"id": "x", "name": "Y"}]}
        acks = guest.post(f"{page}kirim/", body, content_type="application/json").json()["acks"]
        assert [one["status"] for one in acks] == ["signed", "guest_other_payload", "wrong"]
        assert guest.post(f"{page}kirim/", "[]", content_type="application/json").status_code == 400
        rina = Guest.objects.get(may_share=True)
        assert guest.get(f"{page}foto/{rina.pk}/")["Content-Type"] == "image/jpeg"
        shown = desk.get(f"{DESK}{visit.pk}/tamu/").content.decode()
        assert "Bu R. A." in shown
        assert "Astuti" not in shown
        full = desk.post(f"{DESK}{visit.pk}/tamu/lengkap/").content.decode()
    assert "Astuti" in full
    assert VisitDataShown.objects.get().what == "guests"


def test_a_paper_list_is_entered_once_and_can_be_printed(at: Host):
    visit, desk = at.agreed(), build.browser_of(at.sari)
    said = {"kunci": str(new_id()), "lines": "Bu Rina; Ketua; 0812\n\nPak Budi\n ; \n"}
    with at_its_day(visit):
        for _time in range(2):
            assert desk.post(f"{DESK}{visit.pk}/tamu/kertas/", said).status_code == 302
    assert sorted((guest.name, guest.title) for guest in visit.guests.all()) == [("Bu Rina", "Ketua"), ("Pak Budi", "")]
    assert desk.get(f"{DESK}{visit.pk}/daftar-hadir.pdf").content.startswith(b"%PDF")


def test_a_visit_that_took_place_is_public_by_number_and_region_alone(at: Host):
    visit = at.agreed()
    with pytest.raises(Refused, match="visit_not_yet"):
        hold(visit, came=None, summary="", by=at.sari)
    with at_its_day(visit):
        for name in ("Bu Rina", "Pak Budi"):
            sign(visit, Signed(name), key=new_id())
        assert hold(visit, came=None, summary="Ramai.", by=at.sari).came == 2
        assert hold(visit, came=3, summary="Ramai.", by=at.sari).came == 3
    public = PublishedVisit.objects.of(at.council.pk).get()
    assert (public.name, public.people, public.region_code) == ("Dekranasda Kabupaten Gunungkidul", 3, "34.03")
    assert public_visits().differences == []
    page = Client().get("/pekalongan/kunjungan/").content.decode()
    assert "Dekranasda Kabupaten Gunungkidul" in page
    assert "Diah" not in page
    PublishedVisit.objects.update(people=4)
    assert len(public_visits().differences) == 1


def test_names_are_forgotten_after_the_days_of_the_council_and_counts_stay(at: Host):
    set_rules(guest_days=30)
    visit, asked = at.agreed(), at.visit("Sleman")
    kept = at.agreed("Bantul", ahead=22, may_follow_up=True)
    for one in (visit, kept):
        with at_its_day(one):
            sign(one, Signed("Bu Rina"), key=new_id())
            hold(one, came=None, summary="", by=at.sari)
    assert purge_due() == 0
    with standing_at(now() + timedelta(days=80)):
        assert purge_due() == 3
        assert purge_due() == 0
    assert not Guest.objects.exists()
    for one in (visit, asked, kept):
        one.refresh_from_db()
    assert (visit.came, visit.contact_name, visit.contact_phone) == (1, "", "")
    assert asked.contact_phone == ""
    # Who allowed to be asked again is kept until the last time, and no longer.
    assert kept.contact_phone
    with standing_at(now() + timedelta(days=300)):
        purge_due()
    kept.refresh_from_db()
    assert kept.contact_phone == ""
    # The history of a visit never had them.
    assert not {"contact_phone", "contact_name", "guest_secret"} & {
        field.name for field in Visit.pgh_event_model._meta.get_fields()
    }


def test_what_was_shown_and_bought_is_known_by_label_and_code(real_db: None):
    goods = showroom()
    with council_scope(goods.council):
        lot = goods.lot(pieces=3)
        sari = build.member(goods.council, name="Sari")
        at = hosting(goods.council)
        visit = at.agreed()
        assert bought_through(visit) is None
        assert note_seen(visit, lot.code, by=sari) == note_seen(visit, lot.code, by=sari)
        with pytest.raises(Refused, match="label_unknown"):
            note_seen(visit, "2222222", by=sari)
        link = link_of_visit(visit, by=sari)
        assert link_of_visit(visit, by=sari) == link
        record_sale(told(goods, (lot, 1), attribution=link.code))
        bought = bought_through(visit)
        assert bought is not None
        assert (bought.sales_showroom, bought.total_showroom) == (1, lot.price)


def test_a_name_on_a_screen_is_its_first_word():
    assert short_name("Rina Astuti Wardhani") == "Rina A. W."
    assert short_name("") == ""


def test_a_visit_of_today_that_nobody_noted_is_told(at: Host):
    visit = at.agreed()
    with standing_at(slot(30).starts_at):
        assert visit.on < today()
        page = build.browser_of(at.sari).get(f"{DESK}?daftar=akan-datang").content.decode()
    assert "harinya lewat" in page
    assert visit.state == VisitState.AGREED


def test_a_souvenir_is_stock_at_its_cost_and_never_a_sale(real_db: None):
    goods = showroom()
    with council_scope(goods.council):
        lot = goods.lot(pieces=3)
        at = hosting(goods.council)
        visit, key = at.agreed(), new_id()
        for _time in range(2):
            gift = give_by_label(visit, lot.code, 2, key=key, by=at.sari)
        assert (goods.level(lot), gift.pieces, VisitGift.objects.count()) == (1, 2, 1)
        assert Sale.objects.count() == 0
        # What it cost is what its maker is owed for it.
        assert gift.cost == owed_to(lot.maker_id).total > 0
        assert spent_on(visit).total == gift.cost
        assert souvenirs().differences == []
        VisitGift.objects.update(pieces=1)
        assert len(souvenirs().differences) == 1
        with pytest.raises(Refused, match="gift_not_there"):
            give_by_label(visit, lot.code, 2, key=new_id(), by=at.sari)
        with pytest.raises(Refused, match="label_unknown"):
            give_by_label(visit, "2222222", 1, key=new_id(), by=at.sari)


def test_refreshments_are_stock_at_cost_and_the_last_piece_takes_what_is_left(at: Host):
    visit = at.agreed()
    water = add_supply(name="Air mineral", unit="botol")
    with pytest.raises(Refused, match="supply_name_taken"):
        add_supply(name="air MINERAL", unit="dus")
    buy(water, pieces=3, cost=10_000, key=new_id(), by=at.sari)
    key = new_id()
    for _time in range(2):
        assert serve(visit, water, pieces=1, key=key, by=at.sari).cost == -3_333
    with pytest.raises(Refused, match="supply_short"):
        serve(visit, water, pieces=3, key=new_id(), by=at.sari)
    assert serve(visit, water, pieces=2, key=new_id(), by=at.sari).cost == -6_667
    water.refresh_from_db()
    assert (water.pieces, water.worth, spent_on(visit).total, Sale.objects.count()) == (0, 0, 10_000, 0)
    with pytest.raises(Refused, match="supply_count_without_note"):
        count(water, pieces=4, note=" ", by=at.sari)
    assert count(water, pieces=4, note="sisa kunjungan lama", by=at.sari).cost == 0
    assert count(water, pieces=4, note="", by=at.sari) is None
    assert supplies().differences == []
    with pytest.raises(DatabaseError, match="supply_worth_of_pieces"), transaction.atomic():
        Supply.objects.update(pieces=0, worth=1)
    Supply.objects.update(pieces=5)
    assert len(supplies().differences) == 1, "the check finds a cache that was changed"


def test_the_office_buys_and_serves_refreshments(at: Host):
    visit, sari = at.agreed(), build.browser_of(at.sari)
    shelf = f"{DESK}konsumsi/"
    where = sari.post(f"{shelf}baru/", {"name": "Kotak kudapan", "unit": "kotak"}).headers["Location"]
    assert sari.post(f"{where}beli/", {"pieces": "0", "cost": "1"}).status_code == 422
    bought = {"pieces": "40", "cost": "600000", "note": "Nota 12", "kunci": str(new_id())}
    for _click in range(2):
        assert sari.post(f"{where}beli/", bought).status_code == 302
    box, served = Supply.objects.get(), {"pieces": "41", "kunci": str(new_id())}
    page = sari.post(f"{DESK}{visit.pk}/konsumsi/", {**served, "supply": box.pk})
    assert (page.status_code, "tinggal 40 kotak" in page.content.decode()) == (422, True)
    assert sari.post(f"{DESK}{visit.pk}/konsumsi/", {**served, "supply": box.pk, "pieces": "12"}).status_code == 302
    page = strip_tags(sari.get(f"{DESK}{visit.pk}/").content.decode())
    assert "Kotak kudapan × 12" in page
    assert "Rp180.000" in page
    assert "Rp420.000" in strip_tags(sari.get(shelf).content.decode())
    assert "Nota 12" in sari.get(where).content.decode()
    cashier = build.browser_of(build.member(at.council, Role.CASHIER, "Dewi"))
    assert cashier.post(f"{shelf}baru/", {"name": "Teh", "unit": "gelas"}).status_code == 403


def test_a_maker_that_bears_losses_does_not_pay_for_what_the_council_gives_away(real_db: None):
    goods = showroom()
    with council_scope(goods.council):
        lot, at = goods.lot(pieces=1, loss_bearer=Bearer.MAKER), hosting(goods.council)
        with pytest.raises(Refused, match="gift_borne_by_maker"):
            give_by_label(at.agreed(), lot.code, 1, key=new_id(), by=at.sari)
        assert goods.level(lot) == 1
