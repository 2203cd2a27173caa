"""Plain values of a preview as people read them."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from kriya.councils.regions import name_of
from kriya.crafts.models import Craft
from kriya.design.formats import phone, rupiah
from kriya.makers.imports.sheets.fields import FIELDS, MAKERS
from kriya.makers.models import LegalForm, Maker, SizeClass
from kriya.makers.models.papers import PaperKind
from kriya.makers.queries.timeline.words import label_of

_MORE: Final = {
    "nik": gettext_lazy("NIK"),
    "phone": gettext_lazy("Telepon"),
    "phones": gettext_lazy("Telepon"),
    "craft": gettext_lazy("Jenis kerajinan"),
    "paper": gettext_lazy("Dokumen"),
    "papers": gettext_lazy("Dokumen"),
    "group": gettext_lazy("Kelompok"),
    "bank": gettext_lazy("Rekening bank"),
    "figures": gettext_lazy("Angka tahunan"),
}
# Codes that a cell is read as, where the register's own are others.
_READ: Final[Mapping[str, Mapping[str, str | Promise]]] = {
    "gender": {"female": gettext_lazy("perempuan"), "male": gettext_lazy("laki-laki")},
    "size_class": dict(SizeClass.choices),
    "legal_form": {
        **dict(LegalForm.choices),
        "sole": LegalForm.PERSON.label,
        "pt_sole": LegalForm.PT_PERSON.label,
        "village_enterprise": LegalForm.OTHER.label,
    },
}
_MONEY = frozenset({"capital", "yearly_sales", "raw_material_value"})
_REGIONS = frozenset({"village_code", "district_code", "regency_code"})
_COLUMNS = {field.name for field in Maker._meta.local_fields}


class Words:
    """Says fields and values; the names of crafts are asked for once, when one is needed."""

    @cached_property
    def _crafts(self) -> Mapping[str, str]:
        return {craft.code: str(craft) for craft in Craft.objects.all()}

    def field(self, name: str) -> str:
        """Return what a field is called, with its year: "Modal (2023)"."""
        plain, _blank, year = name.partition(" ")
        if plain in _MORE:
            label = str(_MORE[plain])
        elif plain in _COLUMNS:
            label = label_of(Maker, plain)
        else:
            label = str(FIELDS[MAKERS][plain].label) if plain in FIELDS[MAKERS] else plain
        return f"{label} ({year})" if year.isdigit() else label

    def value(self, name: str, value: Any) -> str:
        """Return a value in words; "" is unknown."""
        if value is None or value == "":
            return ""
        plain = name.partition(" ")[0]
        if plain == "craft":
            return ", ".join(self._crafts.get(code, code) for code in str(value).split(", "))
        if plain == "paper":
            return _paper(str(value))
        if plain in ("phone", "phones", "whatsapp"):
            return ", ".join(phone(number) for number in str(value).split(", "))
        if plain in _MONEY and isinstance(value, int):
            return rupiah(value)
        return _chosen(plain, value)


def _chosen(name: str, value: Any) -> str:
    if name in _REGIONS:
        return name_of(str(value)) or str(value)
    if name in _READ:
        return str(_READ[name].get(str(value), value))
    if name in _COLUMNS:
        choices = dict(Maker._meta.get_field(name).flatchoices)  # type: ignore[union-attr]
        return str(choices.get(value, value))
    return str(value)


def _paper(value: str) -> str:
    kind, _blank, number = value.partition(" ")
    return f"{PaperKind(kind).label} {number}".strip() if kind in PaperKind.values else value
