"""The screens, as an officer and a guest use them: make, publish, take home, compare, apply, follow, undo, share."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.crafts.models import Craft
from kriya.playbooks.actions.publishing import publish
from kriya.playbooks.actions.writing import offer
from kriya.playbooks.models import (
    Adoption,
    AdoptionStep,
    AdoptionTask,
    Playbook,
    PublishedPlaybook,
    Received,
    SharedProgress,
)
from kriya.playbooks.queries.comparing import compare
from kriya.playbooks.queries.shelf import shipped
from kriya.playbooks.sealing import fingerprint
from kriya.playbooks.tests import builders
from kriya.playbooks.tests.builders import HALL, MARGIN, MOTIF, published
from tests import build

OFFICE = "/{}/kelola/paket-tiru/"


def page(client, path, **said):
    answer = client.get(path, said)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def chair_of(council):
    return build.browser_of(build.member(council, Role.CHAIR, "Wulan Ayu"))


def test_a_playbook_is_written_chosen_published_and_read_by_whoever_has_its_link(neighbours):
    chair, here = chair_of(neighbours.source), OFFICE.format("pekalongan")
    begun = chair.post(
        f"{here}buatan/baru/",
        {"title_id": "Galeri kami", "summary_id": "Titip jual yang adil", "story_id": "Mulai kecil."},
    )
    with council_scope(neighbours.source):
        mine = Playbook.objects.get()
    assert begun.url.endswith(f"buatan/{mine.pk}/isi/")
    rows = {f"{name}-{kind}_FORMS": n for name in ("tugas", "periksa") for kind, n in (("TOTAL", 1), ("INITIAL", 0))}
    content = {
        "items": [f"crafts/{MOTIF}", "consignment/baku"], "figures": ["products.published"], "asked": ["consignment/baku/basis_points"],
        "questions": "Ruang mana?\n\nRuang mana?", "tugas-0-title_id": "Siapkan ruang", "tugas-0-owner": "staff",
        "tugas-0-days": "14", "periksa-0-measure": "products.priced", "periksa-0-target": "10", **rows,
    }  # fmt: skip
    assert chair.post(f"{here}buatan/{mine.pk}/isi/", content).status_code == 302
    assert "Terbitkan" in page(chair, f"{here}buatan/{mine.pk}/")
    chair.post(f"{here}buatan/{mine.pk}/terbitkan/")
    shown = page(chair, f"{here}buatan/{mine.pk}/")
    with council_scope(neighbours.source):
        edition = mine.editions.get()
        assert edition.content["tasks"][0]["code"] == "siapkan-ruang"
        assert [row["field"] for row in edition.content["parameters"]] == ["basis_points", ""]
        assert sorted(edition.content["parts"]) == ["consignment", "crafts"]
    assert fingerprint(edition.key) in shown
    assert f"/pekalongan/paket-tiru/{mine.secret}/" in shown
    assert "sama dengan versi 1" in shown, "nothing new to publish"
    guest = Client()
    read = guest.get(f"/pekalongan/paket-tiru/{mine.secret}/")
    assert "Batik malam dingin" in read.content.decode()
    assert read.headers["X-Robots-Tag"] == "noindex"
    file = guest.get(f"/pekalongan/paket-tiru/{mine.secret}/paket.kriya")
    assert file.content == builders.file_of(edition)
    assert 'filename="galeri-kami-v1.kriya"' in file.headers["Content-Disposition"]
    assert guest.get(f"/gunungkidul/paket-tiru/{mine.secret}/").status_code == 404
    chair.post(f"{here}buatan/{mine.pk}/tawarkan/", {"tawarkan": "tautan"})
    assert guest.get(f"/pekalongan/paket-tiru/{mine.secret}/").status_code == 404


def applied(neighbours, chair):
    """A neighbour's playbook read, refused while its key is unknown, trusted and applied; return the adoption."""
    published(neighbours.source, parameters=[MARGIN, HALL])
    with council_scope(neighbours.source):
        offer(Playbook.objects.get(), True, by=None)
    here = OFFICE.format("gunungkidul")
    assert "Pemasaran daring dan luring" in page(chair, here)
    chair.post(f"{here}ambil/", {"paket": f"neighbour:{PublishedPlaybook.objects.get().playbook_id}"})
    with council_scope(neighbours.copier):
        received = Received.objects.get()
        said = {
            "dilihat": compare(received).digest,
            "ambil": ["consignment/baku"],
            "jawab-margin": "30",
            "jawab-ruang": "Aula",
        }
    read, path = page(chair, f"{here}berkas/{received.pk}/"), f"{here}berkas/{received.pk}/"
    assert "belum dipercaya" in read
    assert fingerprint(received.key) in read
    refused = chair.post(f"{path}bandingkan/", said)
    assert refused.status_code == 422
    assert "belum dipercaya di sini" in refused.content.decode()
    chair.post(f"{path}percaya/", {"percaya": "ya"})
    assert "25" in page(chair, f"{path}bandingkan/")
    assert chair.post(f"{path}bandingkan/", {**said, "jawab-margin": "seratus"}).status_code == 422
    chair.post(f"{path}bandingkan/", said)
    with council_scope(neighbours.copier):
        return Adoption.objects.get()


