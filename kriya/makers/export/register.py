"""The whole register as one sheet, under headers that Kriya's own importer reads back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TextIO

from django.db import transaction
from django.db.models import F, Prefetch

from kriya.accounts.models import User
from kriya.councils.regions import name_of
from kriya.design.formats import phone
from kriya.makers.actions.personal import Personal
from kriya.makers.export.recording import CHUNK, recorded
from kriya.makers.export.writing import Field, FieldKind, write_csv, write_xlsx
from kriya.makers.imports.sheets.fields import FIELDS, MAKERS
from kriya.makers.models import (
    GroupMember,
    LegalForm,
    Maker,
    MakerCraft,
    MakerPhone,
    PaperKind,
    SizeClass,
    Status,
    YearlyFigure,
)
from kriya.makers.models.maker import Gender

# What each legal form is called in the words of the importer, where our own say more than it reads.
_LEGAL_FORMS: Final = {LegalForm.PERSON: "Perorangan", LegalForm.GROUP: "KUB", LegalForm.OTHER: ""}
_PAPERS: Final = {
    "nib": PaperKind.NIB,
    "npwp": PaperKind.NPWP,
    "iumk": PaperKind.IUMK,
    "pirt": PaperKind.PIRT,
    "halal": PaperKind.HALAL,
    "brand": PaperKind.BRAND,
    "copyright": PaperKind.COPYRIGHT,
    "sni": PaperKind.SNI,
    "tkdn": PaperKind.TKDN,
}
# Papers that have no column of their own, by the names that the importer finds in a text.
_NAMED_PAPERS: Final = {
    PaperKind.BATIKMARK: "Batikmark",
    PaperKind.INDICATION: "Indikasi geografis",
    PaperKind.OTHER: "",
}
_FIGURES: Final = ("labour_men", "labour_women", "labour_total", "capital", "yearly_sales", "raw_material_value")


def _own(name: str) -> Callable[[Any], Any]:
    return lambda maker: getattr(maker, name)


def _decimal(name: str) -> Callable[[Any], float | None]:
    return lambda maker: None if getattr(maker, name) is None else float(getattr(maker, name))


def _label(choices: Any, name: str) -> Callable[[Any], str]:
    return lambda maker: str(choices(getattr(maker, name)).label) if getattr(maker, name) else ""


def _legal_form(maker: Any) -> str:
    form = maker.legal_form
    return str(_LEGAL_FORMS.get(form, LegalForm(form).label)) if form else ""


def _phones(*, whatsapp: bool) -> Callable[[Any], str]:
    def value(maker: Any) -> str:
        return ", ".join(phone(row.number) for row in maker.telephones if bool(row.is_whatsapp) is whatsapp)

    return value


def _craft(maker: Any) -> str:
    return "; ".join(row.craft.name_id for row in maker.practised)


def _papers(kind: PaperKind) -> Callable[[Any], str]:
    def value(maker: Any) -> str:
        held = [paper for paper in maker.held if paper.kind == kind]
        titled = kind == PaperKind.BRAND
        return ", ".join(_paper(paper, titled=titled) for paper in held)

    return value


def _paper(paper: Any, *, titled: bool) -> str:
    return f"{paper.number} {paper.title if titled else ''}".strip() or "ada"


def _other_papers(maker: Any) -> str:
    held = [paper for paper in maker.held if paper.kind in _NAMED_PAPERS]
    words = (f"{_NAMED_PAPERS[PaperKind(paper.kind)]} {paper.number}".strip() for paper in held)
    return ", ".join(word for word in words if word)


def _newest(name: str) -> Callable[[Any], Any]:
    """Return the value of the newest year that is told: one year a row, never a mixture of several."""

    def value(maker: Any) -> Any:
        return getattr(maker.years[-1], name) if maker.years else None

    return value


def _bank(name: str) -> Callable[[Any], str]:
    return lambda maker: next((getattr(account, name) for account in maker.banks), "")


_VALUES: Final[Mapping[str, tuple[Callable[[Any], Any], FieldKind]]] = {
    "name": (_own("name"), "text"),
    "owner": (_own("owner_name"), "text"),
    "gender": (_label(Gender, "owner_gender"), "text"),
    "birth_year": (_own("owner_birth_year"), "year"),
    "nik": (_own("nik"), "text"),
    "phone": (_phones(whatsapp=False), "text"),
    "whatsapp": (_phones(whatsapp=True), "text"),
    "email": (_own("email"), "text"),
    "website": (_own("website"), "text"),
    "address": (_own("address"), "text"),
    "village": (_own("village_name"), "text"),
    "district": (_own("district_name"), "text"),
    "regency": (lambda maker: (name_of(maker.regency_code) or "") if maker.regency_code else "", "text"),
    "postal_code": (_own("postal_code"), "text"),
    "latitude": (_decimal("latitude"), "decimal"),
    "longitude": (_decimal("longitude"), "decimal"),
    "legal_form": (_legal_form, "text"),
    "kind": (_own("kind_of_business"), "text"),
    "craft": (_craft, "text"),
    "product_names": (_own("products_made"), "text"),
    "kbli_code": (_own("kbli_code"), "text"),
    "kbli_name": (_own("kbli_name"), "text"),
    "started_year": (_own("started_year"), "year"),
    "joined_year": (_own("joined_year"), "year"),
    "data_year": (_newest("year"), "year"),
    **{name: (_newest(name), "rupiah" if name in _FIGURES[3:] else "number") for name in _FIGURES},
    "raw_material": (_own("raw_material"), "text"),
    "capacity": (_decimal("capacity"), "decimal"),
    "capacity_unit": (_own("capacity_unit"), "text"),
    "markets": (_own("markets"), "text"),
    "export_percent": (_decimal("export_percent"), "decimal"),
    "export_countries": (_own("export_countries"), "text"),
    **{name: (_papers(kind), "text") for name, kind in _PAPERS.items()},
    "licence_text": (_other_papers, "text"),
    "size_class": (_label(SizeClass, "typed_size_class"), "text"),
    "group": (lambda maker: ", ".join(row.group.name for row in maker.memberships), "text"),
    "bank": (_bank("bank"), "text"),
    "bank_account": (_bank("number"), "text"),
    "status": (_label(Status, "status"), "text"),
    "story": (_own("story_id"), "text"),
    "notes": (_own("note"), "text"),
}


def register_fields() -> list[Field]:
    """Return every column of the register's file; the headers are the importer's own."""
    return [Field(str(FIELDS[MAKERS][name].label), value, kind) for name, (value, kind) in _VALUES.items()]


@transaction.atomic
def export_register(out: Path | TextIO, *, by: User | None, purpose: str) -> int:
    """Write the register of the council in scope, personal data in full, and return how many makers.

    `out` is a path that ends in xlsx or csv, or an open text file (csv). Every number that leaves in full is recorded.
    """
    rows = recorded(_makers(), _leaving, purpose=purpose, by=by)
    fields = register_fields()
    if not isinstance(out, Path):
        return write_csv(out, fields, rows)
    if out.suffix.lower() == ".xlsx":
        return write_xlsx(out, fields, rows, sheet="UMKM", title="UMKM")
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        return write_csv(file, fields, rows)


def _makers() -> Iterable[Any]:
    makers = Maker.objects.in_register().order_by("name", "pk")
    related: Sequence[Any] = (
        Prefetch("phones", MakerPhone.objects.order_by("position", "pk"), "telephones"),
        Prefetch("crafts", MakerCraft.objects.select_related("craft").order_by("-is_main", "craft__code"), "practised"),
        Prefetch("papers", to_attr="held"),
        Prefetch("figures", YearlyFigure.objects.order_by(F("year").asc(nulls_first=True)), "years"),
        Prefetch("groups", GroupMember.objects.select_related("group"), "memberships"),
        Prefetch("bank_accounts", to_attr="banks"),
    )
    rows: Iterable[Any] = makers.prefetch_related(*related).iterator(chunk_size=CHUNK)
    return rows


def _leaving(maker: Any) -> list[Personal]:
    held = {Personal.PHONE: maker.telephones, Personal.NIK: maker.nik, Personal.BANK: maker.banks}
    return [what for what, there in held.items() if there]
