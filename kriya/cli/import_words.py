"""The report of an import as a person reads it on a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kriya.catalog.imports.report import refused_to_tell
from kriya.design.formats import number
from kriya.makers.imports.sentences import REPAIRS, TO_BE_SEEN, why_not_read
from kriya.makers.imports.sheets.fields import PRODUCTS

MOST_CELLS: Final = 20
MOST_REPAIRS: Final = 8
_LONGEST_VALUE = 32

Report = Mapping[str, Any]


def lines_of(report: Report, title: str) -> Iterator[str]:
    """Yield the lines of a report: what was read, what came of it, what was mended, what could not be read."""
    yield ""
    yield f"  {title}"
    yield ""
    yield from _counts(report)
    yield from _sheets(report.get("sheets_left_out", []))
    yield from _repairs(report.get("repairs", {}))
    yield from _cells(_("Baris ditolak"), refused_to_tell(report))
    yield from _cells(_("Sel yang dilewati; barisnya dipakai tanpa sel itu"), report.get("left_out", []))
    yield from _photos(report.get("photos"))
    yield from _others(report)
    yield ""


def _counts(report: Report) -> Iterator[str]:
    sheets = [sheet["name"] for sheet in report.get("sheets", [])]
    where = ngettext("baris dibaca dari %(n)s lembar", "baris dibaca dari %(n)s lembar", len(sheets)) % {
        "n": len(sheets)
    }
    counts = [
        (report["rows_read"], where),
        *_kinds(report),
        (report["duplicates"], _("baris kembar digabung")),
        (len(report["refused"]), _("baris ditolak")),
    ]
    width = max(len(number(count)) for count, _words in counts)
    for count, words in counts:
        yield f"  {number(count):>{width}}  {words}"


def _sheets(left_out: Sequence[Report]) -> Iterator[str]:
    if not left_out:
        return
    yield ""
    title = _("Lembar yang tidak dibaca")
    yield f"  {title}: {number(len(left_out))}"
    for one in left_out[:MOST_CELLS]:
        yield f"    {_short(one['name'])}: {why_not_read(one['kind'])}"
    yield from _rest(len(left_out) - len(left_out[:MOST_CELLS]))


def _kinds(report: Report) -> list[tuple[int, str]]:
    if report["kind"] == PRODUCTS:
        words = (_("produk baru"), _("produk berubah"), _("produk tetap"))
    else:
        words = (_("UMKM baru"), _("UMKM berubah"), _("UMKM tetap"))
    return list(zip((report["new"], report["changed"], report["same"]), words, strict=True))


def _repairs(repairs: Mapping[str, int]) -> Iterator[str]:
    if not repairs:
        return
    yield ""
    tidied = _("Dirapikan saat dibaca")
    yield f"  {tidied}: {number(sum(repairs.values()))}"
    shown = sorted(repairs.items(), key=lambda one: one[0] not in TO_BE_SEEN)[:MOST_REPAIRS]
    width = max(len(number(count)) for _code, count in shown)
    for code, count in shown:
        yield f"    {number(count):>{width}}  {REPAIRS.get(code, code)}"
    yield from _rest(len(repairs) - len(shown))


def _cells(title: str, cells: Sequence[Report]) -> Iterator[str]:
    if not cells:
        return
    yield ""
    yield f"  {title}: {number(len(cells))}"
    shown = cells[:MOST_CELLS]
    width = max(len(cell["cell"]) for cell in shown)
    for cell in shown:
        told = f"“{_short(cell['value'])}”. " if cell["value"] else ""
        expected = _("Yang diharapkan: %(expected)s.") % {"expected": cell["expected"]}
        yield f"    {cell['cell']:<{width}}  {told}{cell['reason']} {expected}"
    yield from _rest(len(cells) - len(shown))


def _photos(photos: Report | None) -> Iterator[str]:
    if photos is None:
        return
    yield ""
    told = _("Foto untuk %(products)s produk")
    yield f"  {told % {'products': number(photos['products'])}}: {number(photos['matched'])}"
    for title, lines, count in (
        (_("Foto ditolak"), photos["refused"], len(photos["refused"])),
        (_("Tidak ada di dalam zip"), photos["missing"], photos["missing_count"]),
    ):
        if count:
            yield f"  {title}: {number(count)}"
            yield from (f"    {one['cell']:<10}  {one['file']}. {one['reason']}" for one in lines[:MOST_CELLS])
            yield from _rest(count - len(lines[:MOST_CELLS]))
    if photos["unused_count"]:
        unused = _("Di dalam zip, tetapi tidak disebut daftar")
        yield f"  {unused}: {number(photos['unused_count'])}"


def _others(report: Report) -> Iterator[str]:
    told = [
        (_("Mungkin sudah ada di daftar"), report.get("probable")),
        (_("Baris kembar yang menuliskan hal berbeda"), report.get("contradictions")),
    ]
    lines = [(title, count if isinstance(count, int) else len(count)) for title, count in told if count]
    if lines:
        yield ""
    for title, count in lines:
        yield f"  {title}: {number(count)}"


def _rest(count: int) -> Iterator[str]:
    if count > 0:
        words = ngettext("dan %(n)s lagi (semuanya dengan --json)", "dan %(n)s lagi (semuanya dengan --json)", count)
        yield f"    … {words % {'n': number(count)}}"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST_VALUE else f"{plain[: _LONGEST_VALUE - 1]}…"
