"""Makers that may be one: found on entry and over the whole register, judged by people."""

import re
from datetime import timedelta
from typing import Any

import pytest

from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.makers.actions.duplicates import (
    fresh_pairs,
    refresh_pairs,
    say_not_duplicate,
    unsay_not_duplicate,
)
from kriya.makers.actions.merge import merge_makers
from kriya.makers.actions.register import Phone, change_maker
from kriya.makers.models import LikelyPair, Maker, NotDuplicate
from kriya.makers.queries.duplicates import find_like, pair_count, pairs_to_judge
from tests import build

PAGE = "/pekalongan/kelola/umkm/kembar/"
NIK = "3375014101800001"
OTHER_NIK = "3375014101810002"
VILLAGE = "33.75.03.1001"


@pytest.fixture
def council(db: None) -> Any:
    made = build.pekalongan(crafts=True)
    with council_scope(made):
        yield made


def test_the_same_nik_is_found_whatever_the_name(council: Any):
    maker = build.maker("Batik Sekar", nik=NIK)
    (like,) = find_like("Tenun Lain", "", "", [], NIK)
    assert (like.maker, like.reasons, like.certain) == (maker, ("nik",), False)
    assert like.words == ["NIK sama"]


def test_the_same_telephone_and_a_name_with_a_slip_are_found(council: Any):
    maker = build.maker("Batik Sekar Jagad", phones=[Phone("+6281234567890")], owner_name="Siti Aminah")
    (like,) = find_like("Batik Skar Jagad", "Siti Aminah", "", ["+6281234567890"], "")
    assert (like.maker, like.certain) == (maker, True)
    assert set(like.words) >= {"telepon sama", "nama usaha mirip"}


def test_the_same_telephone_is_told_whatever_the_name_but_not_of_two_people(council: Any):
    there = build.maker("Batik Sekar Jagad", owner_name="Siti Aminah", phones=[Phone("+6281234567890")], nik=NIK)
    (like,) = find_like("Kayu Ukir Rahayu", "Bambang", "", ["+6281234567890"], "")
    assert (like.maker, like.certain, like.reasons) == (there, False, ("phone",))
    assert find_like("Kayu Ukir Rahayu", "Bambang", "", ["+6281234567890"], OTHER_NIK) == []


def test_a_like_name_in_the_same_village_is_found_and_in_another_is_not(council: Any):
    build.maker("Batik Sekar Jagad", village_code=VILLAGE, district_code="33.75.03", owner_name="Siti Aminah")
    (like,) = find_like("Batik Sekar Jagat", "Siti Aminah", VILLAGE, [], "")
    assert "desa sama" in like.words
    assert find_like("Kayu Ukir Rahayu", "Bambang", VILLAGE, [], "") == []


def test_nobody_is_like_itself_and_absorbed_makers_are_not_found(council: Any):
    kept, absorbed = build.maker("Batik Sekar", nik=NIK), build.maker("Batik Sekar Baru", nik=NIK)
    assert [like.maker for like in find_like("Batik Sekar", "", "", [], NIK, exclude_pk=kept.pk)] == [absorbed]
    merge_makers(kept, absorbed, choices={}, by=None)
    assert [like.maker for like in find_like("Batik Sekar", "", "", [], NIK)] == [kept]


def test_another_councils_makers_are_never_found(council: Any):
    with council_scope(build.gunungkidul()):
        build.maker("Batik Sekar", nik=NIK, phones=[Phone("+6281234567890")])
    assert find_like("Batik Sekar", "", "", ["+6281234567890"], NIK) == []


@pytest.mark.parametrize("size", [2, 60])
def test_finding_asks_five_questions_however_many_there_are(council: Any, size: int, django_assert_num_queries: Any):
    for number in range(size):
        build.maker(f"Batik Sekar {number}", owner_name="Siti Aminah", nik=NIK)
    with django_assert_num_queries(5):
        assert len(find_like("Batik Sekar", "Siti Aminah", "", [], NIK)) == min(size, 5)


def two(council: Any) -> tuple[Any, Any]:
    one = build.maker("Batik Sekar", owner_name="Siti Aminah", phones=[Phone("+6281234567890")])
    return one, build.maker("Batik Sekar", owner_name="Siti Aminah", phones=[Phone("+6281234567890")])


