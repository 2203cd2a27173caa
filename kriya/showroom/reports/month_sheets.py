"""The report of a month as sheets: the page, the workbook and the paper show the same."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from kriya.ledger.models import Account
from kriya.sales.models import Channel
from kriya.showroom.reports.queries.months import Figures
from kriya.showroom.reports.sheets import Column, Kind, Line, Sheet

SUMMARY: Final[Mapping[str, Kind]] = {
    "receipts": "number", "pieces": "number", "total": "rupiah", "back": "rupiah", "left": "rupiah", "net": "rupiah",
    "commission": "rupiah", "ppn": "rupiah", "fee": "rupiah", "own": "rupiah", "discount": "rupiah",
    "borne": "rupiah", "late_receipts": "number", "late": "rupiah", "makers": "number", "stock": "number",
    "worth": "rupiah", "paid": "rupiah", "reversed": "rupiah", "owed": "rupiah", "differences": "rupiah",
    "visitors": "number",
}  # fmt: skip


def _words() -> dict[str, str]:
    return {
        "receipts": _("Struk"),
        "pieces": _("Barang terjual, dikurangi yang kembali"),
        "total": _("Penjualan"),
        "back": _("Kembali ke pembeli"),
        "left": _("Penjualan bersih"),
        "net": _("Bagian perajin"),
        "commission": _("Komisi dewan"),
        "ppn": _("PPN"),
        "fee": _("Biaya pembayaran yang ditanggung perajin"),
        "own": _("Penjualan barang milik dewan"),
        "discount": _("Potongan harga"),
        "borne": _("Potongan harga yang ditanggung dewan"),
        "late_receipts": _("Struk dari sebelum bulan ini yang baru tercatat bulan ini"),
        "late": _("Penjualan dari sebelum bulan ini yang baru tercatat bulan ini"),
        "makers": _("Perajin yang barangnya terjual"),
        "stock": _("Barang dalam pemeliharaan dewan pada akhir bulan"),
        "worth": _("Nilainya menurut harga jual"),
        "paid": _("Dibayarkan kepada perajin"),
        "reversed": _("Pembayaran yang dibalik"),
        "owed": _("Uang perajin yang masih dipegang dewan"),
        "differences": _("Selisih kas laci"),
        "visitors": _("Pengunjung"),
    }


def summary_of(figures: Figures) -> list[tuple[str, Any, Kind]]:
    """Return the sums of a month, each with its words and kind."""
    words, sums = _words(), figures["summary"]
    return [(words[name], sums[name], kind) for name, kind in SUMMARY.items()]


def sheets_of(figures: Figures) -> list[Sheet]:
    """Return the parts of a month's report, in the language that is on."""
    return [
        _summary(figures),
        _sold(_("Penjualan per kanal"), _("Saluran"), figures["channels"], _channel),
        _sold(_("Per jenis"), _("Jenis kerajinan"), figures["crafts"], _craft),
        _sold(_("Per perajin"), _("Perajin"), figures["makers"], _maker),
        _stock(figures["stock"]),
        _settlements(figures["settlements"]),
        _money(figures["money"]),
        _drawers(figures["drawers"]),
        _visitors(figures["visitors"]),
    ]


def _summary(figures: Figures) -> Sheet:
    columns = (Column("name", _("Uraian")), Column("count", _("Banyaknya"), "number"), Column("sum", _("Rupiah"), "rupiah"))  # fmt: skip # noqa: E501
    lines = [
        Line({"name": name, "count": value if kind == "number" else "", "sum": value if kind == "rupiah" else ""})
        for name, value, kind in summary_of(figures)
    ]
    return Sheet(_("Ringkasan"), columns, lines)


def _channel(row: Mapping[str, Any]) -> str:
    return _capital(str(Channel(row["key"]).label))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _craft(row: Mapping[str, Any]) -> str:
    return row["name"] or _("jenis belum dicatat")


def _maker(row: Mapping[str, Any]) -> str:
    return (row["name"] or row["key"]) if row["key"] else _("milik dewan")


def _sold(title: str, first: str, rows: Sequence[Mapping[str, Any]], name: Any) -> Sheet:
    columns = (
        Column("name", first), Column("receipts", _("Struk"), "number"), Column("pieces", _("Barang"), "number"),
        Column("total", _("Penjualan"), "rupiah"), Column("back", _("Kembali"), "rupiah", rare=True),
        Column("net", _("Bagian perajin"), "rupiah"), Column("commission", _("Komisi"), "rupiah"),
        Column("ppn", _("PPN"), "rupiah", rare=True), Column("fee", _("Biaya bayar"), "rupiah", rare=True),
        Column("own", _("Barang dewan"), "rupiah", rare=True),
        Column("late", _("Termasuk yang terlambat"), "rupiah", rare=True),
    )  # fmt: skip
    return _summed(title, columns, [{**row, "name": name(row)} for row in rows], without=("receipts",))


