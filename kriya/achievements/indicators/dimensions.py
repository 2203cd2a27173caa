"""What the figures of the register and of trade are divided by."""

from collections.abc import Mapping
from typing import Final

from kriya.catalog.models import ProductState
from kriya.catalog.price_bands import PRICE_BANDS
from kriya.core.indicators import Dimension, Words
from kriya.makers.models import Gender, SizeClass, Status
from kriya.makers.paper_words import PAPER_WORDS
from kriya.sales.models import Channel

_STATUS: Final[Mapping[str, Words]] = {
    Status.FOSTERED: Words("Binaan", "Fostered"),
    Status.GRADUATED: Words("Mandiri", "Graduated"),
    Status.INACTIVE: Words("Tidak aktif", "Inactive"),
    Status.APPLIED: Words("Mendaftar", "Applied"),
    Status.REVIEWED: Words("Sudah dinilai", "Reviewed"),
    Status.REFUSED: Words("Ditolak", "Refused"),
}
_GENDER: Final[Mapping[str, Words]] = {Gender.WOMAN: Words("Perempuan", "Women"), Gender.MAN: Words("Laki-laki", "Men")}
_SIZE: Final[Mapping[str, Words]] = {
    SizeClass.MICRO: Words("Mikro", "Micro"),
    SizeClass.SMALL: Words("Kecil", "Small"),
    SizeClass.MEDIUM: Words("Menengah", "Medium"),
    SizeClass.LARGE: Words("Besar", "Large"),
}
_STATE: Final[Mapping[str, Words]] = {
    ProductState.PUBLISHED: Words("Tayang", "Published"),
    ProductState.SUBMITTED: Words("Menunggu kurasi", "Awaiting curation"),
    ProductState.RETURNED: Words("Dikembalikan", "Returned"),
    ProductState.DRAFT: Words("Draf", "Draft"),
    ProductState.WITHDRAWN: Words("Ditarik", "Withdrawn"),
}

REGISTER_DIMENSIONS: Final = (
    Dimension("status", Words("Status", "Status"), "given", _STATUS, filter="status"),
    Dimension("craft", Words("Kerajinan utama", "Main craft")),
    Dimension("craft_family", Words("Rumpun kerajinan", "Family of crafts")),
    Dimension("craft_any", Words("Kerajinan yang dikerjakan", "Craft practised"), filter="kerajinan", overlapping=True),
    Dimension("district", Words("Kecamatan", "District"), filter="kecamatan"),
    Dimension("gender", Words("Jenis kelamin pemilik", "Gender of owner"), "given", _GENDER, "kelamin", personal=True),
    Dimension("size", Words("Ukuran usaha", "Size of business"), "given", _SIZE, "skala", personal=True),
    Dimension(
        "paper", Words("Legalitas yang dipunyai", "Papers held"), "largest", PAPER_WORDS, "dokumen", overlapping=True
    ),
    Dimension("joined", Words("Tahun menjadi binaan", "Year joined"), "key", filter="dari"),
    Dimension("started", Words("Tahun mulai usaha", "Year business started"), "key"),
    Dimension("group", Words("Kelompok dan sentra", "Groups and centres"), filter="kelompok", overlapping=True),
    Dimension("year", Words("Tahun", "Year"), "key"),
    Dimension("reporting", Words("Yang melapor, per tahun", "Reporting, by year"), "key"),
    Dimension("state", Words("Keadaan", "State"), "given", _STATE),
    Dimension("price", Words("Harga", "Price"), "given", {code: name for code, _, name in PRICE_BANDS}),
    Dimension("maker", Words("Perajin", "Maker")),
)
CHANNELS: Final[Mapping[str, Words]] = {
    Channel.SHOWROOM: Words("Galeri", "Showroom"),
    Channel.SHOP: Words("Toko daring", "Online shop"),
    Channel.MARKET: Words("Lokapasar", "Marketplaces"),
    Channel.EXHIBITION: Words("Pameran", "Exhibitions"),
    Channel.VISIT: Words("Kunjungan", "Visits"),
    Channel.OFFICE: Words("Kantor", "Office"),
}
TRADE_DIMENSIONS: Final = (
    Dimension("channel", Words("Saluran", "Channel"), "given", CHANNELS),
    Dimension("sold_family", Words("Rumpun kerajinan yang terjual", "Family of crafts sold")),
    Dimension("month", Words("Bulan", "Month"), "key"),
)
UNKNOWN_WORDS: Final = Words("Belum diketahui", "Not known")
