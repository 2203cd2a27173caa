"""Forms of the import wizard: a file, what its columns are, how it is compared."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kriya.core.refusal import Refused, say
from kriya.makers.imports.offered import Choice
from kriya.makers.imports.sheets.fields import FIELDS, IGNORE, MAKERS, MEASURES, NAMES
from kriya.makers.imports.sheets.fields.business import BUSINESS
from kriya.makers.imports.sheets.fields.papers import PAPERS
from kriya.makers.imports.sheets.fields.who import WHO
from kriya.makers.imports.sheets.limits import MIB, Limits
from kriya.makers.imports.sheets.mapping import is_another_year

ACCEPTED = ".xlsx,.xlsm,.xls,.xlsb,.ods,.csv,.tsv,.txt"


class UploadForm(forms.Form):
    """The file itself. What is in it, its content decides."""

    file = forms.FileField(
        label=gettext_lazy("Berkas daftar UMKM"),
        allow_empty_file=True,
        max_length=200,
        help_text=gettext_lazy(
            "Excel (xlsx, xlsm, xls), LibreOffice (ods), atau csv, paling besar 30 MB. Biarkan seperti adanya."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def clean_file(self) -> Any:
        """Turn away a file that is too big before it is kept."""
        file, limit = self.cleaned_data["file"], Limits().file_bytes
        if file.size > limit:
            raise forms.ValidationError(say(Refused("file_too_big", file=file.name, limit_mb=limit // MIB)))
        return file


class OptionsForm(forms.Form):
    """How a file is compared with the register, and what becomes of rows with unreadable cells."""

    overwrite = forms.TypedChoiceField(
        label=gettext_lazy("Bila daftar dan berkas berbeda"),
        choices=[
            ("1", gettext_lazy("pakai isi berkas")),
            ("0", gettext_lazy("biarkan isi daftar, hanya isi yang kosong")),
        ],
        coerce="1".__eq__,
        widget=forms.RadioSelect,
    )
    strict = forms.TypedChoiceField(
        label=gettext_lazy("Baris dengan sel yang tidak terbaca"),
        choices=[
            ("0", gettext_lazy("simpan tanpa sel itu")),
            ("1", gettext_lazy("tolak barisnya")),
        ],
        coerce="1".__eq__,
        widget=forms.RadioSelect,
    )

    def chosen(self) -> dict[str, bool]:
        """Return what was chosen as a run keeps it."""
        return {name: bool(value) for name, value in self.cleaned_data.items()}


Table = Mapping[str, Any]


class Group:
    """Tables of one file with the same header, understood alike: one choice holds for all of them."""

    def __init__(self, number: int, tables: Sequence[tuple[int, Table]]) -> None:
        self.number = number
        self.tables = tables

    @property
    def columns(self) -> list[Mapping[str, Any]]:
        """The columns that say something, as the first table has them."""
        return [column for column in self.tables[0][1]["columns"] if column["shown"]]

    def name_of(self, column: Mapping[str, Any]) -> str:
        """Return the form's name for a column."""
        return f"k{self.number}-{column['index']}"


def groups_of(tables: Sequence[Table]) -> list[Group]:
    """Return tables that are understood alike together, in the order of the file."""
    found: dict[tuple[Any, ...], list[tuple[int, Table]]] = {}
    for place, table in enumerate(tables):
        fields = tuple((c["index"], c["label"], c["field"], c["proposed"]) for c in table["columns"] if c["shown"])
        found.setdefault((table["fingerprint"], fields), []).append((place, table))
    return [Group(number, alike) for number, alike in enumerate(found.values())]


class MappingForm(forms.Form):
    """What each column is read as, and which sheets are read."""

    def __init__(self, *args: Any, tables: Sequence[Table], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = groups_of(tables)
        choices = _choices()
        for group in self.groups:
            for place, table in group.tables:
                self.fields[f"t{place}"] = forms.BooleanField(
                    label=table["sheet"], required=False, initial=table["taken"]
                )
            for column in group.columns:
                self.fields[group.name_of(column)] = forms.ChoiceField(
                    label=column["label"] or column["letters"], choices=choices, initial=column["field"], required=False
                )

    def clean(self) -> dict[str, Any]:
        """Ask for the name of the business, and for each single field once."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        taken = [group for group in self.groups if any(said.get(f"t{place}") for place, _table in group.tables)]
        if not taken:
            self.add_error(None, _("Pilih sekurangnya satu lembar untuk dibaca."))
        for group in taken:
            self._check(group)
        return said

    def _check(self, group: Group) -> None:
        first: dict[str, str] = {}
        labels: dict[str, list[str]] = {}
        for column in group.columns:
            name, field = group.name_of(column), self.cleaned_data.get(group.name_of(column)) or IGNORE
            before = labels.setdefault(field, [])
            is_a_series = field in MEASURES and is_another_year(column["label"], before)
            if before and not (FIELDS[MAKERS][field].many or is_a_series):
                again = _("“%(field)s” sudah dipilih untuk kolom %(letters)s.")
                self.add_error(name, again % {"field": FIELDS[MAKERS][field].label, "letters": first[field]})
            first.setdefault(field, column["letters"])
            before.append(column["label"])
        if NAMES.isdisjoint(first):
            sheets = ", ".join(table["sheet"] for _place, table in group.tables)
            self.add_error(None, _("Pilih kolom nama usaha di lembar %(sheets)s.") % {"sheets": sheets})

    def fields_of(self, group: Group) -> dict[int, str]:
        """Return what the columns of a group were chosen to be."""
        return {
            column["index"]: self.data.get(group.name_of(column), column["field"]) if self.is_bound else column["field"]
            for column in group.columns
        }

    def choices(self) -> dict[str, Choice]:
        """Return what was chosen, by the key of each table."""
        return {
            table["key"]: Choice(self.fields_of(group), not self.cleaned_data[f"t{place}"])
            for group in self.groups
            for place, table in group.tables
        }

    def changes(self) -> bool:
        """Tell whether anything was chosen otherwise than it was read."""
        return any(
            bool(table["taken"]) != self.cleaned_data[f"t{place}"] or self._differs(group)
            for group in self.groups
            for place, table in group.tables
        )

    def _differs(self, group: Group) -> bool:
        fields = self.fields_of(group)
        return any(fields[column["index"]] != column["field"] for column in group.columns)


def _choices() -> list[Any]:
    return [
        (IGNORE, FIELDS[MAKERS][IGNORE].label),
        (_("Siapa dan di mana"), list(_pairs(WHO))),
        (_("Usahanya"), list(_pairs(BUSINESS))),
        (_("Izin dan lainnya"), list(_pairs(PAPERS))),
    ]


def _pairs(fields: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    return ((field.name, field.label) for field in fields)
