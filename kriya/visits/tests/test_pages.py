"""From the form without an account to the letter that answers it."""

from typing import Any

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.visits.models import Institution, Visit, VisitDataShown, VisitState
from kriya.visits.tests.builders import Host, hosting, slot, working_day
from kriya.visits.views.public import TRAP
from tests import build
from tests.paper import words_on

ASK = "/pekalongan/kunjungan/ajukan/"
DESK = "/pekalongan/kelola/kunjungan/"


def form(client: Client, *, seconds: int = 60, **more: Any) -> dict[str, Any]:
    """What a person fills in, with the key of the page and the moment it was opened."""
    page = client.get(ASK)
    began = signing.loads(page.context["began"], salt="visits.began") - seconds
    return {
        "kunci": str(page.context["key"]), "mulai_isi": signing.dumps(began, salt="visits.began"), "kind": "council",
        "region": "Kab. Gunung Kidul", "head_name": "Ibu Diah", "head_title": "Ketua", "people": "30",
        "wished_1": working_day(20).isoformat(), "topics": ["selling_online", "selling_offline"],
        "questions": "Bagaimana titip jualnya?", "letter_number": "005/123", "letter_on": "2023-10-30",
        "contact_name": "Bagus", "contact_phone": "0812 3450 0001", "contact_email": "bagus@contoh.id", **more,
    }  # fmt: skip


def sent(client: Client, **more: Any) -> Any:
    return client.post(ASK, form(client, **more))


def scheduled(desk: Client, one: str, host: Host) -> Any:
    """The host gives the visit the hall, in the morning of the day wished."""
    said = {
        "on": working_day(20).isoformat(), "starts": "09:00", "ends": "11:30", "places": [str(host.hall.pk)],
        "answer": "Kami tunggu di aula.",
    }  # fmt: skip
    return desk.post(f"{one}jadwal/", said)


def shown_on_purpose_only(desk: Client, one: str) -> None:
    """The contact and the letter of a visit are masked on its page, and there for who asks."""
    shown = desk.get(one).content.decode()
    assert "+6281234500001" not in shown
    assert "0001" in shown
    assert "0812" in desk.post(f"{one}narahubung/").content.decode()
    assert b"%PDF" in b"".join(desk.get(f"{one}surat/").streaming_content)


