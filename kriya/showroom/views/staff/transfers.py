"""Transfers: which are on their way, one with its paper, and what of it arrived, line by line."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.models import User
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.ids import read_id
from kriya.core.refusal import Refused
from kriya.design.formats import when
from kriya.design.messages import attempt
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.inventory.models import Transfer
from kriya.showroom.actions.losses import answer_transfer
from kriya.showroom.documents.moving import transfer_pdf
from kriya.showroom.queries.transfers import every_transfer, lines_of, transfers
from kriya.showroom.views.answering import pdf_answer

PAGE: Final = 50
_DIGITS: Final = 5


@require_safe
@staff(Can.READ_SALES)
def transfer_list(request: Request) -> HttpResponse:
    """Show the transfers that are on their way, or those that arrived."""
    done = request.GET.get("tab") == "selesai"
    page = Paginator(transfers(done=done), PAGE).get_page(request.GET.get("hal"))
    tabs = [
        {"label": _("Dalam perjalanan"), "url": "?", "count": transfers(done=False).count(), "current": not done},
        {"label": _("Selesai"), "url": "?tab=selesai", "count": transfers(done=True).count(), "current": done},
    ]
    given = {
        "page": page,
        "table": _table(page.object_list),
        "tabs": tabs,
        "done": done,
        "may_keep": request.membership.can(Can.KEEP_STOCK),
        "crumbs": [(_("Galeri"), ""), (_("Surat jalan"), "")],
    }
    return render(request, "showroom/transfers/list.html", given)


def _table(rows: Any) -> Table:
    columns = (
        Column("number", _("Nomor"), sub="carrier"),
        Column("source", _("Dari")),
        Column("target", _("Ke")),
        Column("pieces", _("Barang"), align="end"),
        Column("state", _("Keadaan")),
        Column("at", _("Dikirim"), wrap=False),
    )
    return Table(columns, [_row(one) for one in rows])


def _row(one: Any) -> TableRow:
    cells = {
        "number": one.number,
        "carrier": one.carrier,
        "source": str(one.source),
        "target": str(one.target),
        "pieces": one.pieces,
        "state": state_of(one),
        "at": when(one.sent_at, "date"),
    }
    return TableRow(cells, url=reverse("showroom:transfer", args=[one.pk]))


def state_of(one: Any) -> str:
    """Return in a badge how far a transfer of the list has come."""
    if one.answered < one.count:
        if not one.answered:
            return badge(_("dalam perjalanan"), "wait")
        return badge(_("%(done)s dari %(all)s diperiksa") % {"done": one.answered, "all": one.count}, "wait")
    if one.damaged or one.missing:
        said = ngettext("diterima, %(n)s kurang", "diterima, %(n)s kurang", one.damaged + one.missing)
        return badge(said % {"n": one.damaged + one.missing}, "bad")
    return badge(_("diterima lengkap"), "good")


def find_transfer(pk: UUID) -> Any:
    """Return a transfer with what a list says of it, or 404."""
    return get_object_or_404(every_transfer(), pk=pk)


@require_safe
@staff(Can.READ_SALES)
def transfer(request: Request, pk: UUID) -> HttpResponse:
    """Show a transfer; while it is on its way, each line is answered here."""
    return _page(request, find_transfer(pk), QueryDict())


def _page(request: Request, found: Any, typed: QueryDict, *, open_line: str = "", status: int = 200) -> HttpResponse:
    lines = list(lines_of(found))
    waiting = [line for line in lines if not line.answers.all()]
    given = {
        "transfer": found,
        "state": state_of(found),
        "answered": [(line, line.answers.all()[0]) for line in lines if line.answers.all()],
        "waiting": [
            {
                "line": line,
                "open": str(line.pk) == open_line,
                "damaged": typed.get(f"rusak_{line.pk}", ""),
                "missing": typed.get(f"hilang_{line.pk}", ""),
                "reason": typed.get(f"alasan_{line.pk}", ""),
            }
            for line in waiting
        ],
        "may_keep": request.membership.can(Can.KEEP_STOCK),
        "crumbs": [(_("Galeri"), ""), (_("Surat jalan"), reverse("showroom:transfers")), (found.number, "")],
    }
    return render(request, "showroom/transfers/transfer.html", given, status=status)


@require_POST
@staff(Can.KEEP_STOCK)
def receive(request: Request, pk: UUID) -> HttpResponse:
    """Answer one line (`baris`: all of it arrived; `selisih`: not so), or all that wait (`semua`)."""
    found, data = find_transfer(pk), request.POST
    differing = data.get("selisih", "")
    said = attempt(request, lambda: _answer(found, data, by=request.user))
    if said is None:
        return _page(request, find_transfer(pk), data, open_line=differing, status=422)
    if said:
        messages.success(request, ngettext("%(n)s barang dicatat.", "%(n)s barang dicatat.", said) % {"n": said})
    return redirect("showroom:transfer", pk)


@transaction.atomic
def _answer(found: Transfer, data: QueryDict, *, by: User) -> int:
    if "semua" in data:
        wanted = list(found.lines.filter(answers=None).select_related("transfer").order_by("pk"))
        for one in wanted:
            answer_transfer(one, accepted=one.pieces, by=by)
        return sum(one.pieces for one in wanted)
    line = found.lines.select_related("transfer").filter(pk=_key(data)).first()
    if line is None:
        return 0
    if "selisih" not in data:
        answer_transfer(line, accepted=line.pieces, by=by)
        return line.pieces
    damaged, missing = _number(data, f"rusak_{line.pk}"), _number(data, f"hilang_{line.pk}")
    answer_transfer(
        line, accepted=line.pieces - damaged - missing, damaged=damaged, missing=missing,
        reason=data.get(f"alasan_{line.pk}", ""), by=by,
    )  # fmt: skip
    return line.pieces


def _key(data: QueryDict) -> UUID:
    return read_id(data.get("selisih") or data.get("baris")) or UUID(int=0)


def _number(data: QueryDict, name: str) -> int:
    typed = data.get(name, "").strip()
    if typed and not (typed.isdecimal() and len(typed) <= _DIGITS):
        raise Refused("transfer_answer_does_not_add_up")
    return int(typed or 0)


@require_safe
@staff(Can.READ_SALES)
def paper(request: Request, pk: UUID) -> HttpResponse:  # noqa: ARG001
    """Hand out the paper that goes along."""
    found = get_object_or_404(Transfer.objects.select_related("source", "target", "sent_by"), pk=pk)
    return pdf_answer(transfer_pdf(found, list(lines_of(found))), found.number.replace("/", "-"))
