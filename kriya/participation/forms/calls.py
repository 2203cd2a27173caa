"""Forms of a call: what it says, and each part of its terms in rows."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kriya.core.scoping import current_council
from kriya.councils.regions import districts_of
from kriya.crafts.models import Craft
from kriya.design.meanwhile import Meanwhile
from kriya.design.meanwhile_rows import MeanwhileRows
from kriya.design.whole import WholeField
from kriya.makers.forms.fields import SumField
from kriya.makers.models import PaperKind, SizeClass
from kriya.participation.models import Call
from kriya.participation.terms import (
    Axis,
    Cost,
    Criterion,
    Payer,
    Question,
    QuestionKind,
    Quota,
    Rule,
    RuleKind,
)
from kriya.participation.words import NEWCOMER

WHEN: Final = "%Y-%m-%dT%H:%M"
_DAY: Final = {"type": "date"}


def _moment() -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=WHEN)
    return forms.DateTimeField(input_formats=[WHEN], widget=widget)


class CallForm(Meanwhile, forms.ModelForm):  # type: ignore[type-arg]
    """What the office writes of a call."""

    opens_at = _moment()
    closes_at = _moment()

    class Meta:
        model = Call
        fields = (
            "title", "summary", "about", "audience", "place_name", "starts_on", "ends_on", "opens_at", "closes_at",
            "places", "offer_hours", "rotation_months", "rotation_points", "certificate_percent", "is_blind",
            "after_own", "documents",
        )  # fmt: skip
        widgets = {
            "about": forms.Textarea(attrs={"rows": 5}),
            "documents": forms.Textarea(attrs={"rows": 3}),
            "starts_on": forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
            "ends_on": forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("opens_at", "closes_at"):
            self.fields[name].label = capfirst(Call._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


class CancelForm(forms.Form):
    """Why a call is called off."""

    alasan = forms.CharField(label=gettext_lazy("Alasan batal"), max_length=240)


class RuleForm(forms.Form):
    """One rule; what follows its kind stands in one list, named by the kind."""

    what = forms.ChoiceField(label=gettext_lazy("Syarat"), required=False)
    number = WholeField(label=gettext_lazy("Angka"), required=False, min_value=1, max_value=99)

    _counted: Final = {RuleKind.YEARS.value, RuleKind.PRODUCTS.value}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [("", "—"), *_rule_choices()]  # type: ignore[attr-defined]
        self.fields["number"].help_text = _("Untuk tahun berusaha dan jumlah produk.")

    @staticmethod
    def of(rule: Rule) -> dict[str, Any]:
        if rule.kind in RuleForm._counted:
            return {"what": f"{rule.kind}:", "number": rule.value}
        return {"what": f"{rule.kind}:{rule.value}"}

    def clean(self) -> dict[str, Any]:
        super().clean()
        kind = (self.cleaned_data.get("what") or "").partition(":")[0]
        if kind in self._counted and not self.cleaned_data.get("number"):
            raise ValidationError({"number": _("Isi angkanya.")})
        return self.cleaned_data

    def value(self) -> Rule | None:
        kind, _colon, value = self.cleaned_data["what"].partition(":")
        if kind in self._counted:
            value = str(self.cleaned_data["number"])
        return Rule(kind, value) if kind else None


def _rule_choices() -> list[Any]:
    label = {kind.value: capfirst(str(kind.label)) for kind in RuleKind}
    single = [
        (f"{kind.value}:", label[kind.value])
        for kind in (RuleKind.FOSTERED, RuleKind.NEW, RuleKind.YEARS, RuleKind.PRODUCTS)
    ]
    return [
        (_("Umum"), single),
        (_("Dokumen"), [(f"paper:{value}", text) for value, text in PaperKind.choices]),
        (_("Kecamatan"), [(f"district:{code}", name) for code, name in districts()]),
        (_("Kerajinan"), [(f"craft:{code}", name) for code, name in crafts()]),
        (_("Skala"), [(f"size:{value}", text) for value, text in SizeClass.choices]),
    ]


def districts() -> list[tuple[str, str]]:
    """Return the districts of the council's region: code and name."""
    return sorted(districts_of(current_council().region_code).items(), key=lambda one: one[1])


def crafts() -> list[tuple[str, str]]:
    """Return the crafts that may be chosen: code and name."""
    return sorted((craft.code, str(craft)) for craft in Craft.objects.active().filter(is_craft=True))


