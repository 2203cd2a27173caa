"""Did the copy work: what the copier consents to travels signed, and nothing forged, old or contradicting takes its place."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client

from kriya.accounts.roles import Role
from kriya.core.clock import now, standing_at, today
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.playbooks import sending
from kriya.playbooks.actions.copies import take_in
from kriya.playbooks.actions.giving import give_to_guests
from kriya.playbooks.actions.measuring import measure_due
from kriya.playbooks.actions.receiving import receive_file, trust
from kriya.playbooks.actions.tasks import tick
from kriya.playbooks.actions.undoing import undo
from kriya.playbooks.checks import reports_unchanged
from kriya.playbooks.models import Adoption, AdoptionTask, CopyReport, GivenPlaybook, Playbook, Report, SigningKey
from kriya.playbooks.queries.copies import copies_of
from kriya.playbooks.sealing import new_key
from kriya.playbooks.sending import door_of, public_number
from kriya.playbooks.tests.builders import arrived, forged_report, published, report_of, taken_over
from kriya.visits.actions.holding import hold
from kriya.visits.tests.builders import hosting
from tests import build

CHECKS = [{"measure": "products.priced", "target": 0}, {"measure": "shop.open", "target": 1}]


@pytest.fixture
def copied(neighbours):
    """Gunung Kidul took Pekalongan's playbook over 90 days ago, and has one of its two tasks done."""
    data = published(neighbours.source, figures=["products.published"], checks=CHECKS, topics=["selling_online"])
    with council_scope(neighbours.copier):
        with standing_at(now() - timedelta(days=90)):
            taken_over(arrived(data))
        adoption = Adoption.objects.get()
        tick(AdoptionTask.objects.order_by("code")[0], True, by=None)
        measure_due(adoption)
    return neighbours


def key_of(council):
    with council_scope(council):
        return SigningKey.objects.get().private


def refused(data):
    with pytest.raises(Refused) as no, transaction.atomic():
        take_in(data, by=None)
    return no.value.code


def mine():
    return copies_of(Playbook.objects.get())


def test_a_report_says_what_was_consented_to_and_the_same_again_is_the_same_report(copied):
    with council_scope(copied.copier), pytest.raises(Refused, match="report_not_shared"):
        report_of(copied.copier, "nothing")
    told = json.loads(report_of(copied.copier, "progress"))["content"]
    assert (told["tasks_done"], told["tasks_all"], told["measured"]) == (1, 2, [])
    assert [(row["passed"], row["found"]) for row in told["checks"]] == [(True, None), (False, None)]
    full = report_of(copied.copier, "figures")
    told = json.loads(full)["content"]
    assert (told["serial"], [row["days"] for row in told["measured"]]) == (2, [0, 90])
    assert [row["figures"][0]["code"] for row in told["measured"]] == ["products.published"] * 2
    assert [row["tasks_all"] for row in told["measured"]] == [2, 2], "what there is to do is known from the first day"
    assert report_of(copied.copier, "figures") == full
    with council_scope(copied.copier):
        assert Report.objects.count() == 2
        with pytest.raises(DatabaseError), transaction.atomic():
            Report.objects.update(serial=9)


def test_the_source_sees_whether_it_was_followed_apart_from_what_came_of_it(copied):
    first, second = report_of(copied.copier, "progress"), report_of(copied.copier, "figures")
    with council_scope(copied.source):
        take_in(first, by=None)
        # On this installation it sees the same copy without any file, and without a key to compare.
        here, elsewhere = sorted(mine(), key=lambda one: one.key)
        assert (here.key, here.is_trusted, elsewhere.is_trusted) == ("", True, False)
        assert (elsewhere.done, elsewhere.steps, elsewhere.effects) == (2, 4, [])
        kept = take_in(second, by=None)
        assert take_in(second, by=None) == kept == CopyReport.objects.get(), "twice is once"
        trust(kept.key, name="Gunungkidul", is_trusted=True, by=None)
        copy = next(one for one in mine() if one.key)
        assert copy.is_trusted
        assert [[cell["value"] for cell in effect.measured] for effect in copy.effects] == [[0, 0]]
        assert reports_unchanged().differences == []
        CopyReport.objects.update(digest="0" * 64)
        assert len(reports_unchanged().differences) == 1


