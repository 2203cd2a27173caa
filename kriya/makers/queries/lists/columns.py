"""The columns a list can show: one definition for the page, its order, and the file that is downloaded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal
from zoneinfo import ZoneInfo

from django.db.models import F, OuterRef, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Lower
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import current_council
from kriya.makers.models import LegalForm, MakerCraft, PaperKind, SizeClass
from kriya.makers.models.consent import ConsentSubject
from kriya.makers.models.maker import Gender

Kind = Literal["text", "words", "number", "rupiah", "year", "date", "status", "phones"]
# What a row needs beside the maker's own row: a prefetch or an annotation, asked for once a page.
Need = Literal["", "phones", "crafts", "papers", "groups", "consents", "run", "size", "labour", "sales", "capital"]


@dataclass(frozen=True)
class Column:
    """One column. `key` is its word in the address; `label` is also what an importer reads as its header."""

    key: str
    label: str | Promise
    value: Callable[[Any], object]
    kind: Kind = "text"
    order: str | Callable[[], Combinable] = ""
    need: Need = ""
    year: str = ""  # annotation that tells of which year the value is


def _choice(choices: Any, field: str) -> Callable[[Any], object]:
    return lambda maker: str(choices(getattr(maker, field)).label) if getattr(maker, field) else ""


def _own(field: str) -> Callable[[Any], object]:
    return lambda maker: getattr(maker, field)


def _main_craft(maker: Any) -> str:
    """Return the main craft, which comes first, else the first of the others."""
    return str(maker.practised[0].craft) if maker.practised else ""


def _crafts(maker: Any) -> list[str]:
    return [str(row.craft) for row in maker.practised]


def _papers(maker: Any) -> list[str]:
    # get_kind_display() would translate every kind to find one.
    return list(dict.fromkeys(str(PaperKind(paper.kind).label) for paper in maker.held))


def _day(field: str) -> Callable[[Any], date]:
    def value(maker: Any) -> date:
        local = getattr(maker, field).astimezone(ZoneInfo(current_council().time_zone))
        return local.date()  # type: ignore[no-any-return]

    return value


def _size(maker: Any) -> str:
    return str(SizeClass(maker.size_class).label) if maker.size_class else ""


def _order_by_craft() -> Combinable:
    main = MakerCraft.objects.filter(maker=OuterRef("pk")).order_by("-is_main", "craft__name_id")
    return Subquery(main.values("craft__name_id")[:1])


_ALL: Final = (
    Column("nama", _("Nama usaha"), _own("name"), order="name"),
    Column("status", _("Status"), _own("status"), "status", order="status"),
    Column("pemilik", _("Nama pemilik"), _own("owner_name"), order="owner_name"),
    Column("kerajinan", _("Jenis kerajinan"), _main_craft, order=_order_by_craft, need="crafts"),
    Column("semua_kerajinan", _("Semua kerajinan"), _crafts, "words", need="crafts"),
    Column("kecamatan", _("Kecamatan"), _own("district_name"), order="district_name"),
    Column("desa", _("Desa/kelurahan"), _own("village_name"), order="village_name"),
    Column("alamat", _("Alamat (jalan)"), _own("address"), order="address"),
    Column("telepon", _("Telepon"), lambda maker: [p.number for p in maker.telephones], "phones", need="phones"),
    Column("surel", _("Surel"), _own("email"), order="email"),
    Column("situs", _("Situs/media sosial"), _own("website"), order="website"),
    Column("kelamin", _("Jenis kelamin"), _choice(Gender, "owner_gender"), order="owner_gender"),
    Column("lahir", _("Tahun lahir"), _own("owner_birth_year"), "year", order="owner_birth_year"),
    Column("skala", _("Skala (PP 7/2021)"), _size, order="size_class", need="size"),
    Column("skala_tertulis", _("Skala usaha"), _choice(SizeClass, "typed_size_class"), order="typed_size_class"),
    Column("dokumen", _("Dokumen"), _papers, "words", need="papers"),
    Column("bentuk", _("Bentuk badan usaha"), _choice(LegalForm, "legal_form"), order="legal_form"),
    Column("jenis_usaha", _("Jenis usaha"), _own("kind_of_business"), order="kind_of_business"),
    Column("produk", _("Nama produk"), _own("products_made"), order="products_made"),
    Column("kbli", _("Kode KBLI"), _own("kbli_code"), order="kbli_code"),
    Column("berdiri", _("Tahun berdiri"), _own("started_year"), "year", order="started_year"),
    Column("bergabung", _("Tahun bergabung"), _own("joined_year"), "year", order="joined_year"),
    Column(
        "tenaga_kerja",
        _("Jumlah tenaga kerja"),
        _own("latest_labour"),
        "number",
        order="latest_labour",
        need="labour",
        year="latest_labour_year",
    ),
    Column(
        "penjualan",
        _("Penjualan setahun"),
        _own("latest_sales"),
        "rupiah",
        order="latest_sales",
        need="sales",
        year="latest_sales_year",
    ),
    Column(
        "modal",
        _("Modal/investasi"),
        _own("latest_capital"),
        "rupiah",
        order="latest_capital",
        need="capital",
        year="latest_capital_year",
    ),
    Column("pemasaran", _("Pemasaran"), _own("markets"), order="markets"),
    Column(
        "kelompok", _("Kelompok/sentra"), lambda m: [row.group.name for row in m.memberships], "words", need="groups"
    ),
    Column(
        "persetujuan",
        _("Persetujuan"),
        lambda maker: [str(ConsentSubject(c.subject).label) for c in maker.agreed if c.withdrawn_at is None],
        "words",
        need="consents",
    ),
    Column("impor", _("Berkas impor"), lambda m: m.imported_in.file_name if m.imported_in_id else "", need="run"),
    Column("dicatat", _("Dicatat"), _day("created_at"), "date", order="created_at"),
    Column("diubah", _("Terakhir diubah"), _day("updated_at"), "date", order="updated_at"),
)
COLUMNS: Final[Mapping[str, Column]] = {column.key: column for column in _ALL}
USUAL: Final = (
    "nama",
    "status",
    "pemilik",
    "kerajinan",
    "kecamatan",
    "desa",
    "telepon",
    "dokumen",
    "skala",
    "bergabung",
)
_WORDS: Final = frozenset({"text", "status"})


def chosen(keys: str) -> list[Column]:
    """Return the columns named in "nama,pemilik,…", the name always first; the usual ones when none is known."""
    wanted = [key for key in dict.fromkeys(keys.split(",")) if key in COLUMNS] or list(USUAL)
    return [COLUMNS[key] for key in dict.fromkeys(["nama", *wanted])]


def ordered(makers: Any, order: str, *, ranked: bool) -> Any:
    """Order makers by "key" or "-key" of a column, else by rank, else by name; unknown comes last, ties by id."""
    column = COLUMNS.get(order.removeprefix("-"))
    if column is None or not column.order:
        first = ["rank"] if ranked else []
        return makers.order_by(*first, Lower("name"), "pk")
    by: Any = column.order() if callable(column.order) else F(column.order)
    by = Lower(by) if column.kind in _WORDS and column.key != "skala" else by
    return makers.order_by(by.desc(nulls_last=True) if order.startswith("-") else by.asc(nulls_last=True), "name", "pk")


def is_order(order: str) -> bool:
    """Tell whether the list can be ordered by this."""
    column = COLUMNS.get(order.removeprefix("-"))
    return bool(column and column.order)
