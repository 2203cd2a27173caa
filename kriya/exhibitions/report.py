"""The report of an exhibition as sheets: the page, the workbook and the paper say the same."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kriya.exhibitions.days import span
from kriya.exhibitions.models import Exhibition, Payer
from kriya.exhibitions.queries.results import MakerResult, Result, Sold
from kriya.showroom.reports.sheets import Column, Kind, Line, Sheet

Fact = tuple[str, Any, Kind]


def summary(exhibition: Exhibition, result: Result) -> list[Fact]:
    """Return the sums of a report, each with its kind."""
    brought = sum(one.goods.brought for one in result.makers if one.goods)
    facts: list[Fact] = [
        (_("Tanggal"), span(exhibition.starts_on, exhibition.ends_on), "text"),
        (_("Perajin"), sum(1 for one in result.makers if one.maker is not None), "number"),
        (_("Barang dibawa"), brought, "number"),
        (_("Barang terjual"), result.sold.pieces, "number"),
        (_("Struk"), result.sold.receipts, "number"),
        (_("Penjualan"), result.sold.total, "rupiah"),
        (_("Untuk perajin"), result.sold.of_makers, "rupiah"),
        (_("Komisi dewan"), result.sold.commission, "rupiah"),
        (_("Seluruh biaya"), result.cost, "rupiah"),
        *_paid(result),
        (_("Hasil untuk dewan"), result.council, "rupiah"),
        (pgettext("pameran", "Kontak"), result.leads.count, "number"),
        (_("Pesanan dari kontak"), result.leads.orders, "rupiah"),
    ]
    if exhibition.target:
        facts.insert(6, (_("Bagian target yang tercapai"), result.sold.total / exhibition.target, "percent"))
    return facts


def _paid(result: Result) -> list[Fact]:
    return [
        (_("Biaya dari %(payer)s") % {"payer": payer.label}, result.costs[payer], "rupiah")
        for payer in Payer
        if payer in result.costs
    ]


def sheets(result: Result) -> list[Sheet]:
    """Return the tables of a report: by maker, by day, and beside earlier years where there are some."""
    found = [_by_maker(result), _by_day(result)]
    return [*found, _years(result)] if len(result.years) > 1 else found


def _by_maker(result: Result) -> Sheet:
    columns = (
        Column("name", _("Perajin")),
        Column("brought", _("Dibawa"), "number"),
        Column("pieces", _("Terjual"), "number"),
        Column("share", _("Bagian terjual"), "percent"),
        Column("total", _("Penjualan"), "rupiah"),
        Column("net", _("Untuk perajin"), "rupiah"),
        Column("fee", _("Dibayar perajin"), "rupiah"),
        Column("subsidy", _("Subsidi"), "rupiah", rare=True),
        Column("result", _("Hasil"), "rupiah"),
    )
    lines = [Line(_of_maker(one)) for one in result.makers]
    names = ("brought", "pieces", "total", "net", "fee", "subsidy", "result")
    sums: dict[str, Any] = {name: sum(line.values[name] or 0 for line in lines) for name in names}
    sums |= {"name": _("Semua"), "share": sums["pieces"] / sums["brought"] if sums["brought"] else None}
    return Sheet(_("Menurut perajin"), columns, lines, sums=sums)


def _of_maker(one: MakerResult) -> dict[str, Any]:
    brought = one.goods.brought if one.goods else 0
    return {
        "name": one.name if one.maker is not None else _("Milik dewan"),
        "brought": brought,
        "pieces": one.sold.pieces,
        "share": one.sold.pieces / brought if brought else None,
        "total": one.sold.total,
        "net": one.sold.net,
        "fee": one.fee,
        "subsidy": one.subsidy,
        "result": one.result,
    }


def _by_day(result: Result) -> Sheet:
    columns = (
        Column("day", _("Hari"), "date"),
        Column("receipts", _("Struk"), "number"),
        Column("pieces", _("Barang"), "number"),
        Column("total", _("Penjualan"), "rupiah"),
    )
    lines = [Line({"day": day, **_of_day(sold)}) for day, sold in result.days]
    return Sheet(_("Menurut hari"), columns, lines, sums={"day": _("Semua"), **_of_day(result.sold)})


def _of_day(sold: Sold) -> dict[str, int]:
    return {"receipts": sold.receipts, "pieces": sold.pieces, "total": sold.total}


def _years(result: Result) -> Sheet:
    columns = (
        Column("name", _("Pameran")),
        Column("days", _("Hari"), "number"),
        Column("makers", _("Perajin"), "number"),
        Column("pieces", _("Terjual"), "number"),
        Column("total", _("Penjualan"), "rupiah"),
        Column("a_day", _("Penjualan sehari"), "rupiah"),
        Column("cost", pgettext("program", "Biaya"), "rupiah"),
        Column("leads", pgettext("pameran", "Kontak"), "number"),
        Column("orders", _("Pesanan dari kontak"), "rupiah"),
    )
    lines = [
        Line(
            {
                "name": year.exhibition.name,
                "days": year.exhibition.days,
                "makers": year.makers,
                "pieces": year.sold.pieces,
                "total": year.sold.total,
                "a_day": year.a_day,
                "cost": year.cost,
                "leads": year.leads.count,
                "orders": year.leads.orders,
            }
        )
        for year in result.years
    ]
    return Sheet(_("Tahun demi tahun"), columns, lines)