def test_tampered_older_foreign_and_contradicting_reports_are_refused(copied):
    first, second = report_of(copied.copier, "progress"), report_of(copied.copier, "figures")
    key, told = key_of(copied.copier), json.loads(second)
    content = told["content"]
    measured = [{**row, "figures": [{**row["figures"][0], "value": 99}]} for row in content["measured"]]
    with council_scope(copied.source):
        never = {
            b"{}": "report_not_one",
            published(copied.source, title_id="Lain") : "report_not_one",
            json.dumps({**told, "content": {**content, "tasks_done": 2}}).encode(): "report_tampered",
            json.dumps({**told, "signature": ""}).encode(): "report_unsigned",
            forged_report(second, key, playbook={**content["playbook"], "digest": "1" * 64}): "report_not_ours",
            forged_report(second, key, owner="Sari"): "report_shape_wrong",
            forged_report(second, key, share="progress"): "report_shape_wrong",
            forged_report(second, key, as_of=(today() + timedelta(days=2)).isoformat()): "report_shape_wrong",
            forged_report(second, key, measured=content["measured"] * 2): "report_shape_wrong",
            forged_report(second, key, council={**content["council"], "name": "Sari 0812 3456 7890"}): "playbook_smuggles",
        }  # fmt: skip
        assert {refused(data): reason for data, reason in never.items()} == {
            reason: reason for reason in never.values()
        }
        assert not CopyReport.objects.exists()
        with pytest.raises(Refused, match="playbook_not_one"):
            receive_file(second, by=None)
        take_in(second, by=None)
        later = {
            first: "report_older",
            forged_report(second, new_key(), serial=3): "report_key_other",
            forged_report(second, key, serial=2, tasks_done=0): "report_older",
            forged_report(second, key, serial=3, measured=measured): "report_contradicts",
        }
        assert {refused(data): reason for data, reason in later.items()} == {
            reason: reason for reason in later.values()
        }
        assert CopyReport.objects.get().digest == told["digest"]


def test_credit_and_news_reach_who_began_it_over_three_generations(copied):
    third = build.council("sleman", region_code="34.04", crafts=True)
    second = published(copied.copier, title_id="Pemasaran dan topeng")
    with council_scope(third):
        taken_over(arrived(second))
    report = report_of(third, "progress")
    for council, is_direct in ((copied.copier, True), (copied.source, False)):
        with council_scope(council):
            take_in(report, by=None)
            seen = [one for one in mine() if one.council == "Dekranasda Sleman"]
            assert {one.is_direct for one in seen} == {is_direct}
            assert len(seen) == 2, "by its file, and here without one"
    with council_scope(build.council("bantul", region_code="34.02", crafts=True)):
        assert refused(report) == "report_not_ours"


def test_when_the_consent_goes_the_source_forgets(copied):
    data, last = report_of(copied.copier, "figures"), report_of(copied.copier, "nothing")
    with council_scope(copied.source):
        take_in(data, by=None)
        take_in(last, by=None)
        (copy,) = mine()
        assert (copy.is_shared, copy.effects, copy.checks) == (False, [], [])
        assert "measured" in CopyReport.objects.get().content
        assert not CopyReport.objects.get().content["measured"]
        assert refused(data) == "report_older"


def test_an_adoption_that_was_undone_says_so_in_its_last_report(copied):
    report_of(copied.copier, "figures")
    chair = build.browser_of(build.member(copied.copier, Role.CHAIR, "Bagus"))
    with council_scope(copied.copier):
        adoption = Adoption.objects.get()
        undo(adoption.steps.get(), by=None)
    file = chair.post(f"/gunungkidul/kelola/paket-tiru/pakai/{adoption.pk}/laporan/", {"unduh": "ya"})
    told = json.loads(file.content)["content"]
    assert (told["serial"], told["share"], told["measured"]) == (2, "nothing", [])
    shown = chair.get(f"/gunungkidul/kelola/paket-tiru/pakai/{adoption.pk}/").content.decode()
    assert "laporan berikutnya hanya mengatakan itu" in shown


def test_a_report_goes_from_screen_to_screen_and_over_the_net(copied):
    chair = build.browser_of(build.member(copied.copier, Role.CHAIR, "Bagus"))
    with council_scope(copied.copier):
        adoption = Adoption.objects.get()
    here = f"/gunungkidul/kelola/paket-tiru/pakai/{adoption.pk}/"
    assert chair.post(f"{here}laporan/").status_code == 302
    chair.post(f"{here}bagikan/", {"bagikan": "figures"})
    file = chair.post(f"{here}laporan/", {"unduh": "ya"})
    assert 'filename="laporan-dekranasda-gunungkidul-1.kriya"' in file.headers["Content-Disposition"]
    source = build.browser_of(build.member(copied.source, Role.CHAIR, "Wulan"))
    with council_scope(copied.source):
        playbook = Playbook.objects.get()
    there = f"/pekalongan/kelola/paket-tiru/buatan/{playbook.pk}/peniru/"
    wrong = source.post(f"{there}laporan/", {"file": SimpleUploadedFile("x.kriya", file.content[:-9])})
    assert wrong.status_code == 422
    assert "bukan laporan kemajuan" in wrong.content.decode()
    source.post(f"{there}laporan/", {"file": SimpleUploadedFile("x.kriya", file.content)})
    with council_scope(copied.source):
        report = CopyReport.objects.get()
    assert "kuncinya belum dicocokkan" in source.get(there).content.decode()
    source.post(f"/pekalongan/kelola/paket-tiru/peniru/{report.pk}/percaya/", {"percaya": "ya"})
    assert "kuncinya belum dicocokkan" not in source.get(there).content.decode()
    # Over the net it is the same door, without an account: the signature is what is believed.
    net = Client(enforce_csrf_checks=True)
    door = f"/pekalongan/paket-tiru/{playbook.secret}/laporan/"
    assert net.post(door, file.content, content_type="application/octet-stream").json() == {"taken": report.digest}
    assert net.post(door, b"x", content_type="application/octet-stream").json()["refused"] == "report_not_one"
    assert net.post("/pekalongan/paket-tiru/salah/laporan/", file.content, content_type="text/plain").status_code == 404


