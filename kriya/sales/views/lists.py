"""The list of sales, and the same as a spreadsheet."""

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.design.formats import rupiah, when
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.ledger.models import Tender
from kriya.ledger.views import asked
from kriya.makers.export.writing import Field, write_xlsx
from kriya.sales.models import Channel, Sale, SaleLine
from kriya.sales.queries.lists import Wanted, narrowed, sales_list

PAGE: Final = 50
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def wanted_of(params: QueryDict) -> Wanted:
    """Return which sales an address asks for."""
    return Wanted(
        since=asked.day(params, "dari"),
        until=asked.day(params, "sampai"),
        channel=asked.word(params, "saluran", Channel.values),
        state=asked.word(params, "keadaan", ("kembali", "belum")),
        text=params.get("q", "").strip()[:80],
    )


@require_safe
@staff(Can.READ_SALES)
def sales(request: Request) -> HttpResponse:
    """Show sales, newest first."""
    wanted = wanted_of(request.GET)
    page = Paginator(sales_list(wanted), PAGE).get_page(request.GET.get("hal"))
    context = {
        "page": page,
        "table": _table(page.object_list),
        "wanted": wanted,
        "channels": Channel.choices,
        "may_export": request.membership.can(Can.EXPORT),
        "query": request.GET.urlencode(),
    }
    return render(request, "sales/list.html", context)


def _table(rows: Any) -> Table:
    columns = (
        Column("when", _("Waktu"), sub="receipt", wrap=False),
        Column("what", _("Barang"), sub="makers"),
        Column("place", _("Tempat"), sub="channel"),
        Column("paid", _("Dibayar"), sub="state"),
        Column("total", _("Jumlah"), align="end", wrap=False),
    )
    return Table(columns, [_row(sale) for sale in rows], caption=_("Penjualan"))


def _row(sale: Any) -> TableRow:
    lines = list(sale.lines.all())
    names = [f"{line.pieces} × {line.name}" for line in lines[:2]]
    more = [_("dan %(n)s lagi") % {"n": len(lines) - 2}] if len(lines) > 2 else []
    marks = [badge(_("ada yang kembali"), "wait")] if sale.has_refund else []
    marks += [badge(_("belum dicocokkan"), "plain")] if sale.waits else []
    cells = {
        "when": when(sale.happened_at),
        "receipt": sale.receipt,
        "what": ", ".join([*names, *more]),
        "makers": ", ".join(sorted({line.maker_name for line in lines if line.maker_name})[:3]),
        "place": sale.location.name,
        "channel": sale.get_channel_display(),
        "paid": ", ".join(str(Tender(tender.kind).label) for tender in sale.tenders.all()),
        "state": format_html("{}" * len(marks), *marks) if marks else "",
        "total": rupiah(sale.total + sale.rounding),
    }
    return TableRow(cells, url=reverse("sales:sale", args=[sale.pk]))


@require_safe
@staff(Can.EXPORT)
def download(request: Request) -> HttpResponseBase:
    """Give the lines of the sales that the list shows as a spreadsheet."""
    if not request.membership.can(Can.READ_SALES):
        return HttpResponse(status=403)
    sold = narrowed(wanted_of(request.GET)).values("pk")
    lines = SaleLine.objects.filter(sale__in=sold).select_related("sale__location", "lot")
    rows = lines.order_by("sale__happened_at", "sale", "position").iterator(chunk_size=500)
    name = f"penjualan-{slugify(request.council.short_name)}-{today():%Y-%m-%d}.xlsx"
    with NamedTemporaryFile(prefix="kriya-", suffix=".xlsx") as file:
        write_xlsx(Path(file.name), _fields(), rows, sheet=_("Penjualan"), title=_("Penjualan"))
        content = Path(file.name).open("rb")  # noqa: SIM115
    return FileResponse(content, as_attachment=True, filename=name, content_type=XLSX)


def _fields() -> list[Field]:
    def own(name: str) -> Any:
        return lambda line: getattr(line, name)

    def of_sale(name: str) -> Any:
        return lambda line: getattr(line.sale, name)

    return [
        Field(_("Tanggal"), of_sale("happened_on"), "date"),
        Field(_("Nomor struk"), of_sale("receipt")),
        Field(_("Saluran"), lambda line: str(Channel(line.sale.channel).label)),
        Field(_("Tempat"), lambda line: line.sale.location.name),
        Field(_("Kode label"), lambda line: line.lot.code if line.lot else ""),
        Field(_("Barang"), own("name")),
        Field(_("Perajin"), own("maker_name")),
        Field(_("Jumlah barang"), own("pieces"), "number"),
        Field(_("Harga satuan"), own("price"), "rupiah"),
        Field(_("Potongan"), own("discount"), "rupiah"),
        Field(_("Jumlah"), own("total"), "rupiah"),
        Field(_("Bagian perajin"), own("net"), "rupiah"),
        Field(_("Komisi"), own("commission"), "rupiah"),
        Field(_("PPN"), own("ppn"), "rupiah"),
        Field(_("Biaya"), own("fee"), "rupiah"),
    ]


def sale_name(sale: Sale) -> str:
    """Return how a sale is called: by its receipt, else by its instant."""
    return sale.receipt or _("Penjualan %(sum)s") % {"sum": rupiah(sale.total)}
