"""The office plans an exhibition, says who takes part and what it costs, and shows it to everybody."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.test import Client

from kriya.accounts.roles import Role
from kriya.catalog.actions.curation import publish_product
from kriya.catalog.models import Product
from kriya.core.clock import today
from kriya.core.refusal import Refused
from kriya.exhibitions.actions.exhibitions import cancel_exhibition, publish_exhibition
from kriya.exhibitions.actions.preparing import set_display
from kriya.exhibitions.actions.taking_part import add_participant, link_call, withdraw_participant
from kriya.exhibitions.checks import participants_of_calls, published_exhibitions
from kriya.exhibitions.days import span
from kriya.exhibitions.models import CostLine, Exhibition, Participant, PublishedExhibition
from kriya.exhibitions.tests.builders import Fair, planned
from kriya.inventory.models import Location
from kriya.makers.actions.consent import give_consent
from kriya.participation.actions.places import answer, withdraw
from kriya.participation.terms import Cost
from kriya.participation.tests.builders import Programme, place_of
from tests import build
from tests.trade import questions

HERE = "/pekalongan/kelola/pameran/"


def form(**more):
    first = today() + timedelta(days=30)
    said = {
        "name": "Inacraft Oktober", "series": "Inacraft", "level": "national", "host": "ASEPHI", "venue": "JCC Senayan",
        "city": "Jakarta", "starts_on": first.isoformat(), "ends_on": (first + timedelta(days=4)).isoformat(),
        "target": "250 jt",
    }  # fmt: skip
    return {**said, **more}


def test_an_exhibition_is_planned_with_a_place_for_its_goods_and_changed_with_it(at: Fair, sari):
    answer = sari.post(f"{HERE}baru/", form())
    made = Exhibition.objects.get(name="Inacraft Oktober")
    assert answer.headers["Location"] == f"{HERE}{made.pk}/"
    assert (made.location.kind, made.location.name, made.location.event) == ("exhibition", "Inacraft Oktober", made.pk)
    assert made.target == 250_000_000
    assert sari.post(f"{HERE}baru/", form()).status_code == 422
    assert sari.post(f"{HERE}baru/", form(name="X", ends_on=today().isoformat())).status_code == 422
    sari.post(f"{HERE}{made.pk}/ubah/", form(name="Inacraft 2027"))
    assert Location.objects.get(event=made.pk).name == "Inacraft 2027"
    assert sari.post(f"{HERE}{made.pk}/ubah/", form(name=at.exhibition.name)).status_code == 422
    page = sari.get(HERE).content.decode()
    assert "Inacraft 2027" in page
    assert at.exhibition.name in page


def test_a_stall_that_stands_already_becomes_the_exhibitions(at: Fair):
    stall = at.room.places["stall"]
    made = planned(stall.name)
    assert made.location == stall
    with pytest.raises(Refused, match="exhibition_name_taken"):
        planned(stall.name)
    with pytest.raises(Refused, match="exhibition_name_taken"):
        planned(at.room.place.name)


def test_makers_take_part_once_withdraw_and_come_back(at: Fair, sari):
    tejo = at.room.makers[0]
    with pytest.raises(Refused, match="participant_there_already"):
        add_participant(at.exhibition, tejo)
    there = Participant.objects.get(exhibition=at.exhibition, maker=tejo)
    sari.post(f"{HERE}peserta/{there.pk}/", {"fee": "150.000", "subsidy": "1,5 jt", "note": ""})
    there.refresh_from_db()
    assert (there.fee, there.subsidy) == (150_000, 1_500_000)
    sari.post(f"{HERE}peserta/{there.pk}/mundur/")
    assert "Mundur" in sari.get(f"{HERE}{at.exhibition.pk}/peserta/").content.decode()
    sari.post(f"{HERE}{at.exhibition.pk}/peserta/", {"maker": tejo.pk, "fee": "", "subsidy": "", "note": ""})
    again = Participant.objects.get(exhibition=at.exhibition, maker=tejo)
    assert (again.pk, again.withdrawn_at, again.fee) == (there.pk, None, 0)


def test_who_took_a_place_of_the_call_takes_part_for_what_the_call_said(at: Fair, sari):
    programme = Programme(at.room.council, at.sari)
    costs = [Cost("Sewa stan", 3_000_001, "apbd"), Cost("Iuran", 150_000, "maker")]
    invited = programme.call("Ikut Kriya Nusantara", kind="exhibition", places=2, costs=costs)
    first, second = (place_of(one) for one in programme.decided(invited, "accept", "accept"))
    answer(first, takes=True, by=None)
    answer(second, takes=True, by=None)
    here = f"{HERE}{at.exhibition.pk}/"
    sari.post(f"{here}ajakan/", {"langkah": "ambil"})
    assert Participant.objects.count() == 2
    with pytest.raises(Refused, match="exhibition_has_others"):
        link_call(at.exhibition, invited)
    for there in Participant.objects.all():
        withdraw_participant(there)
    sari.post(f"{here}ajakan/", {"langkah": "pilih", "call": invited.pk})
    with pytest.raises(Refused, match="participant_not_of_call"):
        add_participant(at.exhibition, at.room.makers[0])
    for _twice in range(2):
        sari.post(f"{here}ajakan/", {"langkah": "ambil"})
    rows = Participant.objects.filter(maker__in=[first.maker_id, second.maker_id])
    assert sorted(rows.values_list("fee", "subsidy")) == [(150_000, 1_500_000), (150_000, 1_500_001)]
    assert participants_of_calls().differences == []
    withdraw(second, reason="sakit", by=at.sari)
    assert len(participants_of_calls().differences) == 1, "it takes part, and has no place any more"
    with pytest.raises(Refused, match="exhibition_call_wrong"):
        link_call(planned("Pameran lain"), invited)
    with pytest.raises(Refused, match="exhibition_call_wrong"):
        link_call(at.exhibition, programme.call("Membatik"))


def test_costs_say_who_pays(at: Fair, sari):
    here = f"{HERE}{at.exhibition.pk}/biaya/"
    for amount, payer in (("25.000.000", "apbd"), ("5.000.000", "sponsor")):
        sari.post(here, {"kind": "space", "what": f"Sewa {payer}", "amount": amount, "payer": payer, "payer_name": ""})
    page = sari.get(here).content.decode()
    assert "Rp30.000.000" in page
    sari.post(f"{HERE}biaya/{CostLine.objects.get(payer='sponsor').pk}/hapus/")
    assert [line.amount for line in CostLine.objects.all()] == [25_000_000]
    assert sari.post(here, {"kind": "space", "what": "x", "amount": "0", "payer": "apbd"}).status_code == 422


def test_a_cost_is_not_paid_by_a_sponsor_from_a_budget_that_is_the_regions(at: Fair, sari):
    budgets = apps.get_model("assistance", "BudgetLine")
    for source, name in (("apbd", "Promosi UMKM"), ("sponsor", "CSR bank daerah")):
        budgets(year=2026, source=source, name=name, amount=50_000_000).save()
    here, said = f"{HERE}{at.exhibition.pk}/biaya/", {"kind": "space", "what": "Stan", "amount": "2.000.000"}
    for payer, name in (("sponsor", "promosi umkm "), ("sponsor", "DPA APBD-P 2026"), ("apbd", "CSR bank daerah")):
        answer = sari.post(here, {**said, "payer": payer, "payer_name": name})
        assert (answer.status_code, "Pilih pembayar yang sama" in answer.content.decode()) == (422, True)
    for payer, name in (
        ("apbd", "Promosi UMKM"),
        ("sponsor", "CSR bank daerah"),
        ("sponsor", "PT Batik"),
        ("makers", ""),
    ):
        assert sari.post(here, {**said, "payer": payer, "payer_name": name}).status_code == 302
    assert CostLine.objects.count() == 4


def test_the_public_sees_it_from_its_publication_on_with_public_makers_and_pieces_alone(at: Fair, sari):
    tejo, siti = at.room.makers
    give_consent(tejo, ["name"], source="uji", by=None)
    shown = publish_product(Product.objects.get(pk=at.lot(tejo).product_id))
    hidden = Product.objects.get(pk=at.lot(siti).product_id)
    set_display(at.exhibition, {shown.pk: 3, hidden.pk: 2})
    here = f"/pekalongan/pameran/{at.exhibition.slug}/"
    visitor = Client()
    assert visitor.get(here).status_code == 404
    assert at.exhibition.name not in visitor.get("/pekalongan/pameran/").content.decode()
    sari.post(f"{HERE}{at.exhibition.pk}/langkah/", {"langkah": "tayang"})
    page = visitor.get(here).content.decode()
    assert at.exhibition.name in visitor.get("/pekalongan/pameran/").content.decode()
    assert shown.name in page
    assert hidden.name not in page
    assert tejo.name in page
    calendar = visitor.get(f"/pekalongan/pameran/{at.exhibition.slug}.ics")
    assert calendar.headers["Content-Type"].startswith("text/calendar")
    assert f"DTSTART;VALUE=DATE:{at.exhibition.starts_on:%Y%m%d}" in calendar.content.decode()
    assert visitor.get("/pekalongan/pameran.ics").content.decode().count("BEGIN:VEVENT") == 1
    assert at.exhibition.name in visitor.get("/pekalongan/umpan.xml").content.decode()
    assert at.exhibition.slug in visitor.get("/pekalongan/sitemap-pameran-1.xml").content.decode()
    assert published_exhibitions().differences == []
    withdraw_participant(Participant.objects.get(maker=tejo, exhibition=at.exhibition))
    assert [one["id"] for one in PublishedExhibition.objects.get().makers] == [str(siti.pk)]
    sari.post(f"{HERE}{at.exhibition.pk}/langkah/", {"langkah": "tarik"})
    assert visitor.get(here).status_code == 404


def test_it_is_shared_with_pictures_and_words_once_it_is_public(at: Fair, sari):
    here = f"{HERE}{at.exhibition.pk}/bahan/"
    assert "Belum tayang" in sari.get(here).content.decode()
    assert sari.get(f"{here}gambar/").status_code == 404
    publish_exhibition(at.exhibition, by=None)
    page = sari.get(here).content.decode()
    assert f"http://testserver/pekalongan/pameran/{at.exhibition.slug}/" in page
    assert "Balai Sidang, Jakarta" in page
    picture = sari.get(f"{here}gambar/?bentuk=persegi&kecil=1")
    assert picture.headers["Content-Type"] == "image/jpeg"
    every = Client().get("/pekalongan/pameran/").content.decode()
    assert '<meta property="og:image" content="http://testserver/pekalongan/kartu-bagi.jpg">' in every


def test_a_projection_that_was_not_written_is_found(at: Fair):
    publish_exhibition(at.exhibition, by=None)
    assert published_exhibitions().differences == []
    Exhibition.objects.filter(pk=at.exhibition.pk).update(venue="Gedung lain")
    assert "differs in venue" in published_exhibitions().differences[0]


def test_an_exhibition_is_called_off_with_a_reason_while_nothing_is_there(at: Fair, sari):
    lot = at.lot()
    step = f"{HERE}{at.exhibition.pk}/langkah/"
    sari.post(step, {"langkah": "batal", "alasan": "gedung dipakai"})
    at.exhibition.refresh_from_db()
    assert at.exhibition.cancelled_at is None
    at.bring(lot, 10, home=True)
    publish_exhibition(at.exhibition, by=None)
    with pytest.raises(Refused, match="reason_missing"):
        cancel_exhibition(at.exhibition, reason=" ", by=None)
    sari.post(step, {"langkah": "batal", "alasan": "gedung dipakai"})
    at.exhibition.refresh_from_db()
    assert at.exhibition.cancelled_reason == "gedung dipakai"
    page = Client().get(f"/pekalongan/pameran/{at.exhibition.slug}/").content.decode()
    assert "Pameran ini dibatalkan" in page
    assert "STATUS:CANCELLED" in Client().get(f"/pekalongan/pameran/{at.exhibition.slug}.ics").content.decode()


@pytest.mark.parametrize("role", [Role.CURATOR, Role.CASHIER, Role.AUDITOR])
def test_who_does_not_keep_programmes_reads_but_changes_nothing(at: Fair, role: str):
    reader = build.browser_of(build.member(at.room.council, role))
    for part in ("", "peserta/", "biaya/"):
        assert reader.get(f"{HERE}{at.exhibition.pk}/{part}").status_code == 200
    assert reader.post(f"{HERE}baru/").status_code == 403
    assert reader.post(f"{HERE}{at.exhibition.pk}/langkah/", {"langkah": "tayang"}).status_code == 404
    assert not PublishedExhibition.objects.exists()


def test_the_list_asks_as_often_for_one_exhibition_as_for_many(at: Fair, sari):
    few = questions(sari, HERE)
    for number in range(20):
        planned(f"Pameran {number}")
    assert questions(sari, HERE) == few


def test_days_are_written_as_people_write_them(at: Fair):
    day = date(2026, 10, 3)
    assert span(day, day) == "3 Okt 2026"
    assert span(day, date(2026, 10, 7)) == "3–7 Okt 2026"
    assert span(date(2026, 9, 28), day) == "28 Sep – 3 Okt 2026"
    assert span(date(2025, 12, 28), date(2026, 1, 3)) == "28 Des 2025 – 3 Jan 2026"
