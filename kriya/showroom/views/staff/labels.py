"""Print labels: those that are missing, those whose price changed, and any other."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import model_to_dict
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.ids import read_ids
from kriya.design.formats import rupiah
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.inventory.models import Lot
from kriya.showroom.actions.labels import note_printed, set_label_rules
from kriya.showroom.forms.labels import LabelRulesForm, PrintForm
from kriya.showroom.labels.formats import LabelFormat
from kriya.showroom.labels.printing import MOST, Placing, calibration_pdf, label_of_lot, labels_pdf
from kriya.showroom.queries.labels import TO_PRINT, label_rules, labelled_lots
from kriya.showroom.views.answering import pdf_answer

PAGE: Final = 50
_KEPT: Final = "showroom_labels"
_NAMES: Final = ("q", "titipan")
_DIGITS: Final = 4


@require_safe
@staff(Can.READ_REGISTER)
def labels(request: Request) -> HttpResponse:
    """Show what is labelled, first what must be printed."""
    return _page(request, PrintForm(initial={"kertas": label_rules().paper, **request.session.get(_KEPT, {})}))


def _page(request: Request, form: PrintForm) -> HttpResponse:
    asked = {name: value for name in _NAMES if (value := request.GET.get(name, "").strip())}
    tab = request.GET.get("tab", "" if "titipan" not in asked else "semua")
    lots = labelled_lots(asked)
    waiting = lots.filter(TO_PRINT)
    page = Paginator(lots if tab == "semua" else waiting, PAGE).get_page(request.GET.get("hal"))
    may_print = request.membership.can(Can.KEEP_GOODS)
    given = {
        "page": page,
        "table": _table(list(page.object_list), select=may_print),
        "form": form,
        "tabs": _tabs(asked, tab, waiting.count(), lots.count()),
        "asked": asked,
        "tab": tab,
        "may_print": may_print,
        "rules": label_rules(),
        "crumbs": [(_("Galeri"), ""), (_("Label"), "")],
    }
    return render(request, "showroom/staff/labels.html", given, status=422 if form.errors else 200)


def _tabs(asked: dict[str, str], tab: str, waiting: int, every: int) -> list[dict[str, Any]]:
    kept = QueryDict(mutable=True)
    kept.update(asked)
    tabs = []
    for key, label, count in (("", _("Perlu dicetak"), waiting), ("semua", _("Semua"), every)):
        query = kept.copy()
        query["tab"] = key
        tabs.append({"label": label, "url": f"?{query.urlencode()}", "count": count, "current": key == tab})
    return tabs


def _table(lots: Sequence[Any], *, select: bool) -> Table:
    columns = [
        Column("name", _("Barang"), sub="code"),
        Column("maker", _("Perajin")),
        Column("price", _("Harga"), align="end", sub="before", wrap=False),
        Column("state", _("Label")),
        Column("scans", _("Dipindai"), align="end"),
        Column("pieces", _("Cetak") if select else _("Ada"), align="end"),
    ]
    return Table(columns, [_row(lot, select) for lot in lots], select="lot" if select else "")


def _row(lot: Any, select: bool) -> TableRow:
    return TableRow(_cells(lot, select), url=reverse("showroom:label", args=[lot.code]), id=str(lot.pk))


def _cells(lot: Any, select: bool) -> dict[str, object]:
    printed = lot.printed_price
    changed = printed is not None and printed != lot.price
    state = badge(_("belum dicetak"), "plain") if printed is None else badge(_("cocok"), "good")
    box = format_html(
        '<input class="piece-count" type="text" inputmode="numeric" name="jumlah_{}" value="{}" aria-label="{}">',
        lot.pk, lot.held, _("Jumlah label %(name)s") % {"name": lot.name},
    )  # fmt: skip
    return {
        "name": lot.name if not lot.variant_name else f"{lot.name}, {lot.variant_name}",
        "code": lot.code,
        "maker": lot.maker.name if lot.maker else badge(_("milik dewan"), "dye"),
        "price": rupiah(lot.price),
        "before": _("di label %(price)s") % {"price": rupiah(printed)} if changed else "",
        "state": badge(_("harga berubah"), "wait") if changed else state,
        "scans": lot.scans,
        "pieces": box if select else lot.held,
    }


@require_POST
@staff(Can.KEEP_GOODS)
def print_labels(request: Request) -> HttpResponse:
    """Make the labels of what was chosen, and note at which price."""
    form = PrintForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    wanted = _wanted(request.POST)
    if not wanted:
        messages.error(request, _("Pilih dulu barang yang labelnya dicetak."))
        return redirect(f"{reverse('showroom:labels')}?{request.GET.urlencode()}")
    if sum(pieces for _lot, pieces in wanted) > MOST:
        messages.error(request, _("Paling banyak %(most)s label sekali cetak.") % {"most": MOST})
        return redirect(f"{reverse('showroom:labels')}?{request.GET.urlencode()}")
    said = [(label_of_lot(lot, settings.SITE_URL), pieces) for lot, pieces in wanted]
    pdf = labels_pdf(said, form.paper, form.placing(), label_rules())
    note_printed(wanted, by=request.user)
    _keep(request, form.paper, form.placing(), sum(pieces for _lot, pieces in wanted))
    return pdf_answer(pdf, "label")


def _wanted(data: QueryDict) -> list[tuple[Lot, int]]:
    """Return the lots that are ticked and of which some labels are wanted, in the order of the list."""
    found = labelled_lots({}).filter(pk__in=read_ids(data.getlist("lot")))
    typed = [(lot, data.get(f"jumlah_{lot.pk}", "").strip()) for lot in found]
    return [(lot, int(text)) for lot, text in typed if text.isdecimal() and len(text) <= _DIGITS and int(text)]


def _keep(request: Request, paper: LabelFormat, placing: Placing, printed: int) -> None:
    """Remember the paper, how this desk's printer strays, and the next free label of the sheet."""
    following = (placing.start - 1 + printed) % paper.per_page + 1
    shift = {"kanan": _typed(placing.right), "bawah": _typed(placing.down)}
    request.session[_KEPT] = {"kertas": paper.slug, "mulai": following, **shift}


def _typed(value: float) -> str:
    return f"{Decimal(str(value)).normalize():f}".replace(".", ",") if value else ""


@require_POST
@staff(Can.KEEP_GOODS)
def measure(request: Request) -> HttpResponse:
    """Make the page by which a printer is measured."""
    form = PrintForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    _keep(request, form.paper, form.placing(), 0)
    return pdf_answer(calibration_pdf(form.paper, form.placing()), "lembar-ukur")


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Can.KEEP_GOODS)
def rules(request: Request) -> HttpResponse:
    """Set how the council's labels look; the paper that this desk used last is forgotten."""
    kept = label_rules()
    form = LabelRulesForm(request.POST or None, initial=model_to_dict(kept), record=kept)
    if form.is_valid():
        set_label_rules(**form.cleaned_data)
        request.session[_KEPT] = {
            name: value
            for name, value in request.session.get(_KEPT, {}).items()
            if name != "kertas" and name != "mulai"
        }
        messages.success(request, _("Label berikutnya dicetak seperti ini."))
        return redirect("showroom:labels")
    crumbs = [(_("Galeri"), ""), (_("Label"), reverse("showroom:labels")), (_("Bentuk label"), "")]
    return render(
        request, "showroom/staff/label_rules.html", {"form": form, "crumbs": crumbs}, status=422 if form.errors else 200
    )
