"""Registers for the tests of the figures: written row by row, so that a test can count them by hand."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from kriya.catalog.actions.curation import publish_product
from kriya.catalog.actions.products import add_product
from kriya.crafts.models import Craft
from kriya.makers.actions.consent import give_consent
from kriya.makers.models import Maker, Paper, Status, YearlyFigure
from tests import build

DISTRICTS = ("33.75.01", "33.75.02", "")
CRAFTS = ("batik.tulis", "batik.cap", "tenun.atbm")


@dataclass(frozen=True)
class Row:
    """One maker as a test describes it; None and "" are unknown."""

    status: str = Status.FOSTERED
    crafts: tuple[str, ...] = ()
    district: str = ""
    gender: str = ""
    joined: int | None = None
    papers: tuple[str, ...] = ()
    sales: int | None = None
    men: int | None = None
    women: int | None = None
    prices: tuple[int | None, ...] = ()
    public: bool = True


def write(rows: Sequence[Row]) -> list[Maker]:
    """Write a register into the council of the scope."""
    crafts = {craft.code: craft for craft in Craft.objects.filter(code__in=CRAFTS)}
    return [_write(number, row, crafts) for number, row in enumerate(rows)]


def _write(number: int, row: Row, crafts: dict[str, Craft]) -> Maker:
    made = build.maker(
        f"Batik {number}", status=row.status, reason="uji", owner_gender=row.gender, district_code=row.district,
        joined_year=row.joined, crafts=[crafts[code] for code in row.crafts],
    )  # fmt: skip
    for kind in row.papers:
        Paper(maker=made, kind=kind).save()
    if (row.sales, row.men, row.women) != (None, None, None):
        YearlyFigure(
            maker=made, year=2025, yearly_sales=row.sales, labour_men=row.men, labour_women=row.women, source="uji"
        ).save()
    if row.public:
        give_consent(made, ["name"], source="uji", by=None)
    for price in row.prices:
        publish_product(add_product(maker=made, name=f"Kain {number}", price=price))
    return made


def ask(sql: str, *arguments: object) -> list[tuple]:
    """Answer a question in plain SQL, as the application role in the council of the scope."""
    with connection.cursor() as cursor:
        cursor.execute(sql, arguments)
        return cursor.fetchall()


def one(sql: str, *arguments: object) -> object:
    """Answer a question that has one value."""
    return ask(sql, *arguments)[0][0]


def table(sql: str, *arguments: object) -> dict[str, int]:
    """Answer a question whose rows are key and count; an unknown key reads "unknown"."""
    return {str(key) if key not in (None, "") else "unknown": count for key, count in ask(sql, *arguments)}