def test_the_whole_way_of_a_request_without_an_account(real_db: None):
    council = build.pekalongan()
    with council_scope(council):
        host = hosting(council)
    guest, desk = Client(), build.browser_of(host.sari)
    pdf = SimpleUploadedFile("surat.pdf", b"%PDF-1.7 surat")
    answer = sent(guest, letter=pdf)
    status = answer["Location"].split("?")[0]
    page = guest.get(status).content.decode()
    assert "Dekranasda Kabupaten Gunungkidul" in page
    # The page of the secret link tells no name or number of a person.
    assert "Bagus" not in page
    assert "3450" not in page
    assert Client().get("/pekalongan/kunjungan/status/salah/").status_code == 404

    with council_scope(council):
        visit = Visit.objects.get()
        assert (visit.contact_phone, visit.contact_email) == ("+6281234500001", "bagus@contoh.id")
    assert "Menunggu" in desk.get(DESK).content.decode()
    one = f"{DESK}{visit.pk}/"
    shown_on_purpose_only(desk, one)
    with council_scope(council):
        assert sorted(VisitDataShown.objects.values_list("what", flat=True)) == ["contact", "letter"]
        there = slot()
    assert scheduled(desk, one, host).status_code == 302
    with council_scope(council):
        visit.refresh_from_db()
    assert (visit.state, visit.starts_at) == (VisitState.AGREED, there.starts_at)
    assert "Kami tunggu di aula." in guest.get(status).content.decode()
    letter = guest.get(f"{status}surat-balasan.pdf")
    assert letter.content.startswith(b"%PDF")
    assert "Atas perhatiannya, terima kasih." in words_on(letter.content)
    rules = {
        "opens": "09:00", "closes": "15:00", "weekdays": ["0", "1", "2", "3", "4"], "minutes": "150", "notice_days": "7",
        "most_people": "60", "guest_days": "90", "reply_closing": "Kami tunggu dengan kain dan kopi.",
    }  # fmt: skip
    assert desk.post(f"{DESK}tempat/aturan/", rules).status_code == 302
    letter = guest.get(f"{status}surat-balasan.pdf")
    assert "Kami tunggu dengan kain dan kopi." in words_on(letter.content)
    assert "Atas perhatiannya" not in words_on(letter.content)
    ics = guest.get(f"{status}kunjungan.ics").content.decode()
    assert f"DTSTART:{there.starts_at:%Y%m%d}T020000Z" in ics
    assert all(len(line.encode()) <= 75 for line in ics.split("\r\n"))
    assert guest.post(f"{status}tarik/").status_code == 302
    assert guest.get(f"{status}surat-balasan.pdf").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"region": "Pekalongan"}, "region"),
        ({"region": "Atlantis"}, "region"),
        ({"kind": "school"}, "name"),
        ({"contact_phone": "12"}, "contact_phone"),
        ({"wished_1": ""}, "wished_1"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_is_kept(at: Host, wrong: dict[str, str], field: str):
    answer = sent(Client(), **wrong)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not Visit.objects.exists()


def test_a_file_that_is_no_document_is_refused_by_its_content(at: Host):
    answer = sent(Client(), letter=SimpleUploadedFile("surat.pdf", b"MZ program"))
    assert list(answer.context["form"].errors) == ["letter"]


def test_machines_and_floods_are_kept_out(at: Host):
    assert sent(Client(), seconds=1).status_code == 422
    assert sent(Client(), **{TRAP: "x"}).status_code == 422
    assert sent(Client(), mulai_isi="palsu").status_code == 422
    assert not Institution.objects.exists()
    told = [sent(Client(), people=str(20 + n)).status_code for n in range(4)]
    assert told == [302, 302, 302, 422]
    assert Visit.objects.count() == 3


def test_a_clash_at_the_desk_is_told_with_the_nearest_free_times(at: Host):
    at.agreed("Sleman")
    visit, desk = at.visit(), build.browser_of(at.sari)
    said = {"on": working_day(20).isoformat(), "starts": "10:00", "ends": "12:00", "places": [str(at.hall.pk)]}
    page = desk.post(f"{DESK}{visit.pk}/jadwal/", said)
    assert page.status_code == 422
    assert "Dekranasda Kabupaten Sleman" in page.content.decode()
    first = page.context["free"][0]
    assert first.starts_at == slot(hour=12).starts_at
    # The link of a free time fills the form.
    filled = desk.get(f"{DESK}{visit.pk}/jadwal/", {"waktu": first.code}).content.decode()
    assert 'value="12:00"' in filled
    sent_back = desk.post(
        f"{DESK}{visit.pk}/tawarkan/", {"waktu": [first.code], "places": [str(at.hall.pk)], "answer": "Silakan."}
    )
    assert sent_back["Location"].endswith(f"{visit.pk}/")
    guest = Client()
    assert guest.post(f"/pekalongan/kunjungan/status/{visit.guest_secret}/pilih/", {"waktu": "0"}).status_code == 302
    visit.refresh_from_db()
    assert visit.starts_at == first.starts_at


@pytest.mark.parametrize("size", [1, 25])
def test_the_list_asks_as_often_for_one_as_for_many(at: Host, size: int):
    for number in range(size):
        at.visit(("Sleman", "Bantul")[number % 2], people=number + 1)
    desk = build.browser_of(at.sari)
    desk.get(DESK)
    with CaptureQueriesContext(connection) as asked:
        page = desk.get(f"{DESK}?daftar=menunggu")
    assert len(page.context["table"].rows) == size
    ASKED.add(len(asked.captured_queries))
    assert len(ASKED) == 1


ASKED: set[int] = set()


def test_who_may_only_read_is_offered_nothing_to_do(at: Host):
    visit = at.visit()
    reader = build.browser_of(build.member(at.council, Role.TRADE_OFFICE, "Hendra"))
    page = reader.get(f"{DESK}{visit.pk}/").content.decode()
    assert "jadwal/" not in page
    assert "narahubung/" not in page
    assert reader.get(f"{DESK}{visit.pk}/jadwal/").status_code == 404