def test_a_visits_page_gives_playbooks_that_answer_and_tells_what_was_taken_over(copied):
    with council_scope(copied.source):
        host = hosting(copied.source)
        playbook, visit = Playbook.objects.get(), host.agreed(ahead=0)
        hold(visit, came=30, summary="", by=host.sari)
    desk, path = build.browser_of(host.sari), f"/pekalongan/kelola/kunjungan/{visit.pk}/"
    assert "sesuai topik" in desk.get(path).content.decode()
    give = f"/pekalongan/kelola/paket-tiru/kunjungan/{visit.pk}/"
    guest = f"/pekalongan/kunjungan/status/{visit.guest_secret}/"
    assert playbook.secret not in Client().get(guest).content.decode()
    for _time in range(2):
        desk.post(give, {"apa": str(playbook.pk)})
    assert playbook.secret in Client().get(guest).content.decode()
    with council_scope(copied.source):
        assert GivenPlaybook.objects.count() == 1
        draft = Playbook.objects.create(secret="belum", title_id="Belum terbit", changed_at=now())
        with pytest.raises(Refused, match="playbook_unknown"):
            give_to_guests(draft, visit, by=None)
    assert "dipasang" not in desk.get(path).content.decode(), "not before they let us know"
    report_of(copied.copier, "progress")
    assert "2 dari 4 langkah selesai" in desk.get(path).content.decode()
    desk.post(give, {"apa": str(playbook.pk), "ambil": "1"})
    assert playbook.secret not in Client().get(guest).content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "http://contoh.id/pekalongan/paket-tiru/rahasia-123/", "https://contoh.id/", "https://contoh.id/paket-tiru/x/../../",
        "https://a:b@contoh.id/paket-tiru/rahasia-123/", "https://contoh.id/paket-tiru/rahasia-123/?x=1", "file:///etc/passwd",
        "https:///paket-tiru/rahasia-123/", "https://contoh.id:x/paket-tiru/rahasia-123/",
    ],
)  # fmt: skip
def test_a_report_is_sent_to_the_page_of_a_playbook_alone(address):
    with pytest.raises(Refused, match="report_address_wrong"):
        door_of(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "10.0.0.5", "169.254.169.254", "192.168.1.1", "::1"])
def test_no_report_is_sent_to_a_machine_that_nobody_outside_may_reach(host):
    with pytest.raises(Refused, match="report_not_sent"):
        public_number(host, 443)


def test_a_host_with_one_number_inside_is_not_called(monkeypatch):
    numbers = ["8.8.8.8", "10.0.0.5"]
    monkeypatch.setattr(sending.socket, "getaddrinfo", lambda *_a, **_m: [(2, 1, 6, "", (one, 443)) for one in numbers])
    with pytest.raises(Refused, match="report_not_sent"):
        public_number("contoh.id", 443)
    numbers.pop()
    assert public_number("contoh.id", 443) == "8.8.8.8"


def test_what_the_other_side_says_is_told(monkeypatch):
    class Called:
        status = 422

        def __init__(self, *_given):
            self.read = lambda _most: json.dumps({"refused": "report_older", "sentence": "Lebih lama."}).encode()

        def request(self, verb, path, body, headers):
            assert (verb, path, body) == ("POST", "/pekalongan/paket-tiru/rahasia-123/laporan/", b"isi")

        def getresponse(self):
            return self

        def close(self):
            pass

    monkeypatch.setattr(sending, "_Called", Called)
    monkeypatch.setattr(sending, "public_number", lambda _host, _port: "8.8.8.8")
    with pytest.raises(Refused) as no:
        sending.send("isi", "https://contoh.id/pekalongan/paket-tiru/rahasia-123/")
    assert no.value.facts == {"why": "Lebih lama"}
    Called.status = 200
    sending.send("isi", "https://contoh.id/pekalongan/paket-tiru/rahasia-123/")
