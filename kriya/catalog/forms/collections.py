"""What the office types about collections, featured makers and terms."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.catalog.models.collections import CollectionKind
from kriya.design.meanwhile import Meanwhile
from kriya.makers.models import Maker

WHEN: Final = "%Y-%m-%dT%H:%M"


def _day(label: Any, *, required: bool = False) -> forms.DateField:
    return forms.DateField(
        label=label, required=required, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def _text(label: Any, lang: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": 4, "lang": lang}))


class CollectionForm(Meanwhile, forms.Form):
    """A collection; without a time it is a draft."""

    name_id = forms.CharField(label=_("Judul (Indonesia)"), max_length=120)
    name_en = forms.CharField(label=_("Judul (Inggris)"), max_length=120, required=False)
    kind = forms.ChoiceField(label=_("Jenis"), choices=CollectionKind.choices)
    intro_id = _text(_("Pengantar (Indonesia)"), "id")
    intro_en = _text(_("Pengantar (Inggris)"), "en")
    starts_on = _day(_("Musim mulai"))
    ends_on = _day(_("Musim selesai"))
    publish_at = forms.DateTimeField(
        label=_("Tayang mulai"),
        required=False,
        input_formats=[WHEN],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=WHEN),
        help_text=_("Kosong berarti draf: hanya terlihat lewat tautan pratinjau."),
    )


class FeatureForm(forms.Form):
    """A maker for the home page."""

    maker: Any = forms.ModelChoiceField(label=_("Perajin"), queryset=None, empty_label="–")
    starts_on = _day(_("Mulai"), required=True)
    ends_on = _day(_("Sampai"), required=True)
    words_id = forms.CharField(label=_("Kalimat (Indonesia)"), max_length=240, required=False)
    words_en = forms.CharField(label=_("Kalimat (Inggris)"), max_length=240, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["maker"]
        field.queryset = Maker.objects.in_register().only("name").order_by("name")


class TermForm(Meanwhile, forms.Form):
    """A word of one of the lists; a motif has its meaning."""

    name_id = forms.CharField(label=_("Nama (Indonesia)"), max_length=80)
    name_en = forms.CharField(label=_("Nama (Inggris)"), max_length=80, required=False)
    meaning_id = _text(_("Makna (Indonesia)"), "id")
    meaning_en = _text(_("Makna (Inggris)"), "en")

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind != "motif":
            del self.fields["meaning_id"], self.fields["meaning_en"]