def _stock(rows: Sequence[Mapping[str, Any]]) -> Sheet:
    columns = (
        Column("name", _("Jenis kerajinan")), Column("opening", _("Awal bulan"), "number"),
        Column("taken", _("Barang masuk"), "number"), Column("sold", _("Terjual"), "number"),
        Column("returned", _("Kembali ke perajin"), "number", rare=True),
        Column("lost", _("Hilang atau dihadiahkan"), "number", rare=True),
        Column("closing", _("Akhir bulan"), "number"), Column("worth", _("Nilai menurut harga"), "rupiah"),
    )  # fmt: skip
    return _summed(_("Stok"), columns, [{**row, "name": _craft(row)} for row in rows])


def _settlements(rows: Sequence[Mapping[str, Any]]) -> Sheet:
    columns = (
        Column("key", _("Nomor")), Column("through_on", _("Dibayar sampai"), "date"),
        Column("posted_on", _("Dibukukan"), "date"), Column("makers", _("Perajin"), "number"),
        Column("amount", _("Dibayar"), "rupiah"), Column("bank", _("Lewat bank"), "rupiah"),
        Column("cash", _("Tunai"), "rupiah"), Column("reversed", _("Dibalik"), "rupiah", rare=True),
    )  # fmt: skip
    told = [{**row, **{name: date.fromisoformat(row[name]) for name in ("through_on", "posted_on")}} for row in rows]
    return _summed(_("Pelunasan"), columns, told, without=("makers",), name="key")


def _money(rows: Sequence[Mapping[str, Any]]) -> Sheet:
    columns = (
        Column("name", _("Akun")), Column("opening", _("Awal bulan"), "rupiah"), Column("came", _("Debit"), "rupiah"),
        Column("went", _("Kredit"), "rupiah"), Column("closing", _("Akhir bulan"), "rupiah"),
    )  # fmt: skip
    told = [{**row, "name": _capital(str(Account(row["key"]).label))} for row in rows]
    return _summed(_("Kas dan akun"), columns, told)


def _drawers(rows: Sequence[Mapping[str, Any]]) -> Sheet:
    columns = (
        Column("key", _("Laporan Z")), Column("till", _("Alat kasir")), Column("made_on", _("Tanggal"), "date"),
        Column("expected", _("Seharusnya"), "rupiah"), Column("counted", _("Dihitung"), "rupiah"),
        Column("difference", _("Selisih"), "rupiah"), Column("reason", _("Alasan")),
    )  # fmt: skip
    told = [{**row, "made_on": date.fromisoformat(row["made_on"])} for row in rows]
    return _summed(_("Selisih kas"), columns, told, name="key")


def _visitors(rows: Sequence[Mapping[str, Any]]) -> Sheet:
    columns = (
        Column("key", _("Tanggal"), "date"), Column("people", _("Pengunjung"), "number"),
        Column("receipts", _("Struk"), "number"), Column("total", _("Penjualan"), "rupiah"),
        Column("share", _("Struk tiap pengunjung"), "percent"),
    )  # fmt: skip
    told = [
        {**row, "key": date.fromisoformat(row["key"]), "share": _share(row["receipts"], row["people"])} for row in rows
    ]
    sheet = _summed(_("Pengunjung"), columns, told, name="key")
    if not sheet.sums:
        return sheet
    sums = {**sheet.sums, "share": _share(sheet.sums["receipts"], sheet.sums["people"])}
    return Sheet(sheet.title, columns, sheet.lines, sums)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _summed(
    title: str, columns: Sequence[Column], rows: Sequence[Mapping[str, Any]], *, without: Sequence[str] = (),
    name: str = "name",
) -> Sheet:  # fmt: skip
    """Return a sheet with a last line of sums; what may count one thing twice has none."""
    added = [one.key for one in columns if one.kind in ("number", "rupiah") and one.key not in without]
    sums = {key: sum(row[key] or 0 for row in rows) for key in added}
    blank = {one.key: "" for one in columns if one.key not in sums}
    return Sheet(title, columns, [Line(row) for row in rows], {**blank, **sums, name: _("Jumlah")} if rows else None)
