"""The form of an application, made of what its call asks."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kriya.participation.terms import Question, QuestionKind

PREFIX: Final = "t-"
"""Before the key of a question: no question is ever taken for a field of our own."""


def _field(question: Question) -> forms.Field:
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
            return forms.IntegerField(min_value=0, max_value=10**9, **said)
        case QuestionKind.CHOICE:
            return forms.ChoiceField(choices=[(one, one) for one in question.choices], widget=forms.RadioSelect, **said)


class ApplicationForm(forms.Form):
    """What a call asks, and room for a message."""

    pesan = forms.CharField(
        label=gettext_lazy("Pesan untuk panitia"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, questions: tuple[Question, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = {f"{PREFIX}{question.key}": _field(question) for question in questions}
        self.fields = {**asked, **self.fields}


def answers_in(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers in what a form said, by the questions' keys."""
    return {name.removeprefix(PREFIX): value for name, value in said.items() if name.startswith(PREFIX)}


def initial_of(answers: Mapping[str, Any], note: str) -> dict[str, Any]:
    """Return what a form shows of answers that were given before."""
    return {**{f"{PREFIX}{key}": value for key, value in answers.items()}, "pesan": note}
