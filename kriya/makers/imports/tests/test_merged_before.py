"""A file that still names a maker which was merged into another: the kept one is meant."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.actions.imports import read_for_council
from kriya.makers.actions.merge import merge_makers, undo_merge
from kriya.makers.imports import plan as planning
from kriya.makers.imports.plan import Plan, make_plan
from kriya.makers.imports.tests.importing import import_bytes
from kriya.makers.imports.tests.wizard_files import MELATI, SEKAR, xlsx
from kriya.makers.models import Maker, Merge
from tests import build

HEADER = ("Nama Usaha", "NIK", "Kecamatan", "No HP")
NEW_NUMBER = "0811-2222-4444"
NIK = "3375014101800001"
OLD = ("Tenun Anggrek Lama", "Siti Aminah", "Jl. Kurinci 11", "Pekalongan Barat", "0857-1111-3333", "4 juta", 3)


@pytest.fixture
def merged(council: Council, tmp_path: Path) -> Merge:
    """Batik Sekar and Tenun Anggrek Lama came in by a file; somebody said that the second is the first."""
    import_bytes(council, xlsx(SEKAR, OLD), tmp_path)
    return merge(council, "Batik Sekar", "Tenun Anggrek Lama")


def merge(council: Council, kept: str, absorbed: str) -> Merge:
    with council_scope(council):
        one, other = (Maker.objects.get(name=name) for name in (kept, absorbed))
        return merge_makers(one, other, choices={}, by=None)


def planned(council: Council, folder: Path, content: bytes) -> Plan:
    (folder / "lagi.xlsx").write_bytes(content)
    found = read_for_council(council, folder / "lagi.xlsx")
    with council_scope(council):
        return make_plan(found)


def test_the_same_file_again_makes_nobody_twice_and_undoes_no_choice(council: Council, merged: Merge, tmp_path: Path):
    plan = planned(council, tmp_path, xlsx(SEKAR, OLD))
    assert (plan.new, plan.changed, plan.probable) == ([], [], [])
    assert [maker.pk for _row, maker in plan.folded_into_register] == [merged.kept_id]
    assert len(plan.same) == 1


def test_the_old_row_alone_fills_what_is_missing_and_changes_nothing_that_was_chosen(
    council: Council, merged: Merge, tmp_path: Path
):
    more = (*OLD[:4], f"0857-1111-3333 / {NEW_NUMBER}", *OLD[5:])
    import_bytes(council, xlsx(more), tmp_path)
    with council_scope(council):
        kept = Maker.objects.get(pk=merged.kept_id)
        assert (kept.name, kept.owner_name, kept.address) == (SEKAR[0], SEKAR[1], SEKAR[2])
        numbers = set(kept.phones.values_list("number", flat=True))
        assert numbers == {"+6281234567890", "+6285711113333", "+6281122224444"}
        assert Maker.objects.count() == 2


def test_a_chain_of_merges_leads_to_the_last(council: Council, merged: Merge, tmp_path: Path):
    import_bytes(council, xlsx(MELATI), tmp_path)
    last = merge(council, "Tenun Melati", "Batik Sekar")
    plan = planned(council, tmp_path, xlsx((*OLD[:4], NEW_NUMBER, *OLD[5:])))
    assert (plan.new, kept_of(plan)) == ([], [last.kept_id])


def test_a_merge_that_was_taken_back_is_two_again(council: Council, merged: Merge, tmp_path: Path):
    with council_scope(council):
        undo_merge(merged, by=None)
    plan = planned(council, tmp_path, xlsx(SEKAR, OLD))
    assert (plan.new, len(plan.same), plan.folded_into_register) == ([], 2, [])


@pytest.mark.parametrize("name", ["Batik Sekar", "Sekar Jagad Lama"])
def test_one_nik_on_both_is_the_kept_one(council: Council, tmp_path: Path, name: str):
    import_bytes(council, xlsx(("Batik Sekar", NIK, "Pekalongan Utara", ""), header=HEADER), tmp_path)
    with council_scope(council):
        build.maker("Sekar Jagad Lama", nik=NIK)
    done = merge(council, "Batik Sekar", "Sekar Jagad Lama")
    plan = planned(council, tmp_path, xlsx((name, NIK, "Pekalongan Utara", NEW_NUMBER), header=HEADER))
    assert (plan.new, kept_of(plan)) == ([], [done.kept_id])


def test_without_the_merged_ones_a_new_maker_would_come_in(
    council: Council, merged: Merge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Twin: compared with the register's own rows only."""
    whole = planning.whole_register
    monkeypatch.setattr(planning, "whole_register", lambda columns: [m for m in whole(columns) if m.kept is m])
    plan = planned(council, tmp_path, xlsx((*OLD[:4], "", *OLD[5:])))
    assert len(plan.new) == 1


def kept_of(plan: Plan) -> list[UUID]:
    """The makers that changed or folded rows of a file were taken for."""
    return [one.maker.pk for one in plan.changed] + [maker.pk for _row, maker in plan.folded_into_register]
