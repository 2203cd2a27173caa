"""What is sold through the council, what makers earn by it, and how many people promotion brings."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from kriya.achievements.queries.trade import Sold, TradeFacts
from kriya.core.indicators import Atom, Basis, Indicator, Measure, Unit, Words

_SINCE: Final = date(2024, 1, 1)
_MAKERS: Final = Words("semua usaha dalam daftar", "all businesses in the register")
_SALES: Final = Basis(
    numerator=Words(
        "jumlah atas semua baris penjualan, dikurangi yang kembali", "sum over all lines sold, less returns"
    ),
    denominator=Words("semua penjualan yang tercatat pada periode itu", "all sales recorded for the period"),
    source=Words("Buku penjualan kasir dan toko daring", "Books of the till and the online shop"),
    owner=Words("bendahara", "treasurer"),
    valid_from=_SINCE,
)
_LEDGER: Final = Basis(
    numerator=Words("rupiah pada akun perajin", "rupiah on the makers' accounts"),
    denominator=Words("semua pelunasan yang dibukukan pada periode itu", "all payouts posted in the period"),
    source=Words("Buku besar dewan", "The council's ledger"),
    owner=Words("bendahara", "treasurer"),
    valid_from=_SINCE,
)
_LINKS: Final = Basis(
    numerator=Words(
        "orang yang mengikuti tautan; mesin tidak dihitung", "people who followed a link; machines left out"
    ),
    denominator=Words("semua tautan pendek dewan", "all short links of the council"),
    source=Words("Hitungan tautan pendek", "Counts of the short links"),
    owner=Words("pengurus, bagian promosi", "council staff, promotion"),
    valid_from=_SINCE,
)
_AGREEMENTS: Final = Basis(
    numerator=Words("usaha yang pernah bersepakat atau menitip", "businesses that agreed or consigned"),
    denominator=_MAKERS,
    source=Words("Perjanjian dan serah terima titip jual", "Consignment agreements and intakes"),
    owner=Words("pengurus galeri", "showroom staff"),
    valid_from=_SINCE,
)


def _sum_of(amount: Callable[[Sold], int], *, has_atoms: bool = False) -> Callable[[TradeFacts], Measure]:
    """Sum an amount of what was sold, by channel and by family of crafts; nothing sold is zero, and known."""

    def measure(facts: TradeFacts) -> Measure:
        by: dict[str, dict[str, int]] = {"channel": {}, "sold_family": {}}
        total = 0
        for one in facts.sold:
            part = amount(one)
            total += part
            by["channel"][one.channel] = by["channel"].get(one.channel, 0) + part
            by["sold_family"][one.family] = by["sold_family"].get(one.family, 0) + part
        sellers = len({one.maker for one in facts.sold if one.maker})
        return Measure(total, sellers, sellers, by, _atoms(facts.sold, amount) if has_atoms else ())

    return measure


def _atoms(sold: Sequence[Sold], amount: Callable[[Sold], int]) -> list[Atom]:
    return [Atom(one.maker, {"channel": one.channel, "sold_family": one.family}, amount(one)) for one in sold]


def _sellers(facts: TradeFacts) -> Measure:
    makers = {one.maker for one in facts.sold if one.maker and one.pieces > 0}
    channels = {one.channel: 0 for one in facts.sold}
    by = {"channel": {name: len({s.maker for s in facts.sold if s.maker and s.channel == name}) for name in channels}}
    return Measure(len(makers), facts.makers, facts.makers, by, [Atom(maker, {}, 1) for maker in sorted(makers)])


def _receipts(facts: TradeFacts) -> Measure:
    by: dict[str, dict[str, int]] = {"channel": {}, "month": {}}
    for one in facts.receipts:
        by["channel"][one.channel] = by["channel"].get(one.channel, 0) + one.sales
        by["month"][one.month] = by["month"].get(one.month, 0) + one.sales
    total = sum(one.sales for one in facts.receipts)
    return Measure(total, total, total, by)


def _led(facts: TradeFacts) -> Measure:
    whole = sum(one.sales for one in facts.receipts)
    return Measure(sum(one.led for one in facts.receipts), whole, whole)


def _paid(facts: TradeFacts) -> Measure:
    atoms = [Atom(maker, {}, amount) for maker, amount in sorted(facts.paid.items()) if amount]
    return Measure(sum(facts.paid.values()), len(atoms), len(atoms), {}, atoms)


def _plain(name: str) -> Callable[[TradeFacts], Measure]:
    def measure(facts: TradeFacts) -> Measure:
        value: int = getattr(facts, name)
        return Measure(value, facts.links, facts.links)

    return measure


def _agreed(facts: TradeFacts) -> Measure:
    return Measure(facts.agreed, facts.makers, facts.makers)


TRADE_INDICATORS: Final = (
    Indicator(
        "trade.sales",
        Words("Omzet melalui dewan", "Sales through the council"),
        Words(
            "Rupiah yang dibayar pembeli di galeri, toko daring, pameran, dan saluran dewan lainnya selama periode, "
            "dikurangi yang dikembalikan. Bukan penjualan perajin di luar dewan.",
            "Rupiah that buyers paid in the showroom, online shop, exhibitions and other channels of the council "
            "during the period, less returns. Not what makers sell elsewhere.",
        ),
        Unit.RUPIAH,
        1,
        _sum_of(lambda one: one.total, has_atoms=True),
        _SALES,
        public=("channel", "sold_family"),
        has_atoms=True,
        is_flow=True,
    ),
    Indicator(
        "trade.earned",
        Words("Hak perajin dari penjualan", "Earned by makers"),
        Words(
            "Bagian perajin dari penjualan itu, sesudah komisi, pajak, dan biaya pembayaran.",
            "The makers' part of these sales, after commission, tax and payment fees.",
        ),
        Unit.RUPIAH,
        1,
        _sum_of(lambda one: one.net if one.maker else 0),
        _SALES,
        public=("channel", "sold_family"),
        guarded_by="trade.sales",
        has_atoms=True,
        is_flow=True,
    ),
    Indicator(
        "trade.paid",
        Words("Sudah dibayarkan kepada perajin", "Paid out to makers"),
        Words(
            "Pelunasan yang dibukukan selama periode, dikurangi yang dibatalkan.",
            "Payouts posted during the period, less those reversed.",
        ),
        Unit.RUPIAH,
        1,
        _paid,
        _LEDGER,
        public=(),
        has_atoms=True,
        is_flow=True,
    ),
    Indicator(
        "trade.pieces",
        Words("Karya terjual", "Pieces sold"),
        Words("Jumlah potong yang terjual, dikurangi yang kembali.", "Pieces sold, less those that came back."),
        Unit.PIECES,
        1,
        _sum_of(lambda one: one.pieces),
        _SALES,
        public=("channel", "sold_family"),
        guarded_by="trade.sales",
        has_atoms=True,
        is_flow=True,
    ),
    Indicator(
        "trade.makers",
        Words("UMKM yang karyanya terjual", "Makers that sold"),
        Words(
            "Usaha yang sedikitnya satu karyanya terjual melalui dewan selama periode.",
            "Businesses of which the council sold at least one piece during the period.",
        ),
        Unit.MAKERS,
        1,
        _sellers,
        _SALES,
        public=(),
        has_atoms=True,
        is_flow=True,
    ),
    Indicator(
        "trade.receipts",
        Words("Transaksi penjualan", "Sales"),
        Words("Jumlah struk dan pesanan yang selesai.", "Receipts and finished orders."),
        Unit.SALES,
        1,
        _receipts,
        _SALES,
        is_flow=True,
    ),
    Indicator(
        "promotion.visits",
        Words("Kunjungan dari tautan promosi", "Visits by promotion links"),
        Words(
            "Berapa kali tautan pendek dewan diikuti orang selama periode.",
            "How often people followed the council's short links during the period.",
        ),
        Unit.VISITS,
        1,
        _plain("visits"),
        _LINKS,
        public=(),
        is_flow=True,
    ),
    Indicator(
        "promotion.baskets",
        Words("Keranjang dari tautan promosi", "Baskets by promotion links"),
        Words(
            "Keranjang belanja yang dimulai sesudah mengikuti tautan pendek.",
            "Shopping baskets begun after following a short link.",
        ),
        Unit.BASKETS,
        1,
        _plain("baskets"),
        _LINKS,
        public=(),
        is_flow=True,
    ),
    Indicator(
        "promotion.sales",
        Words("Penjualan berkat tautan promosi", "Sales led by promotion links"),
        Words(
            "Penjualan yang pembelinya menyebut atau membawa tautan pendek.",
            "Sales whose buyer named or brought a short link.",
        ),
        Unit.SALES,
        1,
        _led,
        _LINKS,
        is_flow=True,
    ),
    Indicator(
        "agreements.makers",
        Words("UMKM yang menitip jual", "Makers on consignment"),
        Words(
            "Usaha dalam daftar yang punya perjanjian sendiri atau pernah menitipkan barang di galeri.",
            "Businesses in the register with an agreement of their own or that ever brought pieces to the showroom.",
        ),
        Unit.MAKERS,
        1,
        _agreed,
        _AGREEMENTS,
        public=(),
    ),
)
