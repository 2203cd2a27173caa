"""A publication as a file for anyone: the deck, the report, the workbook. Made of what anyone may see."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from kriya.achievements.deck.file import TYPE as PPTX
from kriya.achievements.deck.file import pptx_of
from kriya.achievements.deck.material import Material, material_of
from kriya.achievements.download import fields, rows_of
from kriya.achievements.models import Snapshot
from kriya.achievements.queries.snapshots import newest_of
from kriya.achievements.report.paper import report_pdf
from kriya.achievements.sheet import Sheet
from kriya.core.sharing import shared
from kriya.makers.export.writing import Page, write_book

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF: Final = "application/pdf"


def _language() -> str:
    return "en" if (get_language() or "id").startswith("en") else "id"


def workbook_of(snapshot: Snapshot) -> bytes:
    """Return the public figures of a publication as a workbook."""
    with TemporaryDirectory(prefix="kriya-") as folder:
        path = Path(folder) / "angka.xlsx"
        pages = [Page(gettext("Angka"), fields(), rows_of(Sheet(snapshot.public)))]
        write_book(path, pages, title=snapshot.brand.get("name", ""), made_at=snapshot.published_at)
        return path.read_bytes()


def _deck(snapshot: Snapshot) -> bytes:
    return pptx_of(_material(snapshot), _language())


def _report(snapshot: Snapshot) -> bytes:
    return report_pdf(_material(snapshot), _language())


def _material(snapshot: Snapshot) -> Material:
    return material_of(snapshot)


_KINDS: Final[dict[str, tuple[str, Callable[[Snapshot], bytes], str]]] = {
    "pptx": ("paparan", _deck, PPTX),
    "pdf": ("laporan", _report, PDF),
    "xlsx": ("angka", workbook_of, XLSX),
}


@require_safe
@shared()
def file(_request: HttpRequest, period: str, kind: str) -> HttpResponse:
    """Send the newest revision of a period as a file."""
    snapshot = newest_of(period)
    if snapshot is None or kind not in _KINDS:
        raise Http404
    name, make, content_type = _KINDS[kind]
    return sent(make(snapshot), f"{name}-{snapshot.brand.get('slug', '')}-{period}.{kind}", content_type)


def sent(content: bytes, name: str, content_type: str) -> HttpResponse:
    """Answer with a file to keep."""
    return HttpResponse(
        content,
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
