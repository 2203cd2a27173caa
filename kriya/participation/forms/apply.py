"""The form of an application, made of what its call asks."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, BinaryIO, Final, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kriya.design.whole import WholeField
from kriya.makers.actions.papers import Upload
from kriya.makers.forms.fields import PAPER_FILES
from kriya.participation.terms import Question, QuestionKind

PREFIX: Final = "t-"
"""Before the key of a question: no question is ever taken for a field of our own."""
_HINT: Final = gettext_lazy("PDF atau gambar, paling besar 10 MB.")


def _field(question: Question, *, there: bool) -> forms.Field:
    said: dict[str, Any] = {"label": question.text, "required": question.required}
    match QuestionKind(question.kind):
        case QuestionKind.SHORT:
            return forms.CharField(max_length=200, **said)
        case QuestionKind.LONG:
            return forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 4}), **said)
        case QuestionKind.YES_NO:
            choices = [("ya", _("ya")), ("tidak", _("tidak"))]
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **said)
        case QuestionKind.NUMBER:
            return WholeField(min_value=0, max_value=10**9, **said)
        case QuestionKind.CHOICE:
            return forms.ChoiceField(choices=[(one, one) for one in question.choices], widget=forms.RadioSelect, **said)
        case QuestionKind.DOCUMENT:
            hint = _("Sudah ada. Pilih berkas lain bila ingin menggantinya.") if there else _HINT
            widget = forms.FileInput(attrs={"accept": PAPER_FILES})
            return forms.FileField(
                help_text=hint, widget=widget, **{**said, "required": question.required and not there}
            )


class ApplicationForm(forms.Form):
    """What a call asks, and room for a message."""

    pesan = forms.CharField(
        label=gettext_lazy("Pesan untuk panitia"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, questions: tuple[Question, ...], *args: Any, attached: Collection[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        asked = {f"{PREFIX}{one.key}": _field(one, there=one.key in attached) for one in questions}
        self.fields = {**asked, **self.fields}


def answers_in(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers in what a form said, by the questions' keys; documents are told apart."""
    return {key: value for key, value in _told(said) if not isinstance(value, UploadedFile)}


def uploads_in(said: Mapping[str, Any]) -> dict[str, Upload]:
    """Return the documents in what a form said, by the questions' keys."""
    files = [(key, value) for key, value in _told(said) if isinstance(value, UploadedFile)]
    return {key: Upload(cast("BinaryIO", value.file), value.size or 0) for key, value in files}


def _told(said: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((name.removeprefix(PREFIX), value) for name, value in said.items() if name.startswith(PREFIX))


def initial_of(answers: Mapping[str, Any], note: str) -> dict[str, Any]:
    """Return what a form shows of answers that were given before."""
    return {**{f"{PREFIX}{key}": value for key, value in answers.items()}, "pesan": note}
