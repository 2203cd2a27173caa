"""Forms of newsletters."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.promotion.forms.blocks import WHEN


class AskForm(forms.Form):
    """An address for the newsletter. It is asked for by this form alone, which says what will be sent."""

    email = forms.EmailField(
        label=_("Alamat surel"), max_length=200, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )


class IssueForm(forms.Form):
    """An issue's subject."""

    subject_id = forms.CharField(label=_("Judul (Indonesia)"), max_length=120)
    subject_en = forms.CharField(label=_("Judul (Inggris)"), max_length=120, required=False)


class ScheduleForm(forms.Form):
    """When an issue goes; without a time it goes at once."""

    send_at: Any = forms.DateTimeField(
        label=_("Waktu kirim"),
        required=False,
        input_formats=[WHEN],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=WHEN),
        help_text=_("Menurut waktu dewan. Kosong: dikirim sekarang."),
    )


class FindForm(forms.Form):
    """An address whose owner asks what is known of it."""

    email = forms.EmailField(label=_("Alamat surel"), max_length=200)
