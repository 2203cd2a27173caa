"""A small register with one maker for every filter, for the tests of the list."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from kriya.core.clock import today
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.crafts.models import Craft
from kriya.makers.actions.consent import give_consent
from kriya.makers.actions.register import Phone
from kriya.makers.models import Group, GroupMember, ImportRun, Maker, Paper, YearlyFigure
from tests import build

NIK = "3375015501800003"
BILLION = 1_000_000_000


def craft(code: str) -> Craft:
    """The council's craft with this code."""
    found: Craft = Craft.objects.get(code=code)
    return found


def sekar(**fields: Any) -> Maker:
    """Batik Sekar: a known maker, everything about it is known."""
    maker = build.maker(
        "Batik Sekar",
        owner_name="Rahayu Ningsih",
        owner_gender="woman",
        nik=NIK,
        phones=[Phone("+6281234567890", is_whatsapp=True)],
        crafts=[craft("batik.tulis")],
        district_code="33.75.01",
        village_code="33.75.01.1002",
        address="Jl. Jlamprang 7",
        joined_year=2019,
        typed_size_class="small",
        **fields,
    )
    YearlyFigure(maker=maker, year=2024, yearly_sales=300_000_000, labour_total=4, source="Pendataan").save()
    YearlyFigure(maker=maker, year=2025, yearly_sales=450_000_000, labour_total=5, source="Pendataan").save()
    Paper(maker=maker, kind="nib", number="9120001234567").save()
    give_consent(maker, ["name"], source="Formulir", by=None, on=date(2026, 1, 2))
    group = Group(name="Sentra Jlamprang")
    group.save()
    GroupMember(group=group, maker=maker).save()
    return maker


def lurik() -> Maker:
    """Lurik Asih: a weaver of whom little is known."""
    maker = build.maker(
        "Lurik Asih", owner_name="Tejo", owner_gender="man", crafts=[craft("tenun.atbm")], joined_year=2024
    )
    YearlyFigure(maker=maker, year=2025, capital=3 * BILLION, source="Pendataan").save()
    Paper(maker=maker, kind="brand", number="IDM000777", expires_on=today() + timedelta(days=60)).save()
    return maker


def bare() -> Maker:
    """Kriya Polos: a name and nothing else, made by an import."""
    run = ImportRun(file_name="binaan.xlsx", file_hash="0" * 64, state="done")
    run.save()
    maker = build.maker("Kriya Polos", status="inactive", reason="Pindah")
    Maker.objects.filter(pk=maker.pk).update(imported_in=run)
    return maker


@contextmanager
def register() -> Iterator[Council]:
    """The three of them, in the council's scope."""
    made = build.pekalongan(crafts=True)
    with council_scope(made):
        sekar()
        lurik()
        bare()
        yield made
