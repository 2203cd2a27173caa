"""The request of a delegation: one page, every mistake at once."""

from datetime import timedelta
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kriya.accounts.phones import e164
from kriya.core.clock import today
from kriya.core.refusal import Refused, say
from kriya.design.whole import WholeField
from kriya.makers.actions.files import paper_to_keep
from kriya.visits.actions.asking import Asked
from kriya.visits.identity import key_of, region_of
from kriya.visits.models import InstitutionKind, Topic, VisitRules
from kriya.visits.models.institutions import ONE_A_REGION

DATE: Final = {"type": "date"}


def date_field(label: Any, *, required: bool = True, **more: Any) -> forms.DateField:
    """Return a field for a day, as browsers ask for one."""
    return forms.DateField(
        label=label, required=required, widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d"), **more
    )


class InstitutionFields(forms.Form):
    """Who it is: kind, region, and a name where these two do not say it all."""

    kind = forms.ChoiceField(label=_("Jenis lembaga"), choices=InstitutionKind.choices)
    region = forms.CharField(
        label=_("Kabupaten, kota, atau provinsi"),
        max_length=80,
        widget=forms.TextInput(attrs={"list": "wilayah", "autocomplete": "off", "placeholder": "Kab. Jepara"}),
    )
    name = forms.CharField(
        label=_("Nama lembaga"),
        max_length=160,
        required=False,
        help_text=_("Untuk Dekranasda dan TP PKK boleh kosong."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )

    def clean(self) -> dict[str, Any]:
        """Find the region's code, and ask for a name where it matters."""
        super().clean()
        said: dict[str, Any] = self.cleaned_data
        if "region" not in said or "kind" not in said:
            return said
        try:
            said["region"] = region_of(said["region"])
        except Refused as no:
            raise ValidationError({"region": say(no)}) from no
        if said["kind"] not in ONE_A_REGION and not key_of(said["kind"], said.get("name", ""), said["region"]):
            raise ValidationError({"name": say(Refused("institution_without_name"))})
        return said


class AskForm(InstitutionFields):
    """The whole request. An officer who writes down a letter on paper may leave out what the paper does not say."""

    head_name = forms.CharField(label=_("Pimpinan rombongan"), max_length=120)
    head_title = forms.CharField(
        label=_("Jabatannya"), max_length=120, required=False, widget=forms.TextInput(attrs={"placeholder": _("Ketua")})
    )
    people = WholeField(label=_("Berapa orang"), min_value=1, max_value=999)
    wished_1 = date_field(_("Hari yang diinginkan"))
    wished_2 = date_field(_("Pilihan kedua"), required=False)
    wished_3 = date_field(_("Pilihan ketiga"), required=False)
    topics = forms.MultipleChoiceField(
        label=_("Apa yang ingin dipelajari?"),
        choices=Topic.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    questions = forms.CharField(
        label=_("Pertanyaan yang ingin dijawab"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Satu per baris. Kami menyiapkan jawabannya sebelum Anda datang."),
    )
    letter_number = forms.CharField(label=_("Nomor surat"), max_length=80, required=False)
    letter_on = date_field(_("Tanggal surat"), required=False)
    letter = forms.FileField(
        label=_("Surat permohonan"), required=False, help_text=_("PDF atau foto, paling besar 10 MB. Boleh menyusul.")
    )
    contact_name = forms.CharField(
        label=_("Nama narahubung"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    contact_phone = forms.CharField(
        label=_("Nomor telepon narahubung"),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    contact_email = forms.EmailField(
        label=_("Surel narahubung"), required=False, help_text=_("Jawaban kami kirim ke sini.")
    )

    may_follow_up = forms.BooleanField(
        label=_("Boleh kami tanya lagi 30, 90, dan 180 hari sesudahnya: apa yang berhasil ditiru"), required=False
    )

    def __init__(self, *args: Any, rules: VisitRules, is_office: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rules, self.is_office = rules, is_office
        if is_office:
            for name in ("contact_name", "contact_phone", "wished_1"):
                self.fields[name].required = False
            return
        first = (today() + timedelta(days=rules.notice_days)).isoformat()
        for name in ("wished_1", "wished_2", "wished_3"):
            self.fields[name].widget.attrs["min"] = first
        self.fields["people"].help_text = _("Paling banyak %(most)s orang.") % {"most": rules.most_people}
        self.fields["people"].widget.attrs |= {"inputmode": "numeric", "max": rules.most_people}

    def clean_contact_phone(self) -> str:
        typed = self.cleaned_data["contact_phone"]
        number = e164(typed) if typed else ""
        if number is None:
            raise ValidationError(_("Nomor telepon ini tidak lengkap."))
        return number

    def clean_letter_on(self) -> Any:
        day = self.cleaned_data["letter_on"]
        if day is not None and day > today():
            raise ValidationError(_("Tanggal surat belum tiba."))
        return day

    def clean_letter(self) -> Any:
        """Look into the file: what it is called says nothing."""
        file = self.cleaned_data["letter"]
        if not file:
            return None
        try:
            return paper_to_keep(file, size=file.size)
        except Refused as no:
            raise ValidationError(say(no)) from no

    def asked(self) -> Asked:
        """Return what was said, as a value."""
        said = dict(self.cleaned_data)
        days = [said.pop(f"wished_{number}") for number in (1, 2, 3)]
        return Asked(**said, wished=tuple(dict.fromkeys(day for day in days if day)))
