"""What the pages show of a sheet, and in which order."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from kriya.achievements.charts import chart
from kriya.achievements.facts import UNKNOWN, Choice
from kriya.achievements.links import part_behind, rows_behind
from kriya.achievements.sheet import Entry, Sheet
from kriya.design.charts import Figure

HEADLINES: Final = ("crafts.active", "products.published", "labour.total", "makers.graduated")
MOST: Final = 10
Wanted = tuple[tuple[str, str], ...]

WHAT: Final[Wanted] = (
    ("makers.fostered", "craft"),
    ("products.published", "craft"),
    ("products.published", "price"),
)
WHO: Final[Wanted] = (
    ("makers.fostered", "district"),
    ("makers.fostered", "paper"),
    ("makers.fostered", "gender"),
    ("makers.fostered", "size"),
)
GROWTH: Final[Wanted] = (("makers.fostered", "joined"), ("labour.total", "year"))
OFFICE: Final[Wanted] = (
    ("makers.all", "status"),
    ("makers.fostered", "craft_any"),
    ("makers.fostered", "district"),
    ("makers.fostered", "gender"),
    ("makers.fostered", "size"),
    ("makers.fostered", "paper"),
    ("makers.fostered", "joined"),
    ("makers.fostered", "group"),
    ("products.published", "craft"),
    ("products.published", "price"),
    ("products.published", "maker"),
)
TRENDS: Final[Wanted] = (("labour.total", "year"), ("sales.total", "year"), ("capital.total", "year"))


@dataclass(frozen=True)
class Page:
    """The public page: the large figures, and the charts by chapter."""

    sheet: Sheet
    fostered: Entry
    headlines: list[Entry]
    districts: int
    women_share: float | None
    what: list[Figure]
    who: list[Figure]
    growth: list[Figure]
    withheld: list[str]

    @property
    def entries(self) -> list[Entry]:
        return self.sheet.entries

    @property
    def crafts(self) -> int:
        return self.sheet["crafts.active"].value or 0

    @property
    def labour(self) -> Entry:
        return self.sheet["labour.total"]


@dataclass(frozen=True)
class Line:
    """One figure of the office's table, with the address of its rows."""

    entry: Entry
    url: str = ""


@dataclass(frozen=True)
class OfficePage:
    """The office's page: every figure, and every division with the rows behind each part."""

    sheet: Sheet
    lines: list[Line]
    charts: list[Figure]
    trends: list[Figure] = field(default_factory=list)


def public_page(sheet: Sheet) -> Page:
    """Arrange the public figures of a sheet."""
    fostered = sheet["makers.fostered"]
    return Page(
        sheet=sheet,
        fostered=fostered,
        headlines=[sheet[code] for code in HEADLINES if sheet[code].value],
        districts=len([key for key in fostered.by("district") if key != UNKNOWN]),
        women_share=_women_share(sheet),
        what=_drawn(sheet, WHAT),
        who=_drawn(sheet, WHO),
        growth=_drawn(sheet, GROWTH),
        withheld=[name for name in ("gender", "size") if fostered.is_withheld(name)],
    )


def office_page(sheet: Sheet, choice: Choice) -> OfficePage:
    """Arrange every figure of now; each links to its rows."""
    lines = [Line(entry, rows_behind(entry.code, choice)) for entry in sheet.entries]
    return OfficePage(
        sheet,
        lines,
        _drawn(sheet, OFFICE, lambda code, name, key: part_behind(code, name, key, choice)),
        _drawn(sheet, TRENDS),
    )


def kept_page(sheet: Sheet) -> OfficePage:
    """Arrange every figure of a publication; its rows may have changed since, so nothing links to them."""
    return OfficePage(sheet, [Line(entry) for entry in sheet.entries], _drawn(sheet, OFFICE), _drawn(sheet, TRENDS))


def _drawn(sheet: Sheet, wanted: Wanted, link: Callable[[str, str, str], str] | None = None) -> list[Figure]:
    """Draw what is known at all; long tables end in one part for the rest, but where each part leads to its rows."""
    return [
        chart(sheet, code, name, link=_linked(link, code), most=None if link and name != "maker" else MOST)
        for code, name in wanted
        if set(sheet[code].by(name)) - {UNKNOWN}
    ]


def _linked(link: Callable[[str, str, str], str] | None, code: str) -> Callable[[str, str], str] | None:
    return (lambda name, key: link(code, name, key)) if link else None


def _women_share(sheet: Sheet) -> float | None:
    women, men = sheet["labour.women"].value, sheet["labour.men"].value
    return women / (women + men) if women is not None and men is not None and women + men else None
