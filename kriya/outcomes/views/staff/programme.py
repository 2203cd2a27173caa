"""What came of one programme: what participants say, what the council sold of them, who was asked."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.design.formats import rupiah
from kriya.design.tables import Column, Table, TableRow
from kriya.exhibitions.days import span
from kriya.exhibitions.models import Exhibition
from kriya.outcomes.models import Ask, FollowUpAnswer
from kriya.outcomes.queries.missed import never_asked
from kriya.outcomes.queries.programmes import Programme, circles_of, of_call, of_exhibition
from kriya.outcomes.queries.said import asked_and_said
from kriya.outcomes.queries.sales import compared
from kriya.outcomes.queries.summary import line_of
from kriya.outcomes.views.words import answers_chart, answers_table, kind_words, sales_chart, sales_table
from kriya.outcomes.windows import Windows
from kriya.participation.models import Call


def call_or_404(pk: UUID) -> Programme:
    """Find the programme that a call was for."""
    return of_call(get_object_or_404(Call.objects.all(), pk=pk))


def exhibition_or_404(pk: UUID) -> Programme:
    """Find an exhibition as a programme."""
    return of_exhibition(get_object_or_404(Exhibition.objects.select_related("call"), pk=pk))


@require_safe
@staff(Can.READ_PROGRAMMES)
def of_a_call(request: Request, pk: UUID) -> HttpResponse:
    """Show what came of a call."""
    return _page(request, call_or_404(pk))


@require_safe
@staff(Can.READ_PROGRAMMES)
def of_an_exhibition(request: Request, pk: UUID) -> HttpResponse:
    """Show what came of an exhibition."""
    return _page(request, exhibition_or_404(pk))


def _page(request: Request, programme: Programme) -> HttpResponse:
    line, windows = line_of(programme), Windows(programme.starts_on, programme.ends_on)
    given: dict[str, Any] = {
        "programme": programme,
        "kind": capfirst(kind_words(programme)),
        "days": span(programme.starts_on, programme.ends_on),
        "line": line,
        "is_over": programme.ends_on < today(),
        "missed": never_asked(programme, [days for days, said in line.followed.waves.items() if said.asked], today()),
        "answers": answers_table(line.followed),
        "answers_chart": answers_chart(line.followed),
        "people": _people(programme, may_write=request.membership.can(Can.MANAGE_PROGRAMMES)),
        "may_export": request.membership.can(Can.EXPORT),
        "whole_on": windows.after[1],
        "is_whole": windows.is_whole(today()),
        "crumbs": [
            (pgettext("menu", "Program"), ""),
            (_("Apa hasilnya"), reverse("outcomes:overview")),
            (programme.title, ""),
        ],
        **(_sales(programme) if request.membership.can(Can.READ_SALES) else {}),
    }
    return render(request, "outcomes/staff/programme.html", given)


def _sales(programme: Programme) -> dict[str, Any]:
    joined, others = compared(programme, circles_of([programme])[programme.pk], on=today())
    groups = [(_("Peserta"), joined), (_("Mendaftar, tidak terpilih"), others)]
    return {"sales": sales_table(groups), "sales_chart": sales_chart(groups), "others": others}


def _people(programme: Programme, *, may_write: bool) -> Table:
    """Return who was asked and what each answered, by name; what was not answered an officer may still write down."""
    columns = (
        Column("maker", _("Perajin")),
        Column("wave", _("Ditanya setelah"), wrap=False),
        Column("sold", _("Penjualan")),
        Column("sales", _("Sebulan, menurutnya"), align="end", wrap=False),
        Column("changed", _("Yang diubah")),
        Column("help", _("Perlu dibantu")),
    )
    return Table(columns, [_person(ask, said, may_write=may_write) for ask, said in asked_and_said(programme)])


def _person(ask: Ask, said: FollowUpAnswer | None, *, may_write: bool) -> TableRow:
    cells: dict[str, object] = {"maker": ask.maker.name, "wave": _("%(days)s hari") % {"days": ask.days}}
    if said is None:
        silent = _("belum menjawab") if ask.closes_on >= today() else _("tidak menjawab")
        write = reverse("outcomes:write", args=[ask.pk])
        cells["sold"] = format_html('<a href="{}">{}</a>', write, silent) if may_write else silent
    else:
        cells |= {
            "sold": said.get_sold_display(),
            "sales": rupiah(said.last_month) if said.last_month is not None else "",
            "changed": said.changed,
            "help": said.get_help_with_display() if said.help_with else "",
        }
    return TableRow(cells, url=reverse("outcomes:maker", args=[ask.maker_id]))
