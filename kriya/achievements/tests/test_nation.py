"""What province and nation see: approved figures that anyone may see, makers counted once, and never a row of a council."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from kriya.accounts.roles import Role
from kriya.achievements.actions.closing import approve, explain, prepare
from kriya.achievements.checks import nation_is_told_what_was_approved
from kriya.achievements.models import (
    NationFigure,
    NationIndicator,
    NationMark,
    NationOverlap,
    NationPart,
    NationReport,
    Snapshot,
)
from kriya.achievements.period import Period
from kriya.core.personal import keyed_hash
from kriya.core.scoping import council_scope
from kriya.councils.models import Council, Level
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")

Q2 = Period(2026, 2)


def council_of(slug: str, region: str, level: str = Level.REGENCY) -> Council:
    return build.council(slug=slug, name=f"Dekranasda {slug}", region_code=region, level=level)


def register(council: Council, people: range, prefix: str = "33750112345600") -> None:
    """Makers by the number of their person; the same number is the same person, in whichever register."""
    with council_scope(council):
        for number in people:
            nik = f"{prefix}{number:02}"
            build.maker(f"Usaha {council.slug} {number}", joined_year=2020, nik=nik, nik_hash=keyed_hash(nik))


def reports(council: Council, period: Period = Q2, reason: str = "") -> Snapshot:
    staff, chair = (build.member(council, role, f"{role} {council.slug}") for role in (Role.STAFF, Role.CHAIR))
    with council_scope(council):
        closing = prepare(period, by=staff, reason=reason)
        explain(closing, {one["code"]: "sudah diperiksa" for one in closing.soundness})
        return approve(closing, by=chair)


def test_a_report_says_what_the_publication_lets_anyone_see_and_a_revision_says_so():
    here = council_of("batang", "33.25")
    register(here, range(7))
    snapshot = reports(here)
    report = NationReport.objects.get()
    assert (report.region_code, report.province_code, report.is_province) == ("33.25", "33", False)
    assert (report.fostered, report.identified, report.digest) == (7, 7, snapshot.digest)
    shown = {one["code"]: one["value"] for one in snapshot.public["indicators"]}
    assert dict(NationFigure.objects.values_list("code", "value")) == shown
    parts = {(row.code, row.key): (row.value, row.name_id) for row in NationPart.objects.all()}
    assert parts["makers.fostered", "unknown"][0] == 7, "nobody said its craft"
    assert "sales.total" not in shown, "what stays in the office stays there"
    assert NationIndicator.objects.get(code="makers.fostered").words["name"]["id"] == "UMKM binaan"
    register(here, range(10, 12))
    reports(here, reason="Dua usaha terlambat dicatat.")
    figure = NationFigure.objects.get(code="makers.fostered")
    assert (figure.value, figure.is_revised, figure.report.revision) == (9, True, 1)
    with council_scope(here):
        assert nation_is_told_what_was_approved().differences == []


def test_before_a_division_a_report_stands_in_the_old_province():
    merauke = council_of("merauke", "93.01")
    register(merauke, range(5))
    reports(merauke, Period(2021, 4))
    reports(merauke)
    assert set(NationReport.objects.values_list("period", "region_code", "province_code")) == {
        ("2021-T4", "91.01", "91"), ("2026-T2", "93.01", "93"),
    }  # fmt: skip


def test_makers_in_two_registers_are_told_in_steps_and_no_page_can_ask_who():
    """trap:39 — one person more in a register must not tell whether another register has that person."""
    province, city = council_of("jateng", "33", Level.PROVINCE), council_of("kota", "33.75")
    register(city, range(40))
    register(province, range(28, 60))
    reports(city)
    reports(province)
    told = dict(NationOverlap.objects.values_list("province_code", "makers"))
    assert set(told) == {"33", ""}
    assert all(value % 5 == 0 and abs(value - 12) < 5 for value in told.values())
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        NationMark.objects.exists()
    with pytest.raises(DatabaseError, match="no council at work"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT kriya_give_marks('2026-T2', '33', '{}')")


def test_marks_are_not_the_hashes_by_which_a_council_finds_its_own(owner):
    city = council_of("kota", "33.75")
    register(city, range(5))
    reports(city)
    marks = {bytes(mark).hex() for (mark,) in owner.execute("SELECT mark FROM achievements_nationmark")}
    with council_scope(city):
        niks = {f"33750112345600{number:02}" for number in range(5)}
    assert len(marks) == 5
    assert marks.isdisjoint(keyed_hash(nik) for nik in niks)
    assert marks.isdisjoint(keyed_hash(keyed_hash(nik)) for nik in niks)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE achievements_nationfigure SET value = value + 1 WHERE code = 'makers.fostered'", "makers.fostered"),
        ("UPDATE achievements_nationpart SET value = value + 1", "makers.fostered"),
        ("UPDATE achievements_nationreport SET province_code = '34'", "differs in province_code"),
        ("DELETE FROM achievements_nationmark", "marks were changed"),
        ("UPDATE achievements_nationoverlap SET makers = 10 WHERE province_code = '33'", "in two registers of 33"),
        (
            "DELETE FROM achievements_nationfigure; DELETE FROM achievements_nationpart; DELETE FROM achievements_nationreport",
            "missing",
        ),
    ],
)
def test_the_check_finds_what_was_not_approved(owner, damage: str, said: str):
    here = council_of("batang", "33.25")
    register(here, range(6))
    reports(here)
    owner.execute(damage)
    with council_scope(here):
        found = nation_is_told_what_was_approved().differences
    assert any(said in one for one in found), found
    call_command("tell_nation", stdout=StringIO())
    with council_scope(here):
        assert nation_is_told_what_was_approved().differences == [], "the publications can tell it anew"


def test_a_figure_that_may_not_be_told_anew_has_no_value_of_the_period():
    assert date(2026, 6, 30) == Q2.last
    here = council_of("batang", "33.25")
    register(here, range(6))
    reports(here)
    assert not NationFigure.objects.filter(code__startswith="trade.", value__gt=0).exists()
    withheld = NationFigure.objects.filter(code="labour.total", value=None)
    assert withheld.exists(), "unknown is not zero"