class CostForm(forms.Form):
    """One line of what it costs."""

    what = forms.CharField(label=gettext_lazy("Untuk apa"), max_length=120, required=False)
    amount = SumField(label=gettext_lazy("Rupiah"), least=0, required=False)
    payer = forms.ChoiceField(label=gettext_lazy("Dibayar oleh"), choices=Payer.choices)

    @staticmethod
    def of(cost: Cost) -> dict[str, Any]:
        return {"what": cost.what, "amount": cost.amount, "payer": cost.payer}

    def value(self) -> Cost | None:
        said = self.cleaned_data
        return Cost(said["what"], said["amount"] or 0, said["payer"]) if said["what"] else None


class QuestionForm(forms.Form):
    """One question to whoever applies."""

    key = forms.SlugField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(label=gettext_lazy("Pertanyaan"), max_length=200, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Jawaban"), choices=QuestionKind.choices)
    choices = forms.CharField(label=gettext_lazy("Pilihan, dipisah koma"), max_length=400, required=False)
    required = forms.BooleanField(label=gettext_lazy("Wajib dijawab"), required=False)

    @staticmethod
    def of(one: Question) -> dict[str, Any]:
        return {
            "key": one.key,
            "text": one.text,
            "kind": one.kind,
            "choices": ", ".join(one.choices),
            "required": one.required,
        }

    def value(self) -> Question | None:
        said = self.cleaned_data
        if not said["text"]:
            return None
        choices = tuple(part.strip() for part in said["choices"].split(",") if part.strip())
        key = said["key"] or slugify(said["text"])[:40] or "pertanyaan"
        return Question(key, said["text"], said["kind"], said["required"], choices)


class CriterionForm(forms.Form):
    """One thing that jurors give points for."""

    key = forms.SlugField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Yang dinilai"), max_length=80, required=False)
    guide = forms.CharField(label=gettext_lazy("Petunjuk untuk juri"), max_length=200, required=False)
    weight = WholeField(label=gettext_lazy("Bobot"), min_value=1, max_value=100, initial=1)
    most = WholeField(label=gettext_lazy("Nilai tertinggi"), min_value=1, max_value=100, initial=5)
    counts = forms.BooleanField(label=gettext_lazy("Ikut dihitung dalam urutan"), required=False, initial=True)

    @staticmethod
    def of(one: Criterion) -> dict[str, Any]:
        return {
            "key": one.key,
            "name": one.name,
            "guide": one.guide,
            "weight": one.weight,
            "most": one.most,
            "counts": one.counts,
        }

    def value(self) -> Criterion | None:
        said = self.cleaned_data
        if not said["name"]:
            return None
        key = said["key"] or slugify(said["name"])[:40] or "nilai"
        return Criterion(key, said["name"], said["weight"], said["most"], said["counts"], said["guide"])


class QuotaForm(forms.Form):
    """How many places a group has at least and at most."""

    group = forms.ChoiceField(label=gettext_lazy("Kelompok"), required=False)
    least = WholeField(label=gettext_lazy("Paling sedikit"), min_value=0, max_value=9999, required=False)
    most = WholeField(label=gettext_lazy("Paling banyak"), min_value=0, max_value=9999, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = [  # type: ignore[attr-defined]
            ("", "—"),
            (f"newcomer:{NEWCOMER}", capfirst(Axis.NEWCOMER.label)),
            (_("Kecamatan"), [(f"district:{code}", name) for code, name in districts()]),
            (_("Kerajinan"), [(f"craft:{code}", name) for code, name in crafts()]),
        ]

    @staticmethod
    def of(one: Quota) -> dict[str, Any]:
        return {"group": f"{one.axis}:{one.key}", "least": one.least, "most": one.most}

    def value(self) -> Quota | None:
        axis, _colon, key = self.cleaned_data["group"].partition(":")
        if not axis:
            return None
        return Quota(axis, key, self.cleaned_data["least"] or 0, self.cleaned_data["most"])


PART_FORMS: Final[dict[str, Any]] = {
    "rules": RuleForm,
    "costs": CostForm,
    "questions": QuestionForm,
    "criteria": CriterionForm,
    "quotas": QuotaForm,
}
EXTRA: Final = 3
"""Empty rows under those that are filled."""


def part_formset(part: str, call: Call, data: Any = None) -> Any:
    """Return one part of a call's terms as rows to fill; emptied rows are taken out."""
    form = PART_FORMS[part]
    initial = [form.of(value) for value in getattr(call.terms, part)]
    return forms.formset_factory(form, formset=MeanwhileRows, extra=EXTRA)(data, initial=initial, prefix="b")


def values_in(formset: Any) -> list[Any]:
    """Return the values of the rows that are filled."""
    return [value for form in formset if form.cleaned_data and (value := form.value()) is not None]
