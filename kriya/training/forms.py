"""Forms of training."""

from typing import Any, Final

from django import forms
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from kriya.crafts.models import Craft
from kriya.design.formats import when
from kriya.design.meanwhile import Meanwhile
from kriya.design.meanwhile_rows import MeanwhileRows
from kriya.design.whole import WholeField
from kriya.participation.models import Session
from kriya.training.models import Course, Level, Trainer

EXTRA: Final = 3


class CourseForm(Meanwhile, forms.Form):
    """A course of the curriculum."""

    name = forms.CharField(label=_("Nama kursus"), max_length=120)
    level = forms.ChoiceField(label=_("Tingkat"), choices=Level.choices)
    craft: Any = forms.ModelChoiceField(
        label=_("Untuk kerajinan"), queryset=None, required=False, empty_label=_("semua kerajinan")
    )
    after: Any = forms.ModelChoiceField(
        label=_("Lanjutan dari"), queryset=None, required=False, empty_label=_("boleh langsung")
    )
    about = forms.CharField(
        label=_("Yang dipelajari"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, course: Course | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["craft"].queryset = Craft.objects.active().filter(is_craft=True).order_by("name_id")  # type: ignore[attr-defined]
        others = Course.objects.filter(retired_at=None).order_by("name")
        self.fields["after"].queryset = others.exclude(pk=course.pk) if course else others  # type: ignore[attr-defined]


class ModuleForm(forms.Form):
    """One module; an emptied row is taken out."""

    title = forms.CharField(label=_("Modul"), max_length=120, required=False)
    aim = forms.CharField(label=_("Setelahnya peserta bisa"), max_length=240, required=False)
    minutes = WholeField(label=_("Menit"), min_value=1, max_value=6000, initial=90)


def module_formset(course: Course | None, data: Any = None) -> Any:
    """Return the modules of a course as rows to fill."""
    rows = course.modules.order_by("position") if course else []
    initial = [{"title": one.title, "aim": one.aim, "minutes": one.minutes} for one in rows]
    return forms.formset_factory(ModuleForm, formset=MeanwhileRows, extra=EXTRA)(data, initial=initial, prefix="m")


def modules_in(formset: Any) -> list[tuple[str, str, int]]:
    """Return the rows that are filled."""
    said = [form.cleaned_data for form in formset if form.cleaned_data]
    return [(one["title"], one["aim"], one["minutes"]) for one in said if one["title"]]


class TrainerForm(Meanwhile, forms.Form):
    """A trainer."""

    name = forms.CharField(label=_("Nama"), max_length=120)
    skill = forms.CharField(label=_("Keahlian"), max_length=160, required=False)
    institution = forms.CharField(label=_("Asal"), max_length=160, required=False)
    consents = forms.BooleanField(label=_("Setuju namanya tampil di halaman umum"), required=False)


class TaughtForm(Meanwhile, forms.Form):
    """Which course a training teaches, and who teaches each of its sessions."""

    course: Any = forms.ModelChoiceField(
        label=_("Kursus"), queryset=None, required=False, empty_label=_("tanpa kursus")
    )

    def __init__(self, sessions: list[Session], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["course"].queryset = Course.objects.filter(retired_at=None).order_by("name")  # type: ignore[attr-defined]
        trainers = Trainer.objects.order_by("name")
        for session in sessions:
            self.fields[f"s-{session.pk}"] = forms.ModelMultipleChoiceField(
                label=f"{session.title}, {strip_tags(when(session.starts_at))}",
                queryset=trainers,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
