"""Files of banks and providers that the office brings."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from kriya.shop.models import Method
from kriya.shop.payments.files import MOST_BYTES


def _small(file: "UploadedFile[bytes]") -> None:
    if (file.size or 0) > MOST_BYTES:
        raise forms.ValidationError(_("Berkas terlalu besar: paling besar 5 MB."), code="large")


class ProviderFileForm(forms.Form):
    """The file in which a provider says what it paid out."""

    method = forms.ChoiceField(
        label=_("Penyedia"), choices=[(one.value, one.label) for one in (Method.MIDTRANS, Method.XENDIT)]
    )
    file = forms.FileField(
        label=_("Berkas pencairan (CSV)"),
        validators=[_small],
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
    )


class BankFileForm(forms.Form):
    """The bank's statement."""

    file = forms.FileField(
        label=_("Mutasi rekening (CSV)"),
        validators=[_small],
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
    )
