"""What the register says about a maker, in groups of names and values; unknown stays a marked dash."""

from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from kriya.councils.regions import name_of
from kriya.design.formats import number, when
from kriya.makers.models import Maker
from kriya.makers.queries.record import Record


class Section(NamedTuple):
    """Facts under a heading."""

    key: str
    title: str
    facts: list[tuple[str, Any]]

    @property
    def known(self) -> list[tuple[str, Any]]:
        return [(name, value) for name, value in self.facts if value not in (None, "")]

    @property
    def unknown(self) -> list[str]:
        return [name for name, value in self.facts if value in (None, "")]


def sections(record: Record, *, personal: bool) -> list[Section]:
    """Return the facts of a maker; what is personal only for those who may see it."""
    maker = record.maker
    return [
        Section("pemilik", _("Pemilik"), _owner(maker, personal)),
        Section("tempat", _("Tempat"), _place(maker)),
        Section("usaha", _("Usaha"), _business(record)),
        Section("produksi", _("Produksi dan pasar"), _market(maker)),
    ]


def _label(name: str) -> str:
    text = str(Maker._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    return text[:1].upper() + text[1:]


def _owner(maker: Maker, personal: bool) -> list[tuple[str, Any]]:
    shown: list[tuple[str, Any]] = [
        (_label("owner_name"), maker.owner_name),
        (_label("owner_gender"), maker.get_owner_gender_display()),
    ]
    if personal:
        shown += [(_label("owner_birth_year"), maker.owner_birth_year), (_label("email"), maker.email)]
    return [*shown, (_label("website"), maker.website)]


def _place(maker: Maker) -> list[tuple[str, Any]]:
    point = f"{maker.latitude}, {maker.longitude}" if maker.latitude is not None else None
    facts: list[tuple[str, Any]] = [
        (_label("address"), maker.address),
        (_label("village_code"), maker.village_name),
        (_label("district_code"), maker.district_name),
        (_label("regency_code"), name_of(maker.regency_code) if maker.regency_code else ""),
        (_label("postal_code"), maker.postal_code),
        (_("Koordinat"), point),
    ]
    return [*facts, (_label("place_note"), maker.place_note)] if maker.place_note else facts


def _business(record: Record) -> list[tuple[str, Any]]:
    maker = record.maker
    kbli = " · ".join(filter(None, [maker.kbli_code, maker.kbli_name, _edition(maker)]))
    facts = [
        (_("Kerajinan"), ", ".join(str(row.craft) for row in record.crafts)),
        (_label("products_made"), maker.products_made),
        (_label("kind_of_business"), maker.kind_of_business),
        (_label("legal_form"), maker.get_legal_form_display()),
        (_label("kbli_code"), kbli),
        (_label("started_year"), maker.started_year),
        (_label("joined_on"), when(maker.joined_on) if maker.joined_on else maker.joined_year),
    ]
    # Asked of nobody: figures give the class. It is only told where somebody wrote it.
    typed = maker.get_typed_size_class_display()
    return [*facts, (_label("typed_size_class"), typed)] if typed else facts


def _edition(maker: Maker) -> str:
    return _("edisi %(year)s") % {"year": maker.kbli_edition} if maker.kbli_edition else ""


def _plain(value: Decimal) -> str:
    return number(int(value) if value == int(value) else float(value))


def _market(maker: Maker) -> list[tuple[str, Any]]:
    capacity = f"{_plain(maker.capacity)} {maker.capacity_unit}".strip() if maker.capacity else None
    share = f"{_plain(maker.export_percent)}\u00a0%" if maker.export_percent is not None else None
    return [
        (_label("capacity"), capacity),
        (_label("raw_material"), maker.raw_material),
        (_label("markets"), maker.markets),
        (_label("export_percent"), share),
        (_label("export_countries"), maker.export_countries),
    ]
