"""The office closes a period in its pages, the public sees it, and the deck goes into the hall."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image
from pptx import Presentation

from kriya.accounts.roles import Role
from kriya.achievements.actions.closing import approve, explain, prepare
from kriya.achievements.actions.decks import digest_of_deck, make_deck
from kriya.achievements.actions.peers import agree, withdraw
from kriya.achievements.actions.stories import keep_story
from kriya.achievements.actions.targets import set_target
from kriya.achievements.models import Deck, PeerFigures, PeriodClosing, Snapshot, Story, Target
from kriya.achievements.period import Period
from kriya.achievements.queries.peers import medians, medians_of
from kriya.achievements.tests.sold import lots_of, sell
from kriya.core.indicators import INDICATORS
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.design.formats import compact, percent
from kriya.makers.actions.consent import give_consent, withdraw_consent
from kriya.makers.actions.papers import Upload
from tests import build, trade

pytestmark = pytest.mark.usefixtures("real_db")

Q2, HERE = Period(2026, 2), "/pekalongan/kelola/capaian"


class Office:
    """A council with sales in a quarter, Sari who prepares and Wulan who approves."""

    def __init__(self) -> None:
        self.at = trade.showroom(makers=0)
        self.sari = build.member(self.at.council, Role.STAFF, "Sari")
        self.wulan = build.member(self.at.council, Role.CHAIR, "Wulan")
        with council_scope(self.at.council):
            self.lots = lots_of(self.at, 8)
            sell(self.at, self.lots)

    def close(self, reason: str = "") -> Snapshot:
        closing = prepare(Q2, by=self.sari, reason=reason)
        explain(closing, {one["code"]: "sudah diperiksa" for one in closing.soundness})
        return approve(closing, by=self.wulan)


@pytest.fixture
def office():
    return Office()


def photo() -> bytes:
    out = BytesIO()
    Image.new("RGB", (60, 75), "#7a4a1f").save(out, "JPEG")
    return out.getvalue()


def test_a_quarter_goes_from_the_staff_to_the_chair_to_the_public(office):
    staff, chair, anyone = build.browser_of(office.sari), build.browser_of(office.wulan), build.browser_of()
    assert "Triwulan II 2026" in staff.get(f"{HERE}/").content.decode()
    page = staff.post(f"{HERE}/siapkan/", {"period": "2026-T2"}, follow=True).content.decode()
    assert "perlu dijelaskan" in page
    assert "?status=fostered&amp;kecamatan=-" in page
    with council_scope(office.at.council):
        closing = PeriodClosing.objects.get()
        asked = [one["code"] for one in closing.soundness if not one["ok"]]
    staff.post(
        f"{HERE}/penutupan/{closing.pk}/penjelasan/", {f"jelas-{code}": "dilengkapi tahun depan" for code in asked}
    )
    assert "2026-T2" not in anyone.get("/pekalongan/capaian/").content.decode()
    chair.post(f"{HERE}/penutupan/{closing.pk}/setujui/")
    page = anyone.get("/pekalongan/capaian/").content.decode()
    assert "Triwulan II 2026" in page
    assert re.search(r"Disiapkan Sari, disetujui Wulan pada", page)
    assert f"Rp{compact(828_000)}" in page
    assert anyone.get("/pekalongan/capaian/2026-T2/").status_code == 200
    assert anyone.get("/pekalongan/capaian/2026-T1/").status_code == 404


def test_staff_may_prepare_and_not_approve(office):
    staff = build.browser_of(office.sari)
    with council_scope(office.at.council):
        closing = prepare(Q2, by=office.wulan)
    assert staff.post(f"{HERE}/penutupan/{closing.pk}/setujui/").status_code == 404
    with council_scope(office.at.council):
        assert not Snapshot.objects.exists()


def test_a_revision_is_said_publicly_with_what_changed(office):
    with council_scope(office.at.council):
        office.close()
        sell(office.at, office.lots[:6])
        office.close("satu pameran terlambat")
    page = build.browser_of().get("/pekalongan/capaian/").content.decode()
    assert "satu pameran terlambat" in page
    assert "Angka direvisi" in page
    office_page = build.browser_of(office.wulan).get("/pekalongan/kelola/angka/").content.decode()
    assert "Triwulan II 2026, revisi 1</a>" in office_page
    assert "Triwulan II 2026</a>" in office_page
    assert 'class="change-from">Rp828.000' in page


def test_anyone_may_take_the_deck_the_report_and_the_data_of_a_period(office):
    with council_scope(office.at.council):
        office.close()
    anyone = build.browser_of()
    deck = anyone.get("/pekalongan/capaian/2026-T2/pptx/")
    assert deck["Content-Disposition"] == 'attachment; filename="paparan-pekalongan-2026-T2.pptx"'
    assert len(Presentation(BytesIO(deck.content)).slides) >= 4
    assert anyone.get("/pekalongan/capaian/2026-T2/pptx/").content == deck.content
    assert anyone.get("/pekalongan/en/capaian/2026-T2/pptx/").content != deck.content
    assert anyone.get("/pekalongan/capaian/2026-T2/pdf/").content.startswith(b"%PDF")
    assert anyone.get("/pekalongan/capaian/2026-T2/xlsx/").content.startswith(b"PK")
    assert anyone.get("/pekalongan/capaian/2026-T2/exe/").status_code == 404


def test_an_old_deck_is_the_same_bytes_after_a_revision_and_a_new_brand(office):
    """trap:38"""
    with council_scope(office.at.council):
        deck = make_deck(office.close(), title="Untuk tamu", by=office.sari)
        sell(office.at, office.lots[:6])
        office.close("satu pameran terlambat")
        office.at.council.dye, office.at.council.name = "soga", "Nama lain"
        office.at.council.save()
        kept = Deck.objects.select_related("snapshot").get(pk=deck.pk)
        assert {language: digest_of_deck(kept, language) for language in ("id", "en")} == kept.digests


def test_a_deck_of_the_revision_is_another(office):
    """Twin: made from the newest publication it would not be the one that was shown."""
    with council_scope(office.at.council):
        first = make_deck(office.close(), title="Untuk tamu", by=office.sari)
        sell(office.at, office.lots[:6])
        second = make_deck(office.close("satu pameran terlambat"), title="Untuk tamu", by=office.sari)
        assert first.digests["id"] != second.digests["id"]
    staff = build.browser_of(office.sari)
    for deck, tells in ((first, True), (second, False)):
        page = staff.get(f"{HERE}/paparan/{deck.pk}/").content.decode()
        assert ("direvisi sesudah paparan ini disusun" in page) is tells


def test_the_hall_gets_one_page_with_every_slide_its_notes_and_its_pictures(office):
    maker = office.lots[0].maker
    with council_scope(office.at.council):
        give_consent(maker, ["photo"], source="uji", by=None)
        picture = Upload(BytesIO(photo()), len(photo()))
        story = keep_story(None, by=office.sari, photos={"photo": picture}, kind="portrait", maker=maker, title_id="Bu Siti", words_id="Kain saya laku.", speaker="Bu Siti", photo_alt="Bu Siti di depan galeri")  # fmt: skip
        deck = make_deck(office.close(), title="Untuk tamu", audience="Gunungkidul", stories=[story], by=office.sari)
    staff = build.browser_of(office.sari)
    page = staff.get(f"{HERE}/paparan/{deck.pk}/tampil/").content.decode()
    assert page.count("data-slide data-kind=") >= 5
    assert 'src="data:image/jpeg;base64,' in page
    assert 'alt="Bu Siti di depan galeri"' in page
    assert "Sumber: terbitan" in page
    worker = staff.get(f"{HERE}/paparan/{deck.pk}/tampil/pekerja.js").content.decode()
    assert f"{HERE}/paparan/{deck.pk}/tampil/" in worker.split("FILES")[1]
    assert staff.get(f"{HERE}/paparan/{deck.pk}/").status_code == 200
    assert staff.get(f"{HERE}/paparan/{deck.pk}/paparan-en.pptx").status_code == 200
    assert build.browser_of().get(f"{HERE}/paparan/{deck.pk}/tampil/").status_code == 302


def test_live_figures_say_that_they_are_not_approved(office):
    with council_scope(office.at.council):
        deck = make_deck(office.close(), title="Untuk tamu", by=office.sari)
        sell(office.at, office.lots[:6])
    staff = build.browser_of(office.sari)
    page = staff.get(f"{HERE}/paparan/{deck.pk}/langsung/trade.sales/").content.decode()
    assert "belum disetujui" in page
    assert staff.get(f"{HERE}/paparan/{deck.pk}/langsung/apa.saja/").status_code == 404


def test_a_portrait_needs_leave_and_goes_when_it_is_taken_back(office):
    maker = office.lots[0].maker
    told = {"kind": "portrait", "maker": maker, "title_id": "Bu Siti", "words_id": "Kain saya laku."}
    with council_scope(office.at.council):
        with pytest.raises(Refused, match="story_without_consent"):
            keep_story(None, by=office.sari, photos={}, **told)
        give_consent(maker, ["photo"], source="uji", by=None)
        story = keep_story(None, by=office.sari, photos={}, **told)
        deck = make_deck(office.close(), title="Untuk tamu", stories=[story], by=office.sari)
    staff = build.browser_of(office.sari)
    assert "Kain saya laku." in staff.get(f"{HERE}/paparan/{deck.pk}/tampil/").content.decode()
    with council_scope(office.at.council):
        withdraw_consent(maker, ["photo"], by=None)
    assert "Kain saya laku." not in staff.get(f"{HERE}/paparan/{deck.pk}/tampil/").content.decode()
    assert "mencabut izinnya" in staff.get(f"{HERE}/paparan/{deck.pk}/").content.decode()


def test_stories_are_written_put_away_and_brought_back(office):
    staff = build.browser_of(office.sari)
    told = {"kind": "quote", "title_id": "Kata tamu", "words_id": "Kami pulang membawa cara.", "speaker": "Ibu ketua"}
    staff.post(f"{HERE}/cerita/baru/", told)
    with council_scope(office.at.council):
        story = Story.objects.get()
    assert "Kata tamu" in staff.get(f"{HERE}/cerita/").content.decode()
    staff.post(f"{HERE}/cerita/{story.pk}/arsipkan/")
    assert "Ibu ketua" not in staff.get(f"{HERE}/cerita/").content.decode()
    staff.post(f"{HERE}/cerita/{story.pk}/kembalikan/")
    assert "Ibu ketua" in staff.get(f"{HERE}/cerita/").content.decode()
    pair = {
        **told,
        "kind": "before_after",
        "photo": SimpleUploadedFile("a.jpg", photo()),
        "photo_after": SimpleUploadedFile("b.jpg", photo()),
    }
    assert staff.post(f"{HERE}/cerita/baru/", {**told, "kind": "before_after"}).status_code == 200
    assert staff.post(f"{HERE}/cerita/baru/", pair).status_code == 302
    with council_scope(office.at.council):
        second = Story.objects.exclude(pk=story.pk).get()
    assert staff.get(f"{HERE}/cerita/{second.pk}/photo_after.jpg").status_code == 200
    assert staff.get(f"{HERE}/cerita/{story.pk}/photo.jpg").status_code == 404


def test_targets_stand_beside_what_was_reached(office):
    chair = build.browser_of(office.wulan)
    with council_scope(office.at.council):
        office.close()
    chair.post(f"{HERE}/target/", {"period": "2026-T2", "code": "makers.fostered", "value": "10", "note": "rencana"})
    page = chair.get(f"{HERE}/target/").content.decode()
    assert percent(0.8) in page
    with council_scope(office.at.council):
        set_target(Q2, "makers.fostered", None, by=office.wulan)
        assert not Target.objects.exists()
        with pytest.raises(Refused, match="target_unknown"):
            set_target(Q2, "apa.saja", 5, by=office.wulan)


def test_a_council_is_counted_in_medians_only_while_it_agrees(office):
    with council_scope(office.at.council):
        office.close()
        assert not PeerFigures.objects.exists()
        agree(by=office.wulan)
        agree(by=office.wulan)
        mine = PeerFigures.objects.get()
        assert mine.values["makers.fostered 1"] == 8
        assert medians("2026-T2") == {}
        withdraw(by=office.wulan)
        assert not PeerFigures.objects.exists()


def test_a_median_needs_five_councils_and_is_a_value_that_occurs():
    assert medians_of([{"a 1": value} for value in (10, 20, 30, 40)]) == {}
    assert medians_of([{"a 1": value} for value in (50, 10, 40, 20, 30)])["a 1"].value == 30
    assert medians_of([{"a 1": 1}] * 4 + [{"a 2": 1}]) == {}


def test_every_figure_has_a_definition_a_source_and_an_owner(office):
    page = build.browser_of(office.sari).get(f"{HERE}/indikator/").content.decode()
    for one in INDICATORS.values():
        assert one.code in page
        assert all((one.basis.numerator.en, one.basis.denominator.en, one.basis.source.en, one.basis.owner.en)), (
            one.code
        )


def test_pages_ask_the_database_as_often_for_one_period_as_for_six(office):
    chair, anyone = build.browser_of(office.wulan), build.browser_of()
    pages = (f"{HERE}/", f"{HERE}/target/", f"{HERE}/cerita/", f"{HERE}/paparan/")
    with council_scope(office.at.council):
        make_deck(office.close(), title="Satu", by=office.sari)
    few = [trade.questions(chair, page) for page in pages], _asked(anyone)
    with council_scope(office.at.council):
        for quarter in (Period(2026, 1), Period(2025, 4), Period(2025, 3), Period(2025, 2)):
            closing = prepare(quarter, by=office.sari)
            explain(closing, {one["code"]: "ya" for one in closing.soundness})
            make_deck(approve(closing, by=office.wulan), title="Lagi", by=office.sari)
        for number in range(5):
            keep_story(None, by=office.sari, photos={}, kind="quote", title_id=f"Kutipan {number}", words_id="…")
    assert ([trade.questions(chair, page) for page in pages], _asked(anyone)) == few


def _asked(anyone) -> int:
    anyone.get("/pekalongan/capaian/")
    with CaptureQueriesContext(connection) as asked:
        assert anyone.get("/pekalongan/capaian/").status_code == 200
    return len(asked)
