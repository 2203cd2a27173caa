"""What the pages show of a sheet, and in which order."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.text import capfirst
from django.utils.translation import gettext

from kriya.achievements.afterwards import afterwards, said_of
from kriya.achievements.charts import chart
from kriya.achievements.deck.material import Material
from kriya.achievements.links import part_behind, reports_behind, rows_behind
from kriya.achievements.sheet import Entry, Sheet
from kriya.core.indicators import UNKNOWN, Choice
from kriya.design.charts import Columns, Figure, Item
from kriya.design.formats import compact, number, percent, rupiah

HEADLINES: Final = (
    "crafts.active", "products.published", "labour.total", "makers.graduated", "trade.sales", "trade.earned",
)  # fmt: skip
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
SOLD: Final[Wanted] = (("trade.sales", "channel"), ("trade.sales", "sold_family"), ("trade.pieces", "channel"))
HELPED: Final[Wanted] = (
    ("training.makers", "district"),
    ("training.makers", "gender"),
    ("exhibitions.events", "fair_level"),
    ("assistance.papers", "paper_obtained"),
    ("visits.received", "visitor_kind"),
)
BY_QUARTER: Final = ("trade.sales", "trade.earned", "makers.fostered", "promotion.visits")
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
class Headline:
    """A large figure, and how it stands to a year earlier."""

    entry: Entry
    change: str = ""

    @property
    def text(self) -> str:
        """The value so that it fits above its words: money in millions."""
        return f"Rp{compact(self.entry.value)}" if self.entry.is_money else number(self.entry.value)


@dataclass(frozen=True)
class Page:
    """The public page: the large figures, and the charts by chapter."""

    sheet: Sheet
    fostered: Entry
    headlines: list[Headline]
    districts: int
    women_share: float | None
    sold: list[Figure]
    what: list[Figure]
    who: list[Figure]
    helped: list[Figure]
    growth: list[Figure]
    withheld: list[str]
    some_years_withheld: bool
    afterwards: list[tuple[Entry, str]]

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
    """One figure of the office's table, with the addresses of its rows and of the reports that it sums."""

    entry: Entry
    url: str = ""
    reports: str = ""


@dataclass(frozen=True)
class OfficePage:
    """The office's page: every figure, and every division with the rows behind each part."""

    sheet: Sheet
    lines: list[Line]
    charts: list[Figure]
    trends: list[Figure] = field(default_factory=list)


def public_page(sheet: Sheet, material: Material | None = None) -> Page:
    """Arrange the public figures of a sheet; with its material also beside what was published before."""
    fostered = sheet["makers.fostered"]
    shown = [sheet[code] for code in HEADLINES if code in sheet and sheet[code].value]
    return Page(
        sheet=sheet,
        fostered=fostered,
        headlines=[Headline(entry, _change(entry, material)) for entry in shown],
        districts=len([key for key in fostered.by("district") if key != UNKNOWN]),
        women_share=share_of_women(sheet),
        sold=_drawn(sheet, SOLD),
        what=_drawn(sheet, WHAT),
        who=_drawn(sheet, WHO),
        helped=_drawn(sheet, HELPED),
        growth=[*_quarters(material), *_drawn(sheet, GROWTH)],
        withheld=[name for name in ("gender", "size") if fostered.is_withheld(name)],
        some_years_withheld=_ends_early(sheet),
        afterwards=[(entry, said_of(entry)) for entry in afterwards(material)] if material else [],
    )


def _ends_early(sheet: Sheet) -> bool:
    """Tell whether the years of the workers end before the last one that is over: too few told it, or it tells one."""
    years = [int(year) for year in sheet["labour.total"].by("year") if year != UNKNOWN]
    return bool(years) and max(years) < sheet.as_of.year - 1


def _change(entry: Entry, material: Material | None) -> str:
    before = material.before(entry.code) if material else None
    return change_of(entry.value or 0, before)


