"""Forms of playbooks: what the council writes, the file that came, and the answers to what a playbook asks."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kriya.accounts.roles import STAFF_ROLES
from kriya.core.indicators import INDICATORS
from kriya.core.parts import Choice, Field, Flag, Number, Settings, Text, measures
from kriya.design.meanwhile import LinesField, Meanwhile
from kriya.design.meanwhile_rows import MeanwhileRows
from kriya.design.whole import WholeField
from kriya.playbooks.models import Playbook
from kriya.playbooks.queries.comparing import Question
from kriya.playbooks.queries.content import choices
from kriya.playbooks.sealing import ENDING, MOST_BYTES
from kriya.showroom.forms.agreements import PercentField
from kriya.visits.models import Topic

_LONGEST_CODE: Final = 48
_WORDS: Final = ("title_id", "summary_id", "story_id", "title_en", "summary_en", "story_en")


class FileForm(forms.Form):
    """A file that somebody brought."""

    file = forms.FileField(label=_("Berkas paket tiru"), widget=forms.FileInput(attrs={"accept": ENDING}))

    def clean_file(self) -> bytes:
        """Return what the file holds, one byte more than may be at the most."""
        return bytes(self.cleaned_data["file"].read(MOST_BYTES + 1))


class ReportForm(forms.Form):
    """A report on a copy that somebody sent."""

    file = forms.FileField(label=_("Laporan kemajuan"), widget=forms.FileInput(attrs={"accept": ENDING}))

    def clean_file(self) -> bytes:
        """Return what the file holds, one byte more than may be at the most."""
        return bytes(self.cleaned_data["file"].read(MOST_BYTES + 1))


class WordsForm(Meanwhile, forms.ModelForm):  # type: ignore[type-arg]
    """What a playbook is called and tells."""

    topics = forms.MultipleChoiceField(
        label=_("Menjawab topik kunjungan"), choices=Topic.choices, widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("Diusulkan kepada tuan rumah ketika tamu bertanya tentang ini."),
    )  # fmt: skip

    class Meta:
        model = Playbook
        fields = [*_WORDS, "topics", "staff", "budget"]
        widgets: Any = {name: forms.Textarea(attrs={"rows": 6}) for name in ("story_id", "story_en")} | {
            name: forms.Textarea(attrs={"rows": 2}) for name in ("summary_id", "summary_en")
        }


class ContentForm(Meanwhile, forms.Form):
    """What goes along: items of parts, figures as evidence, and what is asked of whoever takes it over."""

    items = forms.MultipleChoiceField(
        label=_("Pengaturan yang ikut"), required=False, widget=forms.CheckboxSelectMultiple
    )
    figures = forms.MultipleChoiceField(
        label=_("Angka sebagai bukti"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Nilainya diambil dari terbitan capaian terakhir, seperti yang dilihat umum."),
    )  # fmt: skip
    asked = forms.MultipleChoiceField(
        label=_("Ditanyakan kepada yang meniru"), required=False, widget=forms.CheckboxSelectMultiple
    )
    questions = LinesField(
        label=_("Pertanyaan lain"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Satu pertanyaan per baris, misalnya: Ruang mana yang menjadi galeri?"),
    )  # fmt: skip

    def __init__(self, *args: Any, playbook: Playbook, **kwargs: Any) -> None:
        super().__init__(*args, record=playbook, **kwargs)
        there = choices()
        fields: dict[str, Any] = self.fields
        fields["items"].choices = [
            (str(part.title), [(f"{code}/{key}", part.name(key, values)) for key, values in items.items()])
            for code, part, items in there
            if items
        ]
        fields["figures"].choices = [
            (one.code, str(one.name)) for one in INDICATORS.values() if str(one.unit) != "rupiah"
        ]
        self._askable = {
            f"{code}/{part.key}/{name}": (str(part.title), field)
            for code, part, items in there
            if isinstance(part, Settings) and items
            for name, field in part.fields.items()
            if not isinstance(field, Flag) and _can_be_asked(field)
        }
        fields["asked"].choices = [(path, f"{title}: {field.label}") for path, (title, field) in self._askable.items()]
        self.initial = self._of(playbook)

    def _of(self, playbook: Playbook) -> dict[str, Any]:
        rows = playbook.parameters
        return {
            "items": [f"{code}/{key}" for code, keys in playbook.chosen.items() for key in keys],
            "figures": playbook.figures,
            "asked": [f"{row['part']}/{row['key']}/{row['field']}" for row in rows if row["part"]],
            "questions": "\n".join(row["label"]["id"] for row in rows if not row["part"]),
        }

    def said(self) -> dict[str, Any]:
        """Return what is kept of it."""
        chosen: dict[str, list[str]] = {}
        for path in self.cleaned_data["items"]:
            code, _slash, key = path.partition("/")
            chosen.setdefault(code, []).append(key)
        return {"chosen": chosen, "figures": self.cleaned_data["figures"], "parameters": self._parameters(chosen)}

    def _parameters(self, chosen: Mapping[str, list[str]]) -> list[dict[str, Any]]:
        rows = []
        for path in self.cleaned_data["asked"]:
            code, key, name = path.split("/")
            if key in chosen.get(code, ()):
                title, field = self._askable[path]
                label = f"{field.label} ({title})"
                rows.append(_parameter(f"{code}-{name}".replace("_", "-"), label, code, key, name))
        lines = dict.fromkeys(line.strip() for line in self.cleaned_data["questions"].splitlines() if line.strip())
        return rows + [_parameter(code_of(line), line) for line in lines]


def _can_be_asked(field: Field) -> bool:
    return isinstance(field, Number | Choice) or (isinstance(field, Text) and not field.travels)


def _parameter(code: str, label: str, part: str = "", key: str = "", name: str = "") -> dict[str, Any]:
    return {
        "code": code, "label": {"id": label[:200], "en": ""}, "kind": "text", "part": part, "key": key, "field": name,
    }  # fmt: skip


def code_of(words: str) -> str:
    """Return the code of a row that is named by a person."""
    return slugify(words)[:_LONGEST_CODE].strip("-") or "baris"


class TaskForm(forms.Form):
    """One task; an empty row is none."""

    code = forms.CharField(required=False, max_length=_LONGEST_CODE, widget=forms.HiddenInput)
    title_id = forms.CharField(label=_("Tugas"), required=False, max_length=200)
    title_en = forms.CharField(label=_("Tugas (Inggris)"), required=False, max_length=200)
    owner = forms.ChoiceField(
        label=_("Oleh"), choices=[(role.value, role.label) for role in STAFF_ROLES], required=False
    )
    days = WholeField(label=_("Hari sejak mulai"), min_value=0, max_value=730, required=False)

    def row(self) -> dict[str, Any] | None:
        """Return the row that a playbook keeps."""
        said = self.cleaned_data
        if not said.get("title_id"):
            return None
        title = {"id": said["title_id"], "en": said["title_en"]}
        code = said["code"] or code_of(said["title_id"])
        return {"code": code, "title": title, "owner": said["owner"] or STAFF_ROLES[0].value, "days": said["days"] or 0}


class CheckForm(forms.Form):
    """One check; a row without a measure is none."""

    measure = forms.ChoiceField(label=_("Yang dihitung"), required=False)
    target = WholeField(label=_("Batas"), min_value=0, max_value=10**9, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        signs = [(code, f"{one.title} {'≤' if one.at_most else '≥'}") for code, one in measures().items()]
        self.fields["measure"].choices = [("", "–"), *signs]  # type: ignore[attr-defined]

    def row(self) -> dict[str, Any] | None:
        """Return the row that a playbook keeps."""
        said = self.cleaned_data
        return {"measure": said["measure"], "target": said["target"] or 0} if said.get("measure") else None


class _RowSet(MeanwhileRows):
    """Rows of which none may be there twice."""

    name = "code"

    def rows(self) -> list[dict[str, Any]]:
        """Return the rows that were filled in."""
        return [row for form in self.forms if (row := form.row()) is not None]

    def clean(self) -> None:
        if any(self.errors):
            return
        names = [row[self.name] for row in self.rows()]
        if len(set(names)) != len(names):
            raise ValidationError(_("Ada baris yang sama dua kali."))


class _CheckSet(_RowSet):
    name = "measure"


TaskSet: Any = forms.formset_factory(TaskForm, formset=_RowSet, extra=3, max_num=60)
CheckSet: Any = forms.formset_factory(CheckForm, formset=_CheckSet, extra=2, max_num=60)


class AnswersForm(forms.Form):
    """What a playbook asks, each in the kind of field into which the answer goes."""

    prefix = "jawab"

    def __init__(self, *args: Any, questions: Iterable[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in questions:
            label = (one.label["en"] if get_language() == "en" else "") or one.label["id"]
            self.fields[one.code] = _field(one.field, label)
            value = one.suggested if one.answered is None else one.answered
            self.initial[one.code] = value


def _field(field: Field | None, label: str) -> forms.Field:
    if isinstance(field, Number) and field.scale != 1:
        percent: forms.Field = PercentField(label=label)
        return percent
    if isinstance(field, Number):
        return WholeField(label=label, min_value=field.least, max_value=field.most, required=not field.may_lack)
    if isinstance(field, Choice):
        return forms.ChoiceField(label=label, choices=field.choices)
    return forms.CharField(label=label, max_length=field.most if isinstance(field, Text) else 200)
