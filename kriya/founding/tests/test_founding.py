"""A council in ten minutes: by the operator's link, or on the command line; each first step done, skipped or resumed."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from kriya.accounts.models import Membership, User
from kriya.accounts.roles import Role
from kriya.core.clock import now, standing_at
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.councils.models import Council, Level
from kriya.crafts.models import Craft
from kriya.founding.actions import Founder, end_step, found, found_by_link, founding_link, take_up_again
from kriya.founding.models import Ending, FoundingStep, FoundingTicket, Step
from kriya.founding.queries import first_steps
from kriya.founding.regions import place_of, places_called, proposed_slug
from tests import build

pytestmark = pytest.mark.django_db

PASSWORD = "kain-panjang-jlamprang"
GIVEN = {"name": "Dekranasda Kabupaten Batang", "slug": "batang", "person": "Endah", "email": "Endah@contoh.id"}


def link() -> str:
    return founding_link().removeprefix(settings.SITE_URL)


def test_a_region_is_found_in_any_spelling_and_says_whether_it_has_a_council():
    assert [one.code for one in places_called("gunung kidul")][:1] == ["34.03"]
    assert [one.code for one in places_called("Gunungkidul")][:1] == ["34.03"]
    assert {"33.26", "33.75"} <= {one.code for one in places_called("pekalongan")}
    assert "33" in {one.code for one in places_called("jawa tengah")}
    assert places_called("") == places_called("qqq") == []
    build.pekalongan()
    taken = {one.code: one.taken_by for one in places_called("pekalongan")}
    assert (taken["33.75"], taken["33.26"]) == ("pekalongan", "")
    assert proposed_slug(place_of("33.26")) == "kabupaten-pekalongan", "the short one is taken"
    assert proposed_slug(place_of("34.03")) == "gunungkidul"
    assert place_of("33.75.01") is place_of("99") is None


def test_the_holder_of_the_link_founds_a_council_and_is_its_chair():
    address, client = link(), Client()
    assert "Kabupaten Batang" in client.get(f"{address}?q=batang").content.decode()
    form = client.get(f"{address}?wilayah=33.25").content.decode()
    assert 'value="batang"' in form
    weak = client.post(f"{address}?wilayah=33.25", {**GIVEN, "password": "12345", "again": "12345"})
    assert weak.status_code == 200
    assert not Council.objects.exists()
    answer = client.post(f"{address}?wilayah=33.25", {**GIVEN, "password": PASSWORD, "again": PASSWORD})
    assert answer.url == "/batang/kelola/mulai/"
    council = Council.objects.get()
    assert (council.region_code, council.level) == ("33.25", Level.REGENCY)
    with council_scope(council):
        assert Membership.objects.get(user__email="endah@contoh.id").role == Role.CHAIR
        assert Craft.objects.count() > 10
        assert [one.step for one in first_steps()] == list(Step)
    again = Client().get(address)
    assert again.status_code == 410
    assert "sudah dipakai" in again.content.decode()


def test_the_link_works_once_and_for_seven_days_and_a_refusal_leaves_nothing():
    secret = link().split("/")[2]
    founder = Founder("baru@contoh.id", "Baru", PASSWORD)
    build.pekalongan()
    build.person(email="ada@contoh.id")
    place = {"name": "Dekranasda", "region_code": "33.25"}
    with pytest.raises(Refused, match="council_slug_taken"):
        found_by_link(secret, founder, slug="pekalongan", **place)
    with pytest.raises(Refused, match="founding_person_known"):
        found_by_link(secret, Founder("Ada@contoh.id"), slug="batang", **place)
    with standing_at(now() + timedelta(days=8)), pytest.raises(Refused, match="founding_not_open"):
        found_by_link(secret, founder, slug="batang", **place)
    assert Council.objects.count() == 1
    assert not User.objects.filter(email="baru@contoh.id").exists()
    assert FoundingTicket.objects.get().used_at is None
    council, chair = found_by_link(secret, founder, slug="batang", **place)
    assert (council.slug, chair.email) == ("batang", "baru@contoh.id")
    with pytest.raises(Refused, match="founding_not_open"):
        found_by_link(secret, founder, slug="kendal", **place)


def test_steps_are_done_by_saying_so_or_because_it_shows_and_skipped_ones_are_taken_up_again():
    council = found(slug="batang", name="Dekranasda Kabupaten Batang", region_code="33.25")
    chair = build.member(council, Role.CHAIR, "Endah")
    client = build.browser_of(chair)
    home = "/batang/kelola/"
    assert "Langkah pertama" in client.get(home).content.decode()
    client.post(f"{home}mulai/kain/", {"colour": "#eeeeee", "dye": "indigo", "motif": "kawung"})
    with council_scope(council):
        assert all(one.is_open for one in first_steps()), "a colour on which nobody can read is refused"
    client.post(f"{home}mulai/kain/", {"colour": "", "dye": "soga", "motif": "parang"})
    council.refresh_from_db()
    assert (council.dye, council.motif) == ("soga", "parang")
    for code in ("playbooks", "people"):
        client.post(f"{home}mulai/langkah/{code}/")
    with council_scope(council):
        build.maker("Batik Batang")
        states = [(one.is_done, one.is_skipped) for one in first_steps()]
    assert states == [(True, False), (False, True), (True, False), (False, True)]
    assert "mulai/langkah" not in client.get(home).content.decode(), "nothing is open any more"
    client.post(f"{home}mulai/langkah/people/", {"lagi": "1"})
    assert "mulai/langkah" in client.get(home).content.decode()
    assert client.post(f"{home}mulai/langkah/lain/").status_code == 404


def test_a_council_that_was_there_before_is_asked_nothing():
    council = build.pekalongan()
    chair = build.member(council, Role.CHAIR, "Wulan")
    with council_scope(council):
        assert first_steps() == []
        end_step(Step.CLOTH, Ending.DONE, by=chair)
        take_up_again(Step.CLOTH)
        assert not FoundingStep.objects.exists()
    assert "sudah berjalan" in build.browser_of(chair).get("/pekalongan/kelola/mulai/").content.decode()