def change_of(value: int, before: int | None) -> str:
    """Return how a value stands to a year earlier, in words; "" where that is not known."""
    if not before:
        return ""
    if value == before:
        return gettext("sama dengan setahun sebelumnya")
    share = percent(abs(value - before) / before)
    up, down = gettext("naik %(share)s dari setahun sebelumnya"), gettext("turun %(share)s dari setahun sebelumnya")
    return (up if value > before else down) % {"share": share}


def _quarters(material: Material | None) -> list[Figure]:
    """Draw figures quarter by quarter; one that was not told is an empty column."""
    found: list[Figure] = []
    for code in BY_QUARTER if material else ():
        told = material.over_time(code) if material else []
        if sum(value is not None for _period, value in told) < 2:
            continue
        entry = (material and material.sheet[code]) or None
        items = [Item(str(period.short), value) for period, value in told]
        if entry is not None:
            unit = capfirst(str(entry.unit))
            title = gettext("%(figure)s per triwulan") % {"figure": entry.name}
            found.append(Columns(title=title, items=items, unit=unit, money=entry.is_money))
    return found


@dataclass(frozen=True)
class Change:
    """What a revision says otherwise, in words."""

    name: str
    before: str
    after: str


def changes_in_words(sheet: Sheet, changed: Iterable[Mapping[str, Any]]) -> list[Change]:
    """Return what a revision changed of what anyone may see; parts say of what they are."""
    found = []
    for one in changed:
        if one["code"] not in sheet:
            continue
        entry = sheet[one["code"]]
        part = f", {sheet.label(one['dimension'], one['key']).lower()}" if one["dimension"] else ""
        before, after = (_in_words(entry, one[side]) for side in ("before", "after"))
        found.append(Change(f"{entry.name}{part}", before, after))
    return found


def _in_words(entry: Entry, value: int | None) -> str:
    if value is None:
        return gettext("tidak ditampilkan")
    return rupiah(value) if entry.is_money else number(value)


def office_page(sheet: Sheet, choice: Choice) -> OfficePage:
    """Arrange every figure of now; each links to its rows."""
    lines = [
        Line(entry, rows_behind(entry.code, choice), reports_behind(entry.code, choice)) for entry in sheet.entries
    ]
    return OfficePage(
        sheet,
        lines,
        _drawn(sheet, OFFICE, lambda code, name, key: part_behind(code, name, key, choice)),
        _drawn(sheet, TRENDS),
    )


def charts_of(sheet: Sheet, code: str, choice: Choice) -> list[Figure]:
    """Draw one figure of now by everything it is divided by, each part with its rows."""
    wanted = tuple((code, name) for name in sheet[code].dimensions if name != "reporting")
    return _drawn(sheet, wanted, lambda of, name, key: part_behind(of, name, key, choice))


def kept_page(sheet: Sheet) -> OfficePage:
    """Arrange every figure of a publication; its rows may have changed since, so nothing links to them."""
    return OfficePage(sheet, [Line(entry) for entry in sheet.entries], _drawn(sheet, OFFICE), _drawn(sheet, TRENDS))


def _drawn(sheet: Sheet, wanted: Wanted, link: Callable[[str, str, str], str] | None = None) -> list[Figure]:
    """Draw what is known at all; long tables end in one part for the rest, but where each part leads to its rows."""
    return [
        chart(sheet, code, name, link=_linked(link, code), most=None if link and name != "maker" else MOST)
        for code, name in wanted
        if code in sheet and set(sheet[code].by(name)) - {UNKNOWN}
    ]


def _linked(link: Callable[[str, str, str], str] | None, code: str) -> Callable[[str, str], str] | None:
    return (lambda name, key: link(code, name, key)) if link else None


def share_of_women(sheet: Sheet) -> float | None:
    """Return the part of workers who are women, of those whose gender was reported."""
    if "labour.women" not in sheet or "labour.men" not in sheet:
        return None
    women, men = sheet["labour.women"].value, sheet["labour.men"].value
    return women / (women + men) if women is not None and men is not None and women + men else None
