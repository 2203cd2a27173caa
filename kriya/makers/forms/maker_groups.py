"""In what order the form of a maker asks: that of a survey sheet."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _


class FieldGroup(NamedTuple):
    """Fields that stand together under a heading."""

    key: str
    title: Any
    hint: Any
    fields: tuple[str, ...]


GROUPS = (
    FieldGroup("usaha", _("Usaha"), "", ("name", "craft_main", "legal_form", "started_year", "products_made")),
    FieldGroup("pemilik", _("Pemilik"), "", ("owner_name", "owner_gender", "owner_birth_year", "nik")),
    FieldGroup("kontak", _("Kontak"), "", ("email", "website")),
    FieldGroup("tempat", _("Tempat"), "", ("district_code", "village", "address", "postal_code", "coordinates")),
    FieldGroup(
        "produksi",
        _("Produksi dan pasar"),
        _("Isi yang diketahui saja. Yang kosong dicatat sebagai belum diketahui, bukan nol."),
        ("kind_of_business", "kbli_code", "kbli_edition", "kbli_name", "capacity", "capacity_unit", "raw_material",
         "markets", "export_percent", "export_countries"),
    ),
    FieldGroup("binaan", _("Pembinaan"), "", ("joined_on", "joined_year", "typed_size_class")),
    FieldGroup(
        "cerita",
        _("Cerita untuk pengunjung"),
        _("Tampil di halaman umum setelah pemilik setuju namanya ditampilkan."),
        ("story_id", "story_en"),
    ),
    FieldGroup("catatan", _("Catatan pengurus"), _("Hanya dibaca pengurus."), ("note",)),
)  # fmt: skip
