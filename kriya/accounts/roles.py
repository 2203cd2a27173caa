"""Roles in a council and what each may do: one table answers every "may X do Y"."""

from functools import cache

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    CHAIR = "chair", _("ketua")
    STAFF = "staff", _("pengurus")
    CURATOR = "curator", _("kurator")
    CASHIER = "cashier", _("kasir")
    TREASURER = "treasurer", _("bendahara")
    TRADE_OFFICE = "trade_office", _("dinas")
    AUDITOR = "auditor", _("pemeriksa")
    MAKER = "maker", _("perajin")


class Can(models.TextChoices):
    READ_REGISTER = "read_register", _("melihat daftar UMKM")
    EDIT_REGISTER = "edit_register", _("mengubah daftar UMKM")
    REVIEW_MAKERS = "review_makers", _("menilai pendaftaran UMKM")
    SEE_PERSONAL = "see_personal", _("melihat data pribadi")
    IMPORT = "import", _("mengimpor berkas")
    EXPORT = "export", _("mengunduh daftar")
    READ_NUMBERS = "read_numbers", _("melihat angka")
    PREPARE_NUMBERS = "prepare_numbers", _("menyiapkan angka periode dan paparan")
    READ_HISTORY = "read_history", _("melihat riwayat")
    CURATE = "curate", _("mengurasi produk")
    READ_SALES = "read_sales", _("melihat penjualan dan stok")
    MANAGE_SALES = "manage_sales", _("menyelesaikan urusan penjualan")
    KEEP_STOCK = "keep_stock", _("memindahkan dan menghitung barang")
    APPROVE_STOCK = "approve_stock", _("menyetujui stok opname")
    READ_MONEY = "read_money", _("melihat buku uang")
    KEEP_MONEY = "keep_money", _("mencatat uang")
    SETTLE = "settle", _("menyiapkan dan membukukan pelunasan")
    APPROVE_SETTLEMENT = "approve_settlement", _("menyetujui pelunasan")
    KEEP_GOODS = "keep_goods", _("menerima dan mengembalikan titipan")
    SELL = "sell", _("berjualan di kasir")
    MANAGE_TILLS = "manage_tills", _("mengatur alat kasir")
    PROMOTE = "promote", _("mengurus promosi")
    HOST_VISITS = "host_visits", _("menyambut kunjungan")
    MANAGE_PROGRAMMES = "manage_programmes", _("mengurus program")
    MANAGE_PLAYBOOKS = "manage_playbooks", _("mengurus paket tiru")
    READ_PROGRAMMES = "read_programmes", _("melihat program dan pesertanya")
    JUDGE = "judge", _("menilai pendaftar program")
    MANAGE_PEOPLE = "manage_people", _("mengatur orang")
    MANAGE_COUNCIL = "manage_council", _("mengatur dewan")


_OFFICE = {Can.READ_REGISTER, Can.READ_NUMBERS, Can.READ_HISTORY, Can.READ_PROGRAMMES}

GRANTS: dict[str, frozenset[str]] = {
    Role.CHAIR: frozenset(Can.values),
    Role.STAFF: frozenset(
        _OFFICE
        | {Can.EDIT_REGISTER, Can.REVIEW_MAKERS, Can.SEE_PERSONAL, Can.IMPORT, Can.EXPORT, Can.CURATE}
        | {Can.READ_SALES, Can.MANAGE_SALES, Can.KEEP_STOCK, Can.APPROVE_STOCK, Can.READ_MONEY, Can.SETTLE}
        | {Can.KEEP_GOODS}
        | {Can.SELL, Can.MANAGE_TILLS, Can.PROMOTE, Can.HOST_VISITS, Can.PREPARE_NUMBERS}
        | {Can.MANAGE_PROGRAMMES, Can.MANAGE_PLAYBOOKS, Can.JUDGE}
    ),
    Role.CURATOR: frozenset(_OFFICE | {Can.CURATE, Can.JUDGE}),
    Role.CASHIER: frozenset({Can.READ_REGISTER, Can.READ_SALES, Can.KEEP_STOCK, Can.SELL}),
    Role.TREASURER: frozenset(
        _OFFICE
        | {Can.SEE_PERSONAL, Can.EXPORT, Can.READ_SALES, Can.MANAGE_SALES}
        | {Can.READ_MONEY, Can.KEEP_MONEY, Can.SETTLE, Can.APPROVE_SETTLEMENT}
    ),
    Role.TRADE_OFFICE: frozenset(_OFFICE | {Can.EXPORT, Can.READ_SALES}),
    Role.AUDITOR: frozenset(_OFFICE | {Can.EXPORT, Can.READ_SALES, Can.READ_MONEY}),
    Role.MAKER: frozenset(),
}

STAFF_ROLES = tuple(role for role in Role if role != Role.MAKER)


@cache
def granted(roles: frozenset[str]) -> frozenset[str]:
    """Return everything that somebody with these roles may do."""
    return frozenset().union(*(GRANTS.get(role, frozenset()) for role in roles))
