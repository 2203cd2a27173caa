"""The demo's help for makers: two years of it, within the budget, with papers in the register."""

import pytest

from kriya.accounts.roles import Role
from kriya.assistance.models import Case, Commitment, Result
from kriya.assistance.queries.caseload import by_officer
from kriya.core.checks.running import run_checks
from kriya.core.scoping import council_scope
from kriya.demo.assistance import seed_assistance
from kriya.makers.models import Paper
from kriya.showroom.models import News
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")


def test_the_help_of_the_demo_has_a_past():
    council = build.pekalongan()
    people = {role: build.member(council, role, name=f"Orang {role}") for role in Role if role != Role.MAKER}
    with council_scope(council):
        for number in range(30):
            build.maker(f"Batik {number}")
        seed_assistance(people)
        states = set(Case.objects.values_list("state", flat=True))
        assert states == {"asked", "offered", "running", "done", "refused", "stopped"}
        assert Paper.objects.count() == Result.objects.filter(kind="paper").count() > 8
        assert Result.objects.filter(value__gt=0).count() > 5
        assert Commitment.objects.filter(spent__gt=0).count() > 5
        assert max(load.late for load in by_officer()) == 1
        assert News.objects.filter(told_at=None).count() < 8
    assert [(result.name, result.differences) for result in run_checks() if not result.ok] == []
