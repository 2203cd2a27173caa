"""Forms of marketplaces: a file that is brought, what is chosen for a template, which product a code means."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kriya.catalog.queries.selection import Group, Selection
from kriya.core.ids import new_id
from kriya.makers.forms.fields import SumField
from kriya.makers.imports.sheets.limits import MIB
from kriya.marketplaces.filling.reading import Template
from kriya.marketplaces.filling.rows import Choices
from kriya.marketplaces.filling.words import FIELDS
from kriya.marketplaces.models import Marketplace
from kriya.marketplaces.words import field_name, group_name

MOST_BYTES: Final = 15 * MIB
MOST_CHOICES: Final = 60
"""A list longer than this is typed with suggestions instead of chosen."""


def _small(file: "UploadedFile[bytes]") -> None:
    if (file.size or 0) > MOST_BYTES:
        raise forms.ValidationError(_("Berkas terlalu besar: paling besar 15 MB."), code="large")


class TemplateForm(forms.Form):
    """A template as it was downloaded."""

    marketplace = forms.ChoiceField(
        label=gettext_lazy("Lokapasar"),
        required=False,
        choices=[("", gettext_lazy("kenali sendiri")), *Marketplace.choices],
    )
    file = forms.FileField(
        label=gettext_lazy("Templat unggah massal (.xlsx)"),
        validators=[_small],
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )


class MarketFileForm(forms.Form):
    """An export of orders, or of what was paid out."""

    marketplace = forms.ChoiceField(label=gettext_lazy("Lokapasar"), choices=Marketplace.choices)
    file = forms.FileField(
        label=gettext_lazy("Berkas ekspor (.xlsx atau .csv)"),
        validators=[_small],
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,text/csv"}),
    )


class WithdrawalForm(forms.Form):
    """Money that came into the bank, told by hand."""

    marketplace = forms.ChoiceField(label=gettext_lazy("Lokapasar"), choices=Marketplace.choices)
    amount = SumField(label=gettext_lazy("Masuk ke bank (rupiah)"))
    on = forms.DateField(
        label=gettext_lazy("Tanggal"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    reference = forms.CharField(label=gettext_lazy("Rujukan"), max_length=80, required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)


class FillingForm(forms.Form):
    """Which products, what each column means, what every row says, and the category of each craft."""

    which = forms.ChoiceField(label=gettext_lazy("Produk"), required=False)
    words = forms.CharField(
        label=gettext_lazy("Yang namanya memuat"), required=False, max_length=80,
        widget=forms.TextInput(attrs={"type": "search"}),
    )  # fmt: skip

    def __init__(
        self,
        data: Any,
        *,
        template: Template,
        choices: Choices,
        crafts: Sequence[tuple[str, str]],
        groups: Sequence[Group],
        wanted: Mapping[str, str],
    ) -> None:
        super().__init__(data, initial=dict(wanted))
        self.template, self.crafts = template, crafts
        which: Any = self.fields["which"]
        which.choices = [("", _("Semua produk yang tayang")), *((group_name(name), rows) for name, rows in groups)]
        fields = [("", _("dibiarkan")), *((name, field_name(name)) for name in FIELDS)]
        for column in template.columns:
            self.fields[f"kolom-{column.letters}"] = forms.ChoiceField(
                label=f"{column.letters} {column.label}", required=False, choices=fields,
                initial=choices.field_of(column),
            )  # fmt: skip
            asked = not column.field and (column.mark == "required" or bool(column.choices))
            if asked or choices.fixed.get(column.letters):
                self.fields[f"tetap-{column.letters}"] = _answer(
                    column.label, column.choices, choices.fixed.get(column.letters, ""), f"pilihan-{column.letters}"
                )
        self.category = next((one for one in template.columns if choices.field_of(one) == "category"), None)
        if self.category:
            for code, name in crafts:
                self.fields[f"kategori-{code}"] = _answer(
                    name, self.category.choices, choices.categories.get(code, ""), f"pilihan-{self.category.letters}"
                )

    def chosen(self) -> Choices:
        """Return what was chosen for the layout."""
        said = self.cleaned_data
        return Choices(
            columns={one.letters: said[f"kolom-{one.letters}"] for one in self.template.columns},
            fixed=_without_empty(said, "tetap-"),
            categories=_without_empty(said, "kategori-"),
        )

    def selection(self) -> Selection:
        """Return which products were chosen."""
        return Selection(self.cleaned_data["which"], self.cleaned_data["words"].strip())

    @property
    def long_lists(self) -> list[tuple[str, tuple[str, ...]]]:
        """The lists that are typed with suggestions."""
        return [(f"pilihan-{one.letters}", one.choices) for one in self.template.columns
                if len(one.choices) > MOST_CHOICES]  # fmt: skip

    def boxes(self, prefix: str) -> list[forms.BoundField]:
        """Return the fields of one kind."""
        return [self[name] for name in self.fields if name.startswith(prefix)]


def _answer(label: str, options: Sequence[str], initial: str, suggestions: str) -> forms.Field:
    if options and len(options) <= MOST_CHOICES:
        return forms.ChoiceField(
            label=label, required=False, initial=initial, choices=[("", "—"), *((one, one) for one in options)]
        )
    attrs = {"list": suggestions, "autocomplete": "off"} if options else {}
    return forms.CharField(label=label, required=False, initial=initial, max_length=300, widget=forms.TextInput(attrs))


def _without_empty(said: Mapping[str, Any], prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): value.strip() for name, value in said.items()
            if name.startswith(prefix) and value.strip()}  # fmt: skip