def test_a_neighbours_playbook_is_read_trusted_compared_applied_followed_and_undone(neighbours):
    chair, here = chair_of(neighbours.copier), OFFICE.format("gunungkidul")
    adoption = applied(neighbours, chair)
    with council_scope(neighbours.copier):
        step, task = AdoptionStep.objects.get(), AdoptionTask.objects.order_by("code")[0]
        assert adoption.answers == {"margin": 3000, "ruang": "Aula"}
        assert not Craft.objects.filter(code=MOTIF).exists(), "what was not ticked is not taken"
    followed = page(chair, f"{here}pakai/{adoption.pk}/")
    assert "Siapkan ruang galeri" in followed
    assert "pernah ditolak" in followed
    chair.post(f"{here}tugas/{task.pk}/", {"selesai": "ya"})
    chair.post(f"{here}langkah/{step.pk}/urungkan/")
    assert "tidak dipakai lagi" in page(chair, f"{here}pakai/{adoption.pk}/")


def test_a_neighbour_is_seen_by_the_source_while_it_consents(neighbours):
    chair, here = chair_of(neighbours.copier), OFFICE.format("gunungkidul")
    adoption = applied(neighbours, chair)
    assert not SharedProgress.objects.exists(), "nobody else sees anything unasked"
    chair.post(f"{here}pakai/{adoption.pk}/bagikan/", {"bagikan": "progress"})
    told = SharedProgress.objects.get().told
    assert (told["tasks_done"], told["tasks_all"], told["measured"]) == (0, 2, [])
    source = chair_of(neighbours.source)
    with council_scope(neighbours.source):
        mine = Playbook.objects.get()
    assert "Dekranasda Gunungkidul" in page(source, f"/pekalongan/kelola/paket-tiru/buatan/{mine.pk}/")
    chair.post(f"{here}pakai/{adoption.pk}/bagikan/", {"bagikan": "nothing"})
    assert "Dekranasda Gunungkidul" not in page(source, f"/pekalongan/kelola/paket-tiru/buatan/{mine.pk}/")


def test_a_file_is_brought_and_a_wrong_one_refused_with_its_reason(neighbours):
    data = published(neighbours.source)
    staff, here = build.browser_of(build.member(neighbours.copier, Role.STAFF)), OFFICE.format("gunungkidul")
    wrong = staff.post(f"{here}berkas/", {"file": SimpleUploadedFile("x.kriya", data[:-9])})
    assert wrong.status_code == 422
    assert "bukan paket tiru" in wrong.content.decode()
    brought = staff.post(f"{here}berkas/", {"file": SimpleUploadedFile("x.kriya", data)})
    read = page(staff, brought.url)
    assert "Ketua dewan yang memutuskan" in read, "an officer reads, the chair decides"
    assert staff.post(f"{brought.url}percaya/", {"percaya": "ya"}).status_code == 404
    assert staff.get(f"{brought.url}bandingkan/").status_code == 404


def test_only_what_is_offered_is_seen_by_neighbours(neighbours):
    published(neighbours.source)
    chair, here = chair_of(neighbours.copier), OFFICE.format("gunungkidul")
    one = PublishedPlaybook.objects.get()
    assert "Dekranasda Kota Pekalongan" not in page(chair, here)
    chair.post(f"{here}ambil/", {"paket": f"neighbour:{one.playbook_id}"})
    chair.post(f"{here}ambil/", {"paket": "neighbour:x"})
    chair.post(f"{here}ambil/", {"paket": "shipped:../keys"})
    with council_scope(neighbours.copier):
        assert not Received.objects.exists()


@pytest.mark.parametrize("name", sorted(shipped()))
def test_a_shipped_playbook_is_applied_as_it_is(neighbours, name):
    chair, here = chair_of(neighbours.copier), OFFICE.format("gunungkidul")
    chair.post(f"{here}ambil/", {"paket": f"shipped:{name}"})
    with council_scope(neighbours.copier):
        received = Received.objects.get()
        comparison = compare(received)
        said = {"dilihat": comparison.digest, "ambil": [item.path for item in comparison.items]}
        said |= {f"jawab-{one.code}": _answer(one) for one in comparison.questions}
    applied = chair.post(f"{here}berkas/{received.pk}/bandingkan/", said)
    assert applied.status_code == 302, applied.content.decode()
    assert "kunci Kriya" in page(chair, f"{here}berkas/{received.pk}/")
    page(chair, applied.url)
    page(chair, applied.url.replace("/gunungkidul/", "/gunungkidul/en/"))


def _answer(question):
    return {"komisi": "20", "golongan": "micro"}.get(question.code, "Aula")


def test_a_playbook_that_tells_too_much_says_what_keeps_it(neighbours):
    chair = chair_of(neighbours.source)
    with council_scope(neighbours.source):
        mine = builders.playbook(story_id="Tanya Wulan Ayu")
    path = f"/pekalongan/kelola/paket-tiru/buatan/{mine.pk}/"
    assert "Nama orang dan UMKM tidak ikut" in page(chair, path)
    chair.post(f"{path}terbitkan/")
    assert not PublishedPlaybook.objects.exists()


def test_the_shelf_asks_as_often_for_ten_playbooks_as_for_one(neighbours):
    chair, here = chair_of(neighbours.source), OFFICE.format("pekalongan")
    with council_scope(neighbours.source):
        publish(builders.playbook(), by=None)
    page(chair, here)
    with CaptureQueriesContext(connection) as one:
        page(chair, here)
    with council_scope(neighbours.source):
        for number in range(9):
            publish(builders.playbook(title_id=f"Paket {number}"), by=None)
    with CaptureQueriesContext(connection) as ten:
        page(chair, here)
    assert len(ten) == len(one)
