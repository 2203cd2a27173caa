"""What hosts write down on the day and after it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kriya.core.clock import today
from kriya.design.meanwhile_rows import MeanwhileRows
from kriya.design.whole import WholeField
from kriya.makers.forms.fields import SumField
from kriya.visits.actions.agenda import Part
from kriya.visits.actions.guests import Signed
from kriya.visits.actions.holding import Past
from kriya.visits.forms.asking import InstitutionFields, date_field
from kriya.visits.models import AgendaKind, Promise, Side, Topic
from kriya.visits.queries.materials import newest_decks


class PartForm(forms.Form):
    """A part of the day; an empty line is no part."""

    named = "title"

    kind = forms.ChoiceField(label=_("Bagian"), choices=AgendaKind.choices, required=False)
    title = forms.CharField(label=_("Acara"), max_length=120, required=False)
    minutes = WholeField(label=_("Menit"), min_value=1, max_value=480, required=False)
    who = forms.CharField(label=_("Oleh"), max_length=120, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the minutes of what has a title."""
        super().clean()
        said: dict[str, Any] = self.cleaned_data
        if said.get("title") and not said.get("minutes") and "minutes" not in self.errors:
            raise ValidationError({"minutes": _("Berapa menit?")})
        return said

    def part(self) -> Part | None:
        """Return the part, or None for an empty line."""
        said = self.cleaned_data
        if not said.get("title"):
            return None
        return Part(said["kind"] or AgendaKind.OTHER, said["title"], said["minutes"], said["who"])


AgendaForms = forms.formset_factory(PartForm, formset=MeanwhileRows, extra=3, max_num=20, validate_max=True)


class TaskForm(forms.Form):
    """Something to do."""

    title = forms.CharField(label=_("Tugas"), max_length=200)
    owner = forms.CharField(label=_("Siapa"), max_length=120, required=False)
    due_on = date_field(_("Paling lambat"), required=False)


class PaperForm(forms.Form):
    """A paper list, line by line."""

    lines = forms.CharField(
        label=_("Daftar hadir"),
        widget=forms.Textarea(attrs={"rows": 12}),
        max_length=20000,
        help_text=_("Satu orang per baris: nama; jabatan; telepon. Jabatan dan telepon boleh kosong."),
    )

    def signed(self) -> list[Signed]:
        """Return who stands in the list."""
        rows = [line.split(";") for line in self.cleaned_data["lines"].splitlines() if line.strip(" ;")]
        return [Signed(*(part.strip() for part in [*row, "", ""][:3])) for row in rows]


class HoldForm(forms.Form):
    """How it was."""

    came = WholeField(
        label=_("Berapa orang datang"),
        min_value=0,
        max_value=999,
        required=False,
        help_text=_("Kosong: sebanyak yang mengisi daftar hadir."),
    )
    summary = forms.CharField(
        label=_("Catatan kunjungan"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Apa yang ditanyakan, apa yang menarik bagi tamu. Tampil sebelum kunjungan berikutnya."),
    )


class CostForm(forms.Form):
    """What something cost."""

    what = forms.CharField(label=_("Untuk apa"), max_length=120)
    amount = SumField(label=_("Rupiah"))
    budget = forms.CharField(label=_("Dari anggaran"), max_length=120, required=False)


class GiftForm(forms.Form):
    """Pieces for guests, by the label."""

    code = forms.CharField(
        label=_("Kode label"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}),
    )
    pieces = WholeField(label=_("Jumlah"), min_value=1, max_value=999, initial=1)


class PromiseForm(forms.Form):
    """What one side promised."""

    side = forms.ChoiceField(label=_("Siapa yang berjanji"), choices=Side.choices)
    words = forms.CharField(label=_("Janjinya"), max_length=Promise._meta.get_field("words").max_length)
    owner = forms.CharField(label=_("Penanggung jawab"), max_length=120, required=False)
    due_on = date_field(_("Paling lambat"), required=False)


class MaterialForm(forms.Form):
    """Something to take home."""

    deck: Any = forms.ModelChoiceField(
        label=_("Paparan"),
        queryset=None,
        required=False,
        empty_label=_("bukan paparan"),
        help_text=_("Dari capaian yang sudah disahkan; tamu mengunduh PPTX dan PDF-nya."),
    )
    title = forms.CharField(label=_("Judul"), max_length=120, required=False, help_text=_("Kosong: judul paparannya."))
    url = forms.URLField(label=_("Tautan"), max_length=300, required=False, assume_scheme="https")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        deck: Any = self.fields["deck"]
        deck.queryset = newest_decks()


class AdoptionForm(forms.Form):
    """What guests really do at home now."""

    topic = forms.ChoiceField(label=_("Tentang"), choices=Topic.choices)
    words = forms.CharField(label=_("Apa yang ditiru"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    on = date_field(_("Sejak"))

    def clean_on(self) -> Any:
        day = self.cleaned_data["on"]
        if day > today():
            raise ValidationError(_("Hari ini belum tiba."))
        return day


class PastForm(InstitutionFields):
    """A visit that was not asked for here."""

    on = date_field(_("Hari kunjungan"))
    people = WholeField(label=_("Berapa orang"), min_value=1, max_value=999, required=False)
    head_name = forms.CharField(label=_("Pimpinan rombongan"), max_length=120, required=False)
    head_title = forms.CharField(label=_("Jabatannya"), max_length=120, required=False)
    topics = forms.MultipleChoiceField(
        label=_("Tentang apa"), choices=Topic.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    questions = forms.CharField(
        label=_("Yang ditanyakan"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    summary = forms.CharField(
        label=_("Catatan"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def past(self) -> Past:
        """Return the visit as a value."""
        said = dict(self.cleaned_data)
        return Past(**{**said, "topics": tuple(said["topics"])})


class FeedbackForm(forms.Form):
    """What a guest thought."""

    stars = forms.TypedChoiceField(
        label=_("Bagaimana kunjungan ini?"),
        coerce=int,
        choices=[(5, _("sangat bermanfaat")), (4, _("bermanfaat")), (3, _("cukup")), (2, _("kurang")), (1, _("tidak"))],
        widget=forms.RadioSelect,
    )
    wants = forms.MultipleChoiceField(
        label=_("Apa yang ingin ditiru?"), choices=Topic.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    words = forms.CharField(
        label=_("Ceritakan sedikit"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    better = forms.CharField(
        label=_("Apa yang bisa lebih baik?"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class SignForm(forms.Form):
    """Who somebody is, for the list of those present and the guest book."""

    name = forms.CharField(label=_("Nama"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    title = forms.CharField(
        label=_("Jabatan"), max_length=120, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    phone = forms.CharField(
        label=_("Telepon"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    message = forms.CharField(
        label=_("Pesan dan kesan"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    photo = forms.FileField(label=_("Foto"), required=False, help_text=_("Hanya bila Anda mau; butuh jaringan."))
    may_share = forms.BooleanField(label=_("Pesan dan foto saya boleh dilihat rombongan"), required=False)


class PastListForm(forms.Form):
    """A guest book that was kept in a spreadsheet."""

    file = forms.FileField(
        label=_("Berkas"),
        help_text=_("Spreadsheet dengan kolom lembaga dan tanggal; boleh juga wilayah, jumlah, pimpinan, catatan."),
    )
