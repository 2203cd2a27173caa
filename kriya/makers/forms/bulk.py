"""What a bulk change needs to know: one small form for each kind of change."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kriya.core.clock import today
from kriya.core.scoping import current_council
from kriya.crafts.models import Craft
from kriya.design.whole import WholeField
from kriya.makers.forms.days import FIRST_JOINED, past_day, year_between
from kriya.makers.forms.places import district_choices
from kriya.makers.models import Group, SizeClass, StepKind
from kriya.makers.models.consent import ConsentSubject


class BulkForm(forms.Form):
    """The values of one change. The browser requires nothing: forms of other changes stand in the same one."""

    use_required_attribute = False
    label_suffix = ""
    hint: ClassVar[Any] = ""

    def words(self) -> str:
        """Return the new value as people say it; the form is valid."""
        return ", ".join(word for name in self.fields if (word := self._word(name)))

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def _word(self, name: str) -> str:
        value = self.cleaned_data[name]
        field = self.fields[name]
        if isinstance(field, forms.BooleanField):
            return str(field.label) if value else ""
        if isinstance(field, forms.MultipleChoiceField):
            return ", ".join(str(dict(_flat(field.choices))[one]) for one in value)
        if isinstance(field, forms.ChoiceField):
            return next((str(label) for code, label in _flat(field.choices) if str(code) == value), value)
        return str(value)

    def _sent(self) -> QueryDict:
        data: Any = self.data
        return data  # type: ignore[no-any-return]

    def hidden(self) -> list[tuple[str, str]]:
        """Return what was sent, for the next form to send again."""
        return [
            (self.add_prefix(name), value)
            for name in self.fields
            for value in self._sent().getlist(self.add_prefix(name))
        ]


def _flat(choices: Any) -> list[tuple[str, Any]]:
    return [
        pair for value, label in choices for pair in (label if isinstance(label, list | tuple) else [(value, label)])
    ]


class StepForm(BulkForm):
    """A step in makers' lives."""

    step = forms.ChoiceField(
        label=_("Langkah"), choices=[pair for pair in StepKind.choices if pair[0] != StepKind.APPLIED]
    )
    reason = forms.CharField(
        label=_("Alasan"),
        required=False,
        max_length=400,
        help_text=_("Wajib untuk ditolak, mandiri, dan tidak aktif."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the reason before anybody looks at a plan in which nothing changes for want of it."""
        values: dict[str, Any] = super().clean() or {}
        needs = {StepKind.REFUSED, StepKind.GRADUATED, StepKind.INACTIVE}
        if values.get("step") in needs and not values.get("reason"):
            self.add_error("reason", gettext("Tuliskan alasannya, supaya UMKM dan pengurus berikutnya tahu."))
        return values


class _CraftForm(BulkForm):
    craft = forms.ChoiceField(label=_("Jenis kerajinan"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        crafts = Craft.objects.active().select_related("parent").order_by("code")
        self._offer("craft", [(str(c.pk), f"{c.parent} › {c}" if c.parent_id else str(c)) for c in crafts])


class AddCraftForm(_CraftForm):
    """A craft that makers practise too."""

    main = forms.BooleanField(label=_("jadikan yang utama"), required=False)


class RemoveCraftForm(_CraftForm):
    """A craft that makers do not practise."""


class GroupForm(BulkForm):
    """A group of makers."""

    group = forms.ChoiceField(label=_("Kelompok"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("group", [(str(pk), name) for pk, name in Group.objects.order_by("name").values_list("pk", "name")])


class DistrictForm(BulkForm):
    """The district in which makers are."""

    district = forms.ChoiceField(
        label=_("Kecamatan"), help_text=_("Desa/kelurahan yang tidak terletak di kecamatan ini dikosongkan.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("district", [pair for pair in district_choices(current_council()) if pair[0]])


class JoinedYearForm(BulkForm):
    """The year in which makers joined."""

    year = WholeField(label=_("Tahun"), widget=forms.NumberInput)

    def clean_year(self) -> int:
        """Refuse a year that has not come."""
        year: int = self.cleaned_data["year"]
        year_between(year, FIRST_JOINED, today().year)
        return year


class KindForm(BulkForm):
    """The kind of business, in the council's own words."""

    kind = forms.CharField(label=_("Jenis usaha"), max_length=120)


class SizeForm(BulkForm):
    """The size class as somebody says it; the figures may say another."""

    size = forms.ChoiceField(label=_("Skala"), choices=SizeClass.choices)


class ConsentForm(BulkForm):
    """What makers allowed to be public, when and how they said so."""

    subjects = forms.MultipleChoiceField(
        label=_("Boleh ditampilkan"), choices=ConsentSubject.choices, widget=forms.CheckboxSelectMultiple
    )
    on = forms.DateField(label=_("Tanggal"), widget=forms.DateInput(attrs={"type": "date"}))
    source = forms.CharField(label=_("Cara"), max_length=160, help_text=_("Misalnya: formulir bertanda tangan, map 3."))

    def clean_on(self) -> Any:
        """Refuse a day that has not come."""
        return past_day(self.cleaned_data["on"])


FORMS: Final[Mapping[str, type[BulkForm]]] = {
    "status": StepForm,
    "add_craft": AddCraftForm,
    "remove_craft": RemoveCraftForm,
    "add_group": GroupForm,
    "remove_group": GroupForm,
    "district": DistrictForm,
    "joined_year": JoinedYearForm,
    "kind_of_business": KindForm,
    "typed_size_class": SizeForm,
    "consent": ConsentForm,
}
