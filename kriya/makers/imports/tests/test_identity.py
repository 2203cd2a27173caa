"""Which rows are one business: small cases, each with its counterpart."""

import random

import pytest

from kriya.makers.imports.identity.clusters import Index, cluster, find_matches
from kriya.makers.imports.identity.features import features_of, street_key
from kriya.makers.imports.identity.judging import judge
from kriya.makers.imports.values.phone import Phone
from kriya.makers.imports.values.place import Place

TIRTO = Place("33.75.01.1009", "Tirto", "TIRTO")
MEDONO = Place("33.75.01.1002", "Medono", "MEDONO")


def maker(name="Batik Tulis Kanigara", owner="Sutrisno Arif Tanjungsari", **fields):
    fields = {"name": name, "owner": owner, "village": TIRTO, "address": "Ukir RT.06 RW.02 No.65"} | fields
    if "phones" in fields:
        fields["phones"] = tuple(Phone(f"+62{n}", "mobile") for n in fields["phones"])
    return {k: v for k, v in fields.items() if v is not None}


def verdict(a, b, **kwargs):
    return judge(features_of(a), features_of(b), **kwargs)


SAME = [
    ("exactly", {}),
    ("in capitals", {"name": "BATIK TULIS KANIGARA ", "owner": "SUTRISNO ARIF TANJUNGSARI"}),
    ("a letter missing", {"name": "Batik Tuls Kanigara"}),
    ("letters swapped", {"name": "Batik Tulis Kangiara"}),
    ("words in another order", {"name": "Kanigara Batik Tulis"}),
    ("with a legal word", {"name": "UD. Batik Tulis Kanigara"}),
    ("owner with an initial", {"owner": "S. Arif Tanjungsari"}),
    ("owner without the first name", {"owner": "H. Arif Tanjungsari"}),
    ("owner with a title", {"owner": "Bpk Sutrisno Arif Tanjungsari"}),
    ("owner with a degree", {"owner": "Sutrisno Arif Tanjungsari, S.E."}),
    ("owner misspelt", {"owner": "Sutrisno Arif Tanjungasri"}),
    ("owner letter-spaced", {"owner": "S U T R I S N O  A R I F  T A N J U N G S A R I"}),
    ("owner's name added", {"name": "Batik Tulis Kanigara Sutrisno"}),
    ("street written otherwise", {"address": "Jl. Ukir RT 6 / RW 2 Nomor 65"}),
    ("without a street", {"address": None}),
    ("without an owner", {"owner": None}),
    ("without a village", {"village": None}),
]


@pytest.mark.parametrize(("how", "changes"), SAME, ids=[how for how, _ in SAME])
def test_one_business_written_otherwise_is_one(how, changes):
    assert verdict(maker(), maker(**changes)).certain


DIFFERENT = [
    ("another owner, same name", {"owner": "Yusuf Zaenal Jatimulyana"}),
    ("another owner, same name and street", {"owner": "Wulan Rimbawan", "village": MEDONO}),
    ("another number in the name", {"name": "Batik Tulis Kanigara 2", "owner": None, "address": None}),
    ("same owner, another trade", {"name": "Warung Kelontong Gemintang"}),
    ("another street, village and no phone", {"village": MEDONO, "address": "Ceplok I RT.03 No.49"}),
]


@pytest.mark.parametrize(("how", "changes"), DIFFERENT, ids=[how for how, _ in DIFFERENT])
def test_two_businesses_alike_stay_two(how, changes):
    assert not verdict(maker(), maker(**changes)).certain


def test_two_businesses_that_share_a_telephone_stay_two():
    a = maker(phones=["89900000001"])
    b = maker("Keripik Tirtaloka", "Ratna Kenari", village=MEDONO, address="Pahat", phones=["89900000001"])
    assert verdict(a, b).score == 0


def test_a_shared_telephone_ties_a_business_that_moved():
    a = maker(phones=["89900000001"])
    b = maker(village=MEDONO, address="Ceplok I No.49", phones=["89900000001"])
    assert verdict(a, b).certain
    assert "phone" in verdict(a, b).reasons


