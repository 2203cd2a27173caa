"""The filters of the list as the address writes them, and what the reader sees of each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kriya.core.ids import read_id
from kriya.makers.models import Gender, PaperKind, SizeClass, Status
from kriya.makers.queries.lists.choices import Choices, Option
from kriya.makers.queries.lists.columns import COLUMNS, USUAL, is_order
from kriya.makers.queries.lists.conditions import LACKING, THERE, UNKNOWN
from kriya.makers.queries.lists.rows import Criteria
from kriya.makers.queries.lists.search import LONGEST, is_private

Options = Callable[[Choices], list[Option]]
MANY_VALUES: Final = 100
PER_PAGE: Final = (50, 100, 200)
_PER_PAGE_WORDS: Final = frozenset(map(str, PER_PAGE))
ALL: Final = "-"  # value of ?tampilan= for the list without any saved view


def _none(_choices: Choices) -> list[Option]:
    return []


def _fixed(choices: Iterable[tuple[str, str | Promise]]) -> Options:
    return lambda _choices: [Option(value, str(label)) for value, label in choices]


def _with_unknown(options: Options, label: str | Promise) -> Options:
    return lambda choices: [*options(choices), Option(UNKNOWN, str(label))]


_IS_KNOWN: Final = ((THERE, _("ada")), (LACKING, _("belum ada")))

_REPORTED: Final = (
    ("tenaga_kerja", _("tenaga kerja")),
    ("perempuan", _("tenaga kerja perempuan")),
    ("laki", _("tenaga kerja laki-laki")),
    ("penjualan", _("penjualan setahun")),
    ("modal", _("modal")),
)


@dataclass(frozen=True)
class Filter:
    """One filter: its name in the address, its label, and the values it offers."""

    name: str
    label: str | Promise
    options: Options = _none
    kind: Literal["many", "year", "flag", "ids"] = "many"
    chip: str | Promise = ""  # how a value is said on its chip; "" = label: value

    def accepts(self, value: str) -> bool:
        """Tell whether a value can stand in a question to the database; which rows have it is another matter."""
        if self.kind == "year":
            return value.isascii() and value.isdecimal() and len(value) == 4
        if self.kind == "ids":
            return value == UNKNOWN or read_id(value) is not None
        return 0 < len(value) <= 48 and "\x00" not in value


FILTERS: Final[Mapping[str, Filter]] = {
    one.name: one
    for one in (
        Filter("status", _("Status"), _fixed(Status.choices)),
        Filter("kerajinan", _("Kerajinan"), _with_unknown(lambda c: c.craft_options, _("belum diketahui"))),
        Filter("kecamatan", _("Kecamatan"), _with_unknown(lambda c: c.district_options, _("belum diketahui"))),
        Filter("desa", _("Desa/kelurahan"), lambda c: c.village_options),
        Filter("skala", _("Skala"), _with_unknown(_fixed(SizeClass.choices), _("belum diketahui"))),
        Filter(
            "dokumen", _("Punya dokumen"), _with_unknown(_fixed(PaperKind.choices), _("tanpa dokumen yang berlaku"))
        ),
        Filter("tanpa", _("Belum punya"), _fixed(PaperKind.choices)),
        Filter("berakhir", _("Dokumen berakhir"), _fixed((("30", _("dalam 30 hari")), ("90", _("dalam 90 hari"))))),
        Filter("kelamin", _("Jenis kelamin"), _with_unknown(_fixed(Gender.choices), _("belum diketahui"))),
        Filter("kelompok", _("Kelompok"), _with_unknown(lambda c: c.group_options, _("tanpa kelompok")), "ids"),
        Filter("lapor", _("Melaporkan"), _fixed(_REPORTED)),
        Filter("telepon", _("Telepon"), _fixed(_IS_KNOWN)),
        Filter("nik", _("NIK"), _fixed(_IS_KNOWN)),
        Filter("persetujuan", _("Persetujuan"), _fixed(_IS_KNOWN)),
        Filter("dari", _("Bergabung dari"), kind="year"),
        Filter("sampai", _("Bergabung sampai"), kind="year"),
        Filter(
            "bergabung",
            _("Tahun bergabung"),
            _fixed(((UNKNOWN, _("belum diketahui")),)),
            "flag",
        ),
        Filter(
            "skala_beda",
            _("Skala tertulis berbeda dari angka"),
            _fixed((("ya", _("ya")),)),
            "flag",
            chip=_("skala tertulis berbeda dari angka"),
        ),
        Filter("impor", _("Dari impor"), _with_unknown(lambda c: c.run_options, _("dicatat langsung")), "ids"),
        Filter("umkm", _("Nomor yang dicari"), kind="ids", chip=_("cocok dengan nomor yang dicari")),
    )
}


def read_criteria(params: QueryDict) -> Criteria:
    """Return what an address asks for; whatever makes no sense in it is left out, so that an old link still opens."""
    values = {}
    for name, one in FILTERS.items():
        given = dict.fromkeys(value for value in params.getlist(name) if one.accepts(value))
        kept = tuple(given)[: 1 if one.kind in {"year", "flag"} else MANY_VALUES]
        if kept:
            values[name] = kept
    return Criteria(values, _text(params))


def _text(params: QueryDict) -> str:
    """Return the text searched for; a number that may be personal data is none: no address and no view may hold it."""
    text = params.get("q", "").replace("\x00", "").strip()[:LONGEST]
    return "" if is_private(text) else text


def cleaned(params: QueryDict) -> QueryDict:
    """Return the address that a form asks for: without empty fields, and with its columns in one word."""
    criteria, clean = read_criteria(params), QueryDict(mutable=True)
    if criteria.text:
        clean["q"] = criteria.text
    for name, values in criteria.values.items():
        clean.setlist(name, list(values))
    columns = [key for key in dict.fromkeys(",".join(params.getlist("kolom")).split(",")) if key in COLUMNS]
    if columns and {*columns, USUAL[0]} != set(USUAL):
        clean["kolom"] = ",".join(columns)
    order, rows = params.get("urut", ""), params.get("baris", "")
    if is_order(order):
        clean["urut"] = order
    if rows in _PER_PAGE_WORDS:
        clean["baris"] = rows
    return clean


def per_page(params: QueryDict) -> int:
    """Return how many rows a page has."""
    wanted = params.get("baris", "")
    return int(wanted) if wanted in _PER_PAGE_WORDS else PER_PAGE[0]


@dataclass(frozen=True)
class Chip:
    """A filter that is set, in words, and the address without it."""

    label: str
    url: str


def chips(params: QueryDict, criteria: Criteria, choices: Choices) -> list[Chip]:
    """Return one chip for each value that narrows the list."""
    made = [Chip(gettext("cari: %(text)s") % {"text": criteria.text}, _less(params, "q"))] if criteria.text else []
    for name, values in criteria.values.items():
        one = FILTERS[name]
        if one.kind == "ids" and not one.options(choices):
            made.append(Chip(str(one.chip), _less(params, name)))
            continue
        labels = {option.value: option.label for option in one.options(choices)}
        made += [Chip(_say(one, labels, value), _less(params, name, value)) for value in values]
    return made


def _say(one: Filter, labels: Mapping[str, str], value: str) -> str:
    return str(one.chip) or f"{one.label}: {labels.get(value, value)}"


def _less(params: QueryDict, name: str, value: str | None = None) -> str:
    left = params.copy()
    left.pop("hal", None)
    kept = [other for other in left.getlist(name) if value is not None and other != value]
    left.setlist(name, kept)
    if not kept:
        del left[name]
    return "?" + (left.urlencode() or f"tampilan={ALL}")


def swapped(params: QueryDict, **changes: str | list[str]) -> str:
    """Return the address with some of its words changed ("" takes one out), back on its first page."""
    changed = params.copy()
    changed.pop("hal", None)
    for name, value in changes.items():
        changed.setlist(name, value if isinstance(value, list) else [value] if value else [])
        if not changed.getlist(name):
            changed.pop(name, None)
    return "?" + (changed.urlencode() or f"tampilan={ALL}")
