"""Postal codes, as buyers and the office type them."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

_CODE: Final = r"^[1-9][0-9]{4}$"


class PostalCodeField(forms.RegexField):
    """Five digits, the first of them no nought; blank where it may be."""

    def __init__(self, **more: Any) -> None:
        widget = forms.TextInput({"autocomplete": "postal-code", "inputmode": "numeric", "maxlength": 5})
        said = {"invalid": _("Kode pos terdiri atas lima angka, misalnya 51127.")}
        super().__init__(_CODE, **{"required": False, "widget": widget, "error_messages": said, **more})
