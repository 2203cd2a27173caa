"""What is typed about an exhibition: what it is, who takes part, what it costs."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kriya.design.meanwhile import Meanwhile
from kriya.exhibitions.forms import day
from kriya.exhibitions.models import CostKind, Exhibition, Level, Participant, Payer
from kriya.makers.forms.fields import RupiahField, SumField
from kriya.makers.models import Maker
from kriya.participation.models import Call, CallKind

_PLAIN: Final = {"autocomplete": "off"}


class ExhibitionForm(Meanwhile, forms.Form):
    """An exhibition. The English words are left empty where nobody needs them."""

    name = forms.CharField(
        label=_("Nama pameran"), max_length=80, help_text=_("Dengan tahunnya, misalnya Inacraft 2026."),
        widget=forms.TextInput(attrs=_PLAIN),
    )  # fmt: skip
    series = forms.CharField(
        label=_("Pameran tahunan"), max_length=80, required=False,
        widget=forms.TextInput(attrs={"list": "seri", **_PLAIN}),
        help_text=_("Nama tetapnya tanpa tahun, misalnya Inacraft. Hasil tahun-tahunnya dibandingkan."),
    )  # fmt: skip
    level = forms.ChoiceField(label=_("Tingkat"), choices=Level.choices)
    host = forms.CharField(label=_("Penyelenggara"), max_length=120, required=False)
    venue = forms.CharField(label=_("Gedung atau tempat"), max_length=160)
    city = forms.CharField(label=_("Kota"), max_length=80)
    starts_on = day(_("Mulai"))
    ends_on = day(_("Sampai"))
    hours = forms.CharField(
        label=_("Jam buka"), max_length=80, required=False, help_text=_("Misalnya 10.00–21.00 setiap hari.")
    )
    website = forms.URLField(label=_("Situs penyelenggara"), max_length=300, required=False, assume_scheme="https")
    target = RupiahField(label=_("Target penjualan"), required=False)
    about_id = forms.CharField(
        label=_("Cerita untuk pengunjung"), required=False, widget=forms.Textarea(attrs={"rows": 4, "lang": "id"})
    )
    name_en = forms.CharField(label=_("Nama (Inggris)"), max_length=120, required=False)
    about_en = forms.CharField(
        label=_("Cerita (Inggris)"), required=False, widget=forms.Textarea(attrs={"rows": 3, "lang": "en"})
    )

    def clean_target(self) -> int | None:
        """No target is none, not nought."""
        return self.cleaned_data["target"] or None

    def clean(self) -> dict[str, Any]:
        """Ask for days in their order."""
        super().clean()
        said: dict[str, Any] = self.cleaned_data
        if said.get("starts_on") and said.get("ends_on") and said["ends_on"] < said["starts_on"]:
            wrong = ValidationError(_("Hari terakhir tidak boleh sebelum hari pertama."), code="days")
            self.add_error("ends_on", wrong)
        return said


class CancelForm(forms.Form):
    """Why an exhibition is called off."""

    alasan = forms.CharField(label=_("Alasan"), max_length=200, widget=forms.TextInput(attrs=_PLAIN))


class ParticipantForm(forms.Form):
    """A maker who takes part, and who pays for it."""

    maker: Any = forms.ModelChoiceField(label=_("Perajin"), queryset=None, empty_label="–")
    fee = RupiahField(label=_("Dibayar perajin"), required=False)
    subsidy = RupiahField(label=_("Subsidi"), required=False)
    note = forms.CharField(label=_("Catatan"), max_length=200, required=False, widget=forms.TextInput(attrs=_PLAIN))

    def __init__(self, *args: Any, exhibition: Exhibition, fixed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if fixed:
            del self.fields["maker"]
            return
        there = Participant.objects.filter(exhibition=exhibition, withdrawn_at=None).values("maker")
        field: Any = self.fields["maker"]
        field.queryset = Maker.objects.in_register().exclude(pk__in=there).only("name").order_by("name")

    def clean(self) -> dict[str, Any]:
        """Nothing typed is nothing paid."""
        super().clean()
        for name in ("fee", "subsidy"):
            if name in self.cleaned_data:
                self.cleaned_data[name] = self.cleaned_data[name] or 0
        return self.cleaned_data


class CallForm(forms.Form):
    """By which call makers came to an exhibition."""

    call: Any = forms.ModelChoiceField(
        label=_("Ajakan ikut"), queryset=None, required=False, empty_label=_("tanpa ajakan, peserta dicatat kantor")
    )

    def __init__(self, *args: Any, exhibition: Exhibition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Exhibition.objects.exclude(pk=exhibition.pk).exclude(call=None).values("call")
        field: Any = self.fields["call"]
        field.queryset = Call.objects.filter(kind=CallKind.EXHIBITION).exclude(pk__in=others).order_by("-starts_on")


class CostForm(forms.Form):
    """Something that is paid for."""

    kind = forms.ChoiceField(label=_("Jenis"), choices=CostKind.choices)
    what = forms.CharField(label=_("Uraian"), max_length=160, widget=forms.TextInput(attrs=_PLAIN))
    amount = SumField(label=_("Jumlah (rupiah)"))
    payer = forms.ChoiceField(label=_("Dibayar oleh"), choices=Payer.choices)
    payer_name = forms.CharField(
        label=_("Nama sponsor atau mata anggaran"), max_length=120, required=False, widget=forms.TextInput(attrs=_PLAIN)
    )
