"""Two people merge at once, and an applicant taps twice at once."""

from collections.abc import Callable

import pytest

from kriya.core.ids import new_id
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.actions.apply import Applicant, apply
from kriya.makers.actions.merge import merge_makers
from kriya.makers.actions.register import Phone
from kriya.makers.models import Application, Maker, MakerPhone, Merge
from tests import build
from tests.at_once import at_once


def merging(council: Council, kept: Maker, absorbed: Maker) -> Callable[[], None]:
    def work() -> None:
        with council_scope(council):
            merge_makers(kept, absorbed, choices={}, by=None)

    return work


@pytest.mark.parametrize("attempt", range(3))
def test_two_people_who_merge_the_same_pair_either_way_make_one_merge(real_db: None, attempt: int):
    council = build.pekalongan()
    with council_scope(council):
        one = build.maker("Batik Sekar", phones=[Phone("+6281234567890")])
        other = build.maker("Batik Sekar", phones=[Phone("+6285712345678")])

    assert at_once(merging(council, one, other), merging(council, other, one)) == ["done", "merge_already_merged"]
    with council_scope(council):
        merge = Merge.objects.get()
        assert MakerPhone.objects.filter(maker=merge.kept_id).count() == 2
        assert Maker.objects.in_register().count() == 1


def test_three_people_who_merge_in_a_ring_leave_nobody_without_a_place(real_db: None):
    council = build.pekalongan()
    with council_scope(council):
        makers = [build.maker(f"Batik {number}") for number in range(3)]

    pairs = [(makers[place], makers[(place + 1) % 3]) for place in range(3)]
    done = at_once(*(merging(council, *pair) for pair in pairs))
    assert set(done) <= {"done", "merge_already_merged"}
    with council_scope(council):
        assert Maker.objects.in_register().exists(), "a ring would have swallowed everybody"
        assert Merge.objects.count() == done.count("done")


def test_a_double_tap_at_once_is_one_application(real_db: None):
    council, key = build.pekalongan(crafts=True), new_id()
    said = Applicant(name="Batik Sekar", owner_name="Siti", craft="batik.tulis", phones=[Phone("+6281234567890")])

    def tapping() -> str:
        with council_scope(council):
            return apply(said, key=key, secret="rahasia-sekali", language="id").reference

    first, second = at_once(tapping, tapping)
    assert first == second
    with council_scope(council):
        assert Maker.objects.count() == Application.objects.count() == 1
        assert not Application.objects.get().other_payload


def test_the_same_form_with_other_words_is_kept_aside(real_db: None):
    council, key = build.pekalongan(crafts=True), new_id()
    for owner in ("Siti", "Aminah"):
        said = Applicant(name="Batik Sekar", owner_name=owner, craft="batik.tulis", phones=[Phone("+6281234567890")])
        with council_scope(council):
            apply(said, key=key, secret="rahasia-sekali", language="id")
    with council_scope(council):
        assert Maker.objects.get().owner_name == "Siti"
        assert '"owner_name": "Aminah"' in Application.objects.get().other_payload
