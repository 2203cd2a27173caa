"""The pages of what came of programmes as files: exactly what they show, numbers as numbers."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final
from uuid import UUID

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.makers.export.writing import Field, Page, write_book, write_csv
from kriya.outcomes.models import WAVES, Sold
from kriya.outcomes.queries.followed import Followed
from kriya.outcomes.queries.programmes import Programme, circles_of
from kriya.outcomes.queries.said import asked_and_said
from kriya.outcomes.queries.sales import Together, compared
from kriya.outcomes.queries.summary import Line, line_of
from kriya.outcomes.views.staff.overview import chosen_of
from kriya.outcomes.views.staff.programme import call_or_404, exhibition_or_404
from kriya.outcomes.views.words import SPANS, kind_words, span_words

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@staff(Can.EXPORT)
def overview_xlsx(request: Request) -> HttpResponseBase:
    """Give every programme that the overview shows (?jenis= of one kind)."""
    if not request.membership.can(Can.READ_PROGRAMMES):
        return HttpResponse(status=403)
    pages = [Page(_("Program"), _of_lines(), chosen_of(request.GET.get("jenis", "")))]
    return _xlsx(pages, _named(request, "hasil-program"), title=_("Apa hasilnya"))


@require_safe
@staff(Can.EXPORT)
def overview_csv(request: Request) -> HttpResponseBase:
    """Give the same for whoever works with text."""
    if not request.membership.can(Can.READ_PROGRAMMES):
        return HttpResponse(status=403)
    return _csv(_of_lines(), chosen_of(request.GET.get("jenis", "")), _named(request, "hasil-program"))


@require_safe
@staff(Can.EXPORT)
def call_file(request: Request, pk: UUID) -> HttpResponseBase:
    """Give what came of a call."""
    return _programme(request, call_or_404(pk))


@require_safe
@staff(Can.EXPORT)
def exhibition_file(request: Request, pk: UUID) -> HttpResponseBase:
    """Give what came of an exhibition."""
    return _programme(request, exhibition_or_404(pk))


def _programme(request: Request, programme: Programme) -> HttpResponseBase:
    if not request.membership.can(Can.READ_PROGRAMMES):
        return HttpResponse(status=403)
    line = line_of(programme)
    pages = [
        Page(_("Program"), _of_lines(), [line]),
        Page(_("Jawaban"), _of_waves(line.followed), [days for days in WAVES if line.followed.waves[days].asked]),
    ]
    if request.membership.can(Can.READ_SALES):
        joined, others = compared(programme, circles_of([programme])[programme.pk], on=today())
        groups = [(_("Peserta"), joined), (_("Mendaftar, tidak terpilih"), others)]
        pages.append(Page(_("Penjualan"), _of_groups(), [one for one in groups if one[1].count]))
    pages.append(Page(_("Satu per satu"), _of_people(), asked_and_said(programme)))
    return _xlsx(pages, _named(request, f"hasil-{slugify(programme.title)[:60]}"), title=programme.title)


def _of_lines() -> list[Field]:
    def last(name: str) -> Callable[[Line], int]:
        return lambda one: int(getattr(one.followed.last, name))

    return [
        Field(_("Program"), lambda one: one.programme.title),
        Field(_("Jenis"), lambda one: kind_words(one.programme)),
        Field(_("Mulai"), lambda one: one.programme.starts_on, "date"),
        Field(_("Selesai"), lambda one: one.programme.ends_on, "date"),
        Field(_("Peserta"), lambda one: one.people, "number"),
        Field(pgettext("program", "Biaya"), lambda one: one.cost or None, "rupiah"),
        Field(_("Biaya tiap peserta"), lambda one: one.each, "rupiah"),
        Field(_("Ditanya"), last("asked"), "number"),
        Field(_("Menjawab"), last("answered"), "number"),
        Field(_("Menjual lebih banyak"), last("more"), "number"),
    ]


def _of_waves(found: Followed) -> list[Field]:
    def count(sold: str) -> Callable[[int], int]:
        return lambda days: found.waves[days].sold.get(sold, 0)

    return [
        Field(_("Ditanya setelah (hari)"), lambda days: days, "number"),
        Field(_("Ditanya"), lambda days: found.waves[days].asked, "number"),
        Field(_("Menjawab"), lambda days: found.waves[days].answered, "number"),
        *(Field(capfirst(str(one.label)), count(one.value), "number") for one in Sold),
        Field(_("Penjualan sebulan menurut perajin, nilai tengah"), lambda days: found.waves[days].middle, "rupiah"),
        Field(_("Yang menyebutkan"), lambda days: len(found.waves[days].sales), "number"),
    ]


Group = tuple[str, Together]


def _of_groups() -> list[Field]:
    words = span_words()

    def figure(how: str, span: str) -> Callable[[Group], int | None]:
        return lambda one: getattr(one[1], how)(span)  # type: ignore[no-any-return]

    fields = [
        Field(_("Kelompok"), lambda one: one[0]),
        Field(_("Usaha"), lambda one: one[1].count, "number"),
        Field(_("Terjual lewat dewan"), lambda one: one[1].selling, "number"),
    ]
    for span in SPANS:
        fields.append(Field(_("Rata-rata, %(span)s") % {"span": words[span]}, figure("each", span), "rupiah"))
        fields.append(Field(_("Nilai tengah, %(span)s") % {"span": words[span]}, figure("middle", span), "rupiah"))
    return fields


def _of_people() -> list[Field]:
    return [
        Field(_("Perajin"), lambda one: one[0].maker.name),
        Field(_("Ditanya setelah (hari)"), lambda one: one[0].days, "number"),
        Field(_("Penjualan"), lambda one: one[1].get_sold_display() if one[1] else ""),
        Field(_("Sebulan, menurutnya"), lambda one: one[1].last_month if one[1] else None, "rupiah"),
        Field(_("Yang diubah"), lambda one: one[1].changed if one[1] else ""),
        Field(_("Perlu dibantu"), lambda one: one[1].get_help_with_display() if one[1] and one[1].help_with else ""),
    ]


def _named(request: Request, what: str) -> str:
    return f"{what}-{slugify(request.council.short_name)}-{today():%Y-%m-%d}"


def _csv(fields: Sequence[Field], rows: Sequence[Any], name: str) -> HttpResponse:
    text = io.StringIO(newline="")
    write_csv(text, fields, rows)
    response = HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _xlsx(pages: Sequence[Page], name: str, *, title: str) -> FileResponse:
    with NamedTemporaryFile(prefix="kriya-", suffix=".xlsx") as file:
        write_book(Path(file.name), pages, title=title)
        content = Path(file.name).open("rb")  # noqa: SIM115
    return FileResponse(content, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)
