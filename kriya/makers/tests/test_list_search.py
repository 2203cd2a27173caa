"""Search in the staff list: words anywhere, typing slips, numbers in any notation, and no NIK in an address."""

import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.actions.register import Phone
from kriya.makers.models import Maker
from kriya.makers.queries.lists.choices import Choices
from kriya.makers.queries.lists.rows import Criteria, narrowed
from kriya.makers.queries.lists.search import is_private
from kriya.makers.tests import list_world as world
from tests import build

pytestmark = pytest.mark.django_db
LIST = "/pekalongan/kelola/umkm/"


@pytest.fixture
def council() -> Iterator[Council]:
    with world.register() as made:
        yield made


@pytest.fixture
def sari(council: Council) -> Client:
    return build.browser_of(build.member(council, Role.STAFF, "Sari"))


def found(text: str) -> list[str]:
    makers: Any = narrowed(Criteria({}, text)).makers
    makers = makers.order_by("rank", "name")
    return list(makers.values_list("name", flat=True))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("sekar", ["Batik Sekar"]),
        ("SEKAR batik", ["Batik Sekar"]),
        ("rahayu", ["Batik Sekar"]),
        ("jlamprang", ["Batik Sekar"]),
        ("tejo asih", ["Lurik Asih"]),
        ("tenun", ["Lurik Asih"]),
        ("weaving", ["Lurik Asih"]),
        ("pembatik", ["Batik Sekar"]),
        ("bàtik sékar", ["Batik Sekar"]),
        ("IDM000777", ["Lurik Asih"]),
        ("0812-3456", ["Batik Sekar"]),
        ("+62 812 3456", ["Batik Sekar"]),
        ("zzzz qqqq", []),
        ("%", []),
        ("_", []),
    ],
)
def test_words_are_found_wherever_they_stand(council: Council, text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("stempel", ["Asri"]),
        ("cap", ["Asri", "Wening"]),
        ("tulis", ["Batik Sekar", "Wening"]),
        ("kemeja", ["Wening"]),
        ("batik", ["Batik Sekar", "Asri", "Wening"]),
    ],
)
def test_a_word_that_names_one_kind_of_a_craft_finds_no_other_kind(
    council: Council, text: str, names: list[str]
) -> None:
    build.maker("Asri", crafts=[world.craft("batik.cap")])
    # Which batik Wening makes nobody said: it may be either.
    build.maker("Wening", crafts=[world.craft("batik")])
    assert found(text) == names


@pytest.mark.parametrize("text", ["btik skar", "batk sekr", "sekkar", "rahyu ningsi", "batik skear"])
def test_a_slip_of_the_finger_still_finds_the_maker_and_says_so(council: Council, text: str) -> None:
    result: Any = narrowed(Criteria({}, text), Choices())
    assert result.alike
    assert result.makers.order_by("rank").first().name == "Batik Sekar"


def test_a_name_that_begins_with_the_text_stands_before_one_that_only_has_it(council: Council) -> None:
    build.maker("Aneka Batik")
    build.maker("Batik Zamrud")
    build.maker("Anyaman Asri", owner_name="Batik Wijaya")
    assert found("batik") == ["Batik Sekar", "Batik Zamrud", "Aneka Batik", "Anyaman Asri"]


def test_search_and_filters_narrow_together(sari: Client) -> None:
    assert sari.get(f"{LIST}?q=batik&kelamin=man").context["total"] == 0
    assert sari.get(f"{LIST}?q=batik&kelamin=woman").context["total"] == 1


@pytest.mark.parametrize(
    "typed",
    [
        "081234567890",
        "0812-3456-7890",
        "+62 812 3456 7890",
        "62812.3456.7890",
        "(0812) 3456 7890",
        world.NIK,
        "33.7501.550180.0003",
    ],
)
def test_a_telephone_or_nik_is_found_by_post_and_stays_out_of_the_address(sari: Client, typed: str) -> None:
    answer = sari.post(f"{LIST}saring/", {"q": typed, "status": "fostered"})
    assert answer["Location"] == f"{LIST}?status=fostered&umkm={Maker.objects.get(name='Batik Sekar').pk}"
    page = sari.get(answer["Location"])
    assert page.context["total"] == 1
    assert [chip.label for chip in page.context["chips"]] == ["Status: binaan", "cocok dengan nomor yang dicari"]


def test_a_nik_that_nobody_has_finds_nobody_and_stands_nowhere(sari: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = sari.post(f"{LIST}saring/", {"q": "3375015501899999"}, follow=True)
    assert answer.redirect_chain == [(f"{LIST}?umkm=-", 302)]
    assert answer.context["total"] == 0
    assert "3375015501899999" not in answer.content.decode()
    assert "3375015501899999" not in caplog.text


def test_a_nik_in_the_address_is_turned_away_before_anything_is_shown(sari: Client) -> None:
    answer = sari.get(f"{LIST}?q={world.NIK}")
    assert answer.status_code == 302
    assert world.NIK not in answer["Location"]


def test_two_makers_with_one_nik_are_both_shown(sari: Client) -> None:
    build.maker("Batik Kembar", nik=world.NIK)
    answer = sari.post(f"{LIST}saring/", {"q": world.NIK}, follow=True)
    assert answer.context["total"] == 2


def test_a_nik_of_another_council_finds_nobody_here(sari: Client) -> None:
    with council_scope(build.gunungkidul(crafts=True)):
        build.maker("Lain", nik="3403015501800001", phones=[Phone("+6281999999999")])
    for typed in ("3403015501800001", "081999999999"):
        assert sari.post(f"{LIST}saring/", {"q": typed})["Location"] == f"{LIST}?umkm=-"


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("batik 7", False),
        ("08123456", False),
        ("081234567", True),
        ("0812 3456 7", True),
        ("JL 3375015501800003", False),
    ],
)
def test_a_long_number_is_private_and_words_are_not(text: str, private: bool) -> None:
    assert is_private(text) is private


def test_a_saved_address_never_holds_a_nik(sari: Client) -> None:
    sari.post(f"{LIST}tampilan/simpan/", {"nama": "Cari", "saringan": f"q={world.NIK}&kelamin=woman"})
    html = sari.get(f"{LIST}?tampilan=-").content.decode()
    assert not re.search(world.NIK, html)