def test_pairs_stand_on_the_page_until_they_are_judged_and_come_back_with_undo(council: Any):
    one, other = two(council)
    build.maker("Kayu Ukir Rahayu", owner_name="Bambang")
    sari = build.browser_of(build.member(council, name="Sari"))
    page = sari.get(PAGE).content.decode()
    assert "telepon sama · nama usaha mirip · nama pemilik mirip" in page
    assert f"{PAGE}{one.pk}/{other.pk}/" in page
    sari.post(f"{PAGE}{other.pk}/{one.pk}/bukan/")
    assert f"{PAGE}{one.pk}/{other.pk}/" not in sari.get(PAGE).content.decode()
    assert NotDuplicate.objects.get().said_by.name == "Sari"
    sari.post(f"{PAGE}{other.pk}/{one.pk}/bukan/urungkan/")
    assert f"{PAGE}{one.pk}/{other.pk}/" in sari.get(PAGE).content.decode()


def test_a_pair_said_twice_to_be_two_is_said_once(council: Any):
    one, other = two(council)
    assert say_not_duplicate(one, other, by=None).pk == say_not_duplicate(other, one, by=None).pk
    unsay_not_duplicate(one, other)
    assert not NotDuplicate.objects.exists()


def test_a_name_that_says_a_word_twice_is_no_pair_with_itself(council: Any):
    build.maker("Anyaman Sinar Sinar", owner_name="Siti", village_code=VILLAGE, district_code="33.75.03")
    refresh_pairs()
    assert pair_count() == 0


def test_a_merged_pair_is_gone_at_once(council: Any):
    one, other = two(council)
    refresh_pairs()
    assert pair_count() == 1
    merge_makers(one, other, choices={}, by=None)
    assert list(pairs_to_judge()) == []


def test_a_small_register_is_looked_through_when_it_changed_and_only_then(council: Any):
    one, _other = two(council)
    first, _must_ask = fresh_pairs()
    again, _must_ask = fresh_pairs()
    assert again.found_at == first.found_at
    change_maker(one, name="Kayu Ukir Rahayu", owner_name="Bambang", phones=[])
    fresh_pairs()
    assert not LikelyPair.objects.exists()


def test_a_large_register_is_left_to_a_job(council: Any, monkeypatch: Any):
    monkeypatch.setattr("kriya.makers.actions.duplicates.SMALL", 1)
    two(council)
    search, must_ask = fresh_pairs()
    assert (search.found_at, must_ask) == (None, True)
    sari = build.browser_of(build.member(council, name="Sari"))
    assert "diperiksa untuk pertama kali" in sari.get(PAGE).content.decode()
    assert fresh_pairs()[1] is False, "asked for already"
    refresh_pairs()
    assert "telepon sama" in sari.get(PAGE).content.decode()


@pytest.mark.parametrize("size", [1, 20])
def test_the_page_asks_the_same_number_of_questions(council: Any, size: int, django_assert_num_queries: Any):
    for number in range(size):
        for _twin in range(2):
            build.maker(f"Batik {number}", owner_name=f"Siti {number}", phones=[Phone(f"+6281234567{number:03}")])
    sari = build.browser_of(build.member(council, name="Sari"))
    sari.get(PAGE)
    with django_assert_num_queries(PAGE_QUERIES):
        sari.get(PAGE)


# Frame (council, session, person, settings and scope, roles), the last look (2), count, pairs, makers, telephones.
PAGE_QUERIES = 16


@pytest.mark.parametrize(
    ("kept", "absorbed", "said"),
    [
        ({"owner_name": "Siti"}, {"owner_name": "Rahma"}, ("Siti", "Rahma")),
        (
            {"owner_name": "Siti", "village_code": "33.75.01.1002"},
            {"owner_name": "SITI", "village_code": "33.75.01.1003"},
            ("Medono", "Podosugih"),
        ),
        ({"owner_name": "Siti"}, {"owner_name": ""}, ("dicatat ", "dicatat ")),
    ],
)
def test_two_of_one_name_are_told_apart_at_the_head_of_each_column(
    council: Any, kept: dict[str, str], absorbed: dict[str, str], said: tuple[str, str]
):
    with council_scope(council):
        one, other = build.maker("Batik Sekar", **kept), build.maker("Batik Sekar", **absorbed)
        Maker.objects.filter(pk=one.pk).update(created_at=one.created_at - timedelta(days=3))
    sari = build.browser_of(build.member(council, Role.STAFF, "Sari"))
    page = sari.get(f"{PAGE}{one.pk}/{other.pk}/").content.decode()
    heads = re.findall(r'<th scope="col">(.*?)</th>', page)
    assert heads[0].startswith(f"Dipakai: Batik Sekar · {said[0]}")
    assert heads[1].startswith(f"Digabung: Batik Sekar · {said[1]}")
    assert heads[2].startswith(f"Batik Sekar · {said[0]}")
    assert heads[0].rpartition("·")[2] != heads[1].rpartition("·")[2]
