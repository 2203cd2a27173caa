"""What the public page shows of a sheet, and in which order."""

from dataclasses import dataclass

from kriya.achievements.charts import chart
from kriya.achievements.sheet import Entry, Sheet
from kriya.design.charts import Figure

HEADLINES = ("makers.fostered", "crafts.active", "products.published", "labour.total", "makers.graduated")


@dataclass(frozen=True)
class Page:
    """The figures of a page: the large ones, and the charts by chapter."""

    sheet: Sheet
    headlines: list[Entry]
    who: list[Figure]
    what: list[Figure]
    growth: list[Figure]
    women_share: float | None
    withheld: list[str]

    @property
    def entries(self) -> list[Entry]:
        return self.sheet.entries


def public_page(sheet: Sheet) -> Page:
    """Arrange the public figures of a sheet."""
    fostered = sheet["makers.fostered"]
    return Page(
        sheet=sheet,
        headlines=[sheet[code] for code in HEADLINES if sheet[code].value],
        what=_drawn(
            sheet, ("makers.fostered", "craft"), ("products.published", "craft"), ("products.published", "price")
        ),
        who=_drawn(
            sheet,
            ("makers.fostered", "district"),
            ("makers.fostered", "paper"),
            ("makers.fostered", "gender"),
            ("makers.fostered", "size"),
        ),
        growth=_drawn(sheet, ("makers.fostered", "joined"), ("labour.total", "year")),
        women_share=_women_share(sheet),
        withheld=[name for name in ("gender", "size") if fostered.is_withheld(name)],
    )


def _drawn(sheet: Sheet, *wanted: tuple[str, str]) -> list[Figure]:
    """Draw what has more than unknown parts."""
    return [chart(sheet, code, name, most=12) for code, name in wanted if sheet[code].by(name)]


def _women_share(sheet: Sheet) -> float | None:
    women, men = sheet["labour.women"].value, sheet["labour.men"].value
    return women / (women + men) if women is not None and men is not None and women + men else None
