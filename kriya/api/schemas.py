"""What the API answers with: the shapes that its OpenAPI describes."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_noop as _
from ninja import Field, Schema
from pydantic import ConfigDict


def _says(words: str) -> ConfigDict:
    """Tell readers of the description, in Indonesian, what a shape is; the docstring tells it to whoever changes it."""
    return ConfigDict(json_schema_extra={"description": words})


class CouncilOut(Schema):
    """A council and where its pages stand."""

    model_config = _says(_("Satu dewan dan alamat halamannya."))

    slug: str
    name: str
    level: str = Field(description=_("province (provinsi), regency (kabupaten), atau city (kota)"))
    region: str = Field(description=_("kode Kemendagri, misalnya 33.75"))
    region_name: str
    province: str
    province_name: str
    time_zone: str
    url: str


class IndicatorOut(Schema):
    """What one version of a figure means, in Indonesian (id) and English (en)."""

    model_config = _says(_("Arti satu versi angka, dalam bahasa Indonesia (id) dan Inggris (en)."))

    code: str
    version: int
    unit: str
    kind: str = Field(description=_("state: keadaan pada akhir periode; flow: selama periode"))
    adding: str = Field(description=_("cara menjumlah antardewan: once, all, regencies, atau not"))
    name: dict[str, str]
    definition: dict[str, str]
    basis: dict[str, Any]


class ReportOut(Schema):
    """An approved period of a council: its newest revision."""

    model_config = _says(_("Periode dewan yang sudah disetujui, dalam revisi terbarunya."))

    council: str
    period: str
    region: str = Field(description=_("menurut batas wilayah pada akhir periode"))
    province: str
    revision: int
    reason: str = Field(description=_("mengapa direvisi; kosong bila tidak"))
    as_of: date
    approved_at: datetime
    digest: str


class FigureOut(Schema):
    """A figure of a council for a period. Without a value it is not known, or may not be shown; it is never zero."""

    model_config = _says(
        _("Angka dewan dalam satu periode. Tanpa nilai: belum diketahui atau tidak boleh tampil, bukan nol.")
    )

    council: str
    period: str
    region: str
    code: str
    version: int
    value: int | None
    known: int
    total: int
    revised: bool


class SumOut(Schema):
    """A figure of a province, or with place ID of the nation, and of how many regencies."""

    model_config = _says(_("Jumlah satu provinsi atau Indonesia (place ID), dan dari berapa kabupaten dan kota."))

    period: str
    place: str
    place_name: str
    code: str
    version: int
    unit: str
    value: int | None
    reported: int
    expected: int
    province_councils: int
    revised: int
    counted_twice: int
    adding: str


class CraftOut(Schema):
    """A figure of a province, or of the nation, of one craft, and of how many councils."""

    model_config = _says(_("Angka satu kerajinan, di satu provinsi atau seluruh Indonesia (place ID)."))

    period: str
    place: str
    place_name: str
    code: str
    version: int
    unit: str
    craft: str = Field(description=_("kode kerajinan; + beberapa yang digabung, unknown belum diketahui"))
    craft_id: str
    craft_en: str
    value: int
    reported: int


class MakerOut(Schema):
    """A maker that anyone may see, with its trade; how to reach it stands on its page."""

    model_config = _says(_("UMKM yang tampil untuk umum; cara menghubunginya ada di halamannya."))

    id: UUID
    slug: str
    name: str
    crafts: list[str]
    district: str
    started_year: int | None
    updated_at: datetime
    url: str


class ProductOut(Schema):
    """A product that anyone may see. `price` is whole rupiah, null where it is on request."""

    model_config = _says(_("Produk yang tampil untuk umum. `price` rupiah utuh; null bila harganya ditanyakan dulu."))

    id: UUID
    slug: str
    name: str
    name_en: str
    maker: str
    maker_name: str
    craft: str
    district: str
    price: int | None
    price_differs: bool
    kind: str
    updated_at: datetime
    url: str


class CouncilPage(Schema):
    """Councils, and the key after which the next ones stand."""

    model_config = _says(_("Dewan-dewan, dan kunci untuk lanjutannya."))

    items: list[CouncilOut]
    next: str | None


class ReportPage(Schema):
    """Approved periods, and the key after which the next ones stand."""

    model_config = _says(_("Periode yang disetujui, dan kunci untuk lanjutannya."))

    items: list[ReportOut]
    next: int | None


class FigurePage(Schema):
    """Figures, and the key after which the next ones stand."""

    model_config = _says(_("Angka-angka, dan kunci untuk lanjutannya."))

    items: list[FigureOut]
    next: int | None


class MakerPage(Schema):
    """Makers, and the key after which the next ones stand."""

    model_config = _says(_("UMKM, dan kunci untuk lanjutannya."))

    items: list[MakerOut]
    next: UUID | None


class ProductPage(Schema):
    """Products, and the key after which the next ones stand."""

    model_config = _says(_("Produk, dan kunci untuk lanjutannya."))

    items: list[ProductOut]
    next: UUID | None


class Problem(Schema):
    """Why nothing was found."""

    model_config = _says(_("Mengapa tidak ditemukan."))

    detail: str
