"""The zip of photos beside a product list."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PhotosForm(forms.Form):
    """The zip itself. What is in it, its content decides."""

    zip = forms.FileField(
        label=_("Zip foto produk"),
        allow_empty_file=True,
        max_length=200,
        help_text=_("Foto bernama seperti di kolom foto, atau seperti kode produk. Paling besar 500 MB."),
        widget=forms.FileInput(attrs={"accept": ".zip"}),
    )