def test_the_same_nik_and_name_is_certain_and_another_nik_never():
    a, b = maker(nik="3375014101900001"), maker(nik="3375014101900002")
    assert verdict(a, a).certain
    assert verdict(a, a).reasons[0] == "nik"
    assert verdict(a, b).score == 0


def test_one_owner_with_two_businesses_is_put_before_people():
    a = maker(nik="3375014101900001")
    b = maker("Warung Kelontong", nik="3375014101900001", address="Ceplok", village=MEDONO)
    assert (verdict(a, b).certain, verdict(a, b).score) == (False, 0.6)


def test_two_owners_with_one_nik_are_put_before_people_however_alike_the_names():
    a = maker("Batik Sekar A", "Ani", nik="3375014101900001")
    b = maker("Batik Sekar B", "Beni", nik="3375014101900001")
    assert (verdict(a, b).certain, verdict(a, b).score) == (False, 0.6)
    assert verdict(a, maker("Batik Sekar B", "Ani", nik="3375014101900001")).certain


def test_a_common_name_needs_more_than_the_village():
    a, b = maker("Tenun", None, address=None), maker("Tenun", None, address=None)
    assert not verdict(a, b, common=True).certain


def test_a_name_that_many_bear_is_no_key():
    owners = ["Agus Kenari", "Umi Angsana", "Budi Baskara", "Siti Kenari", "Lestari Bentala"]
    rows = [maker("Tenun", owner, address=f"Ukir No.{i}") for i, owner in enumerate(owners)]
    assert len(cluster(rows).groups) == 5


def test_rows_with_a_nik_of_their_own_are_not_compared_at_all():
    rows = [maker(nik=f"33750141019{i:05d}") for i in range(3)]
    assert cluster(rows) == ([[0], [1], [2]], [], [])


def test_groups_stand_in_order_of_appearance_and_give_reasons():
    rows = [
        maker(),
        maker("Keripik Gayatri", "Teguh Mahoni", address="Sutera II No.121"),
        maker(name="BATIK TULIS KANIGARA"),
    ]
    found = cluster(rows)
    assert found.groups == [[0, 2], [1]]
    assert (found.certain[0].a, found.certain[0].b) == (0, 2)
    assert {"name", "owner", "address", "village"} <= set(found.certain[0].verdict.reasons)


def test_rows_of_a_file_are_found_in_the_register():
    register = Index([features_of(maker("Keripik Gayatri", "Teguh Mahoni", address="Sutera II")), features_of(maker())])
    [known, new] = find_matches(
        [features_of(maker(name="batik tulis kanigara")), features_of(maker("Jamu", "Eko"))], register
    )
    assert [(m.b, m.verdict.certain) for m in known] == [(1, True)]
    assert new == []


def test_the_order_of_rows_does_not_change_the_groups():
    rows = [maker(**changes) | {"phones": (Phone("+6289900000001", "mobile"),)} for _, changes in SAME]
    rows += [maker(**changes) for _, changes in DIFFERENT]
    shuffled = list(range(len(rows)))
    random.Random(3).shuffle(shuffled)
    groups = {frozenset(shuffled[i] for i in group) for group in cluster([rows[i] for i in shuffled]).groups}
    assert groups == {frozenset(group) for group in cluster(rows).groups}


@pytest.mark.parametrize(
    "text", ["Jl. Ukir II RT.06 RW.02 No.65", "UKIR 2 RT 06/02 NO 65", "Jalan Ukir II, rt 6 rw 2 nomor 65"]
)
def test_a_street_is_one_key_however_written(text):
    street, numbers = street_key(text)
    assert street.startswith("ukir")
    assert {"rt6", "rw2", "no65"} <= numbers


def test_a_letter_that_stands_alone_tells_two_groups_apart():
    rows = [{"name": f"Kelompok {one}", "owner": "Anton", "address": "Jl. Salak 1"} for one in "AB"]
    assert len(cluster(rows).groups) == 2
