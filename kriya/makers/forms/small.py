"""The small forms of a record: bank account, consents, steps, photos."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kriya.core.clock import today
from kriya.core.personal import masked
from kriya.design.meanwhile import Meanwhile
from kriya.makers.actions.life import NEEDS_REASON
from kriya.makers.actions.papers import Upload
from kriya.makers.forms.days import past_day
from kriya.makers.forms.paper import DateInput
from kriya.makers.models import BankAccount, StepKind
from kriya.makers.models.consent import ConsentSubject


class BankForm(Meanwhile, forms.Form):
    """Where a maker is paid; a number that is there is not repeated.

    A number of one bank must not end up under the name of another, whoever else changes the account meanwhile.
    """

    sealed = ("number",)

    bank = forms.CharField(label=gettext_lazy("Bank"), max_length=60, widget=forms.TextInput(attrs={"list": "bank"}))
    number = forms.CharField(label=gettext_lazy("Nomor rekening"), required=False, max_length=40)
    holder = forms.CharField(label=gettext_lazy("Atas nama"), required=False, max_length=160)

    def __init__(self, *args: Any, account: BankAccount | None, **kwargs: Any) -> None:
        known = {"bank": account.bank, "holder": account.holder} if account else {}
        super().__init__(*args, record=account, **kwargs)
        self.initial = known
        self.fields["number"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}
        if account:
            self.fields["number"].widget.attrs["placeholder"] = masked(account.number)
            self.fields["number"].help_text = _("Kosong berarti nomor yang tercatat tetap.")

    def clean_number(self) -> str:
        digits = re.sub(r"[\s.\-]", "", self.cleaned_data["number"])
        if digits and not re.fullmatch(r"\d{6,20}", digits):
            raise ValidationError(_("Nomor rekening hanya berisi angka, biasanya 10 sampai 16."))
        return digits

    def columns(self) -> dict[str, str]:
        """Return bank, number and holder as typed."""
        return {name: self.cleaned_data[name] for name in ("bank", "number", "holder")}


class ConsentForm(forms.Form):
    """What a maker allows to be public, when and how it said so."""

    subjects = forms.MultipleChoiceField(
        label=gettext_lazy("Boleh ditampilkan"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Pilih sekurangnya satu hal yang disetujui.")},
    )
    given_on = forms.DateField(label=gettext_lazy("Tanggal"), widget=DateInput())
    source = forms.CharField(
        label=gettext_lazy("Cara menyetujui"),
        max_length=160,
        help_text=gettext_lazy("Misalnya formulir bertanda tangan, pesan WhatsApp."),
        widget=forms.TextInput(attrs={"list": "cara"}),
    )

    def __init__(self, *args: Any, missing: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Nothing is ticked beforehand: what a maker allows is what the officer was told, not what was left standing.
        self.initial = {"given_on": today()}
        choices: Any = self.fields["subjects"]
        choices.choices = [choice for choice in ConsentSubject.choices if choice[0] in missing]

    def clean_given_on(self) -> Any:
        return past_day(self.cleaned_data["given_on"])


def kind_words(kind: str) -> str:
    """Return a kind beginning for the reason of a step, which the officer changes."""
    return {
        StepKind.REFUSED: _(
            "Terima kasih sudah mendaftar. Saat ini kami belum bisa menerima usaha ini karena … "
            "Silakan mendaftar lagi bila …"
        ),
    }.get(StepKind(kind), "")


class StepForm(forms.Form):
    """Why a step is taken."""

    reason = forms.CharField(label=gettext_lazy("Alasan"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"reason": kind_words(kind)}
        self.kind = kind
        self.fields["reason"].required = kind in NEEDS_REASON
        if kind == StepKind.REFUSED:
            self.fields["reason"].help_text = _("Pendaftar membaca kalimat ini. Tulis dengan ramah dan beri jalan.")

    def clean_reason(self) -> str:
        reason: str = self.cleaned_data["reason"].strip()
        if self.kind == StepKind.REFUSED and "…" in reason:
            raise ValidationError(_("Lengkapi titik-titiknya dulu: sebutkan sebab dan jalan keluarnya."))
        return reason


class PhotoForm(forms.Form):
    """A picture and what it shows."""

    photo = forms.FileField(
        label=gettext_lazy("Foto"),
        help_text=gettext_lazy("JPG, PNG, WebP, atau HEIC. Lokasi dan data kamera di dalamnya dihapus."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/heic,.heic,.heif"}),
        error_messages={"required": gettext_lazy("Pilih satu foto dulu.")},
    )
    alt_text = forms.CharField(
        label=gettext_lazy("Keterangan gambar"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Satu kalimat: apa yang terlihat? Dibacakan kepada yang tidak bisa melihat."),
    )

    def handed_in(self) -> Upload:
        """Return the file as it came."""
        file = self.cleaned_data["photo"]
        return Upload(file, file.size)


class AltTextForm(forms.Form):
    """What a picture shows."""

    alt_text = forms.CharField(label=gettext_lazy("Keterangan gambar"), required=False, max_length=200)
