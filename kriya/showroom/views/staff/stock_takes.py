"""Stock-takes: begun, looked through maker by maker, approved by a second person, printed."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.formats import when
from kriya.design.messages import attempt_form
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.inventory.actions import stock_takes as actions
from kriya.inventory.models import OPEN_COUNTS, StockTake, StockTakeState
from kriya.inventory.queries.stock_takes import SheetLine, sheet
from kriya.ledger.views import asked
from kriya.makers.models import Maker
from kriya.showroom.actions.losses import post_stock_take
from kriya.showroom.documents.counting import stock_take_pdf
from kriya.showroom.forms.counting import BeginCountForm
from kriya.showroom.queries.counting import by_maker, counters, differing, net, posted, progress, stock_takes
from kriya.showroom.queries.places import open_places
from kriya.showroom.views.answering import pdf_answer
from kriya.showroom.views.staff.counting import find_stock_take
from kriya.showroom.views.staff.steps import Step, take_step

PAGE: Final = 50
MAKERS: Final = 20
TONES: Final = {
    StockTakeState.COUNTING: "wait", StockTakeState.COUNTED: "dye", StockTakeState.POSTED: "good",
    StockTakeState.CANCELLED: "plain",
}  # fmt: skip


@require_safe
@staff(Can.READ_SALES)
def stock_take_list(request: Request) -> HttpResponse:
    """Show the stock-takes, the newest first."""
    page = Paginator(stock_takes(), PAGE).get_page(request.GET.get("hal"))
    columns = (
        Column("number", _("Nomor"), sub="by"),
        Column("place", _("Tempat")),
        Column("cut_off", _("Keadaan per"), wrap=False),
        Column("counted", _("Label dihitung"), align="end"),
        Column("differ", _("Label berselisih"), align="end"),
        Column("state", _("Keadaan")),
    )
    given = {
        "page": page,
        "table": Table(columns, [_row(one) for one in page.object_list]),
        "may_keep": request.membership.can(Can.KEEP_STOCK),
        "crumbs": [(_("Galeri"), ""), (_("Stok opname"), "")],
    }
    return render(request, "showroom/counting/list.html", given)


def _row(one: Any) -> TableRow:
    cells = {
        "number": one.number,
        "by": one.opened_by.name if one.opened_by else "",
        "place": str(one.location),
        "cut_off": when(one.cut_off_at),
        "counted": one.counted,
        "differ": one.differ if one.state == StockTakeState.POSTED else "",
        "state": badge(one.get_state_display(), TONES[StockTakeState(one.state)]),
    }
    return TableRow(cells, url=reverse("showroom:stock_take", args=[one.pk]))


@staff(Can.KEEP_STOCK)
def new_stock_take(request: Request) -> HttpResponse:
    """Begin to count a place (`?tempat=`)."""
    places = open_places()
    first = asked.key(request.GET, "tempat") or (places[0].pk if places else None)
    form = BeginCountForm(request.POST or None, initial={"tempat": first})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        begun = attempt_form(
            form, lambda: actions.open_stock_take(said["tempat"], by=request.user, cut_off_at=said["per"]), "tempat"
        )
        if begun:
            return redirect("showroom:counting", begun.pk)
    crumbs = [(_("Galeri"), ""), (_("Stok opname"), reverse("showroom:stock_takes")), (_("Mulai menghitung"), "")]
    given = {"form": form, "crumbs": crumbs}
    return render(request, "showroom/counting/new.html", given, status=422 if form.errors else 200)


@require_safe
@staff(Can.READ_SALES)
def stock_take(request: Request, pk: UUID) -> HttpResponse:
    """Show how far a count is, what differs and who pays for it; from here it goes on."""
    found = find_stock_take(pk)
    lines = sheet(found) if found.state in OPEN_COUNTS else []
    tab = asked.word(request.GET, "tab", ("belum", "semua"))
    wrong = posted(found) if found.state == StockTakeState.POSTED else differing(_compared(found, lines))
    groups, (missing, extra) = by_maker(wrong), net(wrong)
    given: dict[str, Any] = {
        "take": found,
        "state": badge(found.get_state_display(), TONES[StockTakeState(found.state)]),
        "steps": _steps(found),
        "progress": progress(lines),
        "tab": tab,
        "tabs": _tabs(found, tab, lines, len(wrong)),
        "differences": Paginator(groups, MAKERS).get_page(request.GET.get("hal")),
        "missing": missing,
        "extra": extra,
        "unseen": _unseen(found, lines),
        "pays": sum(one.pays or 0 for one in wrong),
        "counters": counters(found),
        "may": _may(request, found),
        "crumbs": [(_("Galeri"), ""), (_("Stok opname"), reverse("showroom:stock_takes")), (found.number, "")],
    }
    if tab:
        shown = [line for line in lines if tab == "semua" or (line.due > 0 and not line.counted)]
        given["lines"] = Paginator(shown, PAGE).get_page(request.GET.get("hal"))
        given["table"] = _sheet_table(given["lines"].object_list)
    return render(request, "showroom/counting/take.html", given)


def _compared(found: StockTake, lines: Sequence[SheetLine]) -> list[SheetLine]:
    """While people still count, what nobody came to yet differs from nothing."""
    return [line for line in lines if line.counted or found.state != StockTakeState.COUNTING]


def _unseen(found: StockTake, lines: Sequence[SheetLine]) -> int:
    """Return how many pieces nobody came to, that would be booked as lost: none of them while people still count."""
    return sum(line.due for line in lines if not line.counted) if found.state == StockTakeState.COUNTED else 0


def _tabs(found: StockTake, tab: str, lines: Sequence[SheetLine], wrong: int) -> list[dict[str, Any]]:
    first = {"label": _("Selisih"), "url": "?", "count": wrong, "current": not tab}
    if found.state not in OPEN_COUNTS:
        return [first]
    left = sum(1 for line in lines if line.due > 0 and not line.counted)
    return [
        first,
        {"label": _("Belum dihitung"), "url": "?tab=belum", "count": left, "current": tab == "belum"},
        {"label": _("Semua"), "url": "?tab=semua", "count": len(lines), "current": tab == "semua"},
    ]


def _steps(found: StockTake) -> list[dict[str, Any]]:
    order = [StockTakeState.COUNTING, StockTakeState.COUNTED, StockTakeState.POSTED]
    state = StockTakeState(found.state)
    at = order.index(state) if state in order else -1
    labels = (_("Menghitung"), _("Diperiksa orang kedua"), _("Disetujui dan dibukukan"))
    last = len(order) - 1
    return [
        {"label": label, "url": "", "done": place < at or at == last, "current": place == at != last}
        for place, label in enumerate(labels)
    ]


def _may(request: Request, found: StockTake) -> dict[str, bool]:
    can, is_open = request.membership.can, found.state in OPEN_COUNTS
    waits, same = found.state == StockTakeState.COUNTED, found.counted_by_id == request.user.pk
    return {
        "count": can(Can.KEEP_STOCK) and found.state == StockTakeState.COUNTING,
        "again": can(Can.KEEP_STOCK) and waits,
        "approve": can(Can.APPROVE_STOCK) and waits and not same,
        "same": can(Can.APPROVE_STOCK) and waits and same,
        "cancel": can(Can.APPROVE_STOCK) and is_open,
    }


def _sheet_table(lines: Any) -> Table:
    columns = (
        Column("name", _("Barang"), sub="code"),
        Column("maker", _("Perajin")),
        Column("expected", _("Tercatat"), align="end"),
        Column("moved", _("Keluar masuk sejak itu"), align="end"),
        Column("counted", _("Dihitung"), align="end"),
        Column("difference", _("Selisih"), align="end"),
    )
    makers = dict(Maker.objects.filter(pk__in=[line.maker for line in lines]).values_list("pk", "name"))
    rows = [
        TableRow(
            {
                "name": f"{line.name}, {line.variant}" if line.variant else line.name,
                "code": line.code,
                "maker": makers.get(line.maker) or _("milik dewan"),
                "expected": line.expected,
                "moved": f"{line.moved:+d}" if line.moved else "",
                "counted": line.counted,
                "difference": f"{line.difference:+d}" if line.difference and line.counted else "",
            },
            url=reverse("showroom:lot", args=[line.lot]),
        )
        for line in lines
    ]
    return Table(columns, rows, caption=_("Lembar hitung"))


_STEPS: Final = {
    "selesai": Step(
        Can.KEEP_STOCK,
        lambda take, by: actions.finish_counting(take, by=by),
        gettext_lazy("Penghitungan selesai. Orang kedua memeriksa dan menyetujuinya."),
    ),
    "lagi": Step(
        Can.KEEP_STOCK,
        lambda take, _by: actions.count_again(take),
        gettext_lazy("Penghitungan dibuka lagi."),
    ),
    "setuju": Step(
        Can.APPROVE_STOCK,
        lambda take, by: post_stock_take(take, by=by),
        gettext_lazy("Selisih dibukukan. Cetak berita acaranya."),
    ),
    "batal": Step(
        Can.APPROVE_STOCK,
        lambda take, _by: actions.cancel_stock_take(take),
        gettext_lazy("Stok opname dibatalkan; tidak ada yang berubah."),
    ),
}


@require_POST
@staff(Can.READ_SALES)
def step(request: Request, pk: UUID) -> HttpResponse:
    """Do the next thing with a count; a refusal becomes a sentence."""
    found = get_object_or_404(StockTake, pk=pk)
    take_step(request, found, _STEPS)
    return redirect("showroom:stock_take", pk)


@require_safe
@staff(Can.READ_SALES)
def paper(request: Request, pk: UUID) -> HttpResponse:  # noqa: ARG001
    """Hand out the record of a count to print and sign."""
    found = find_stock_take(pk)
    return pdf_answer(stock_take_pdf(found), found.number.replace("/", "-"))
