"""A NIK as people type it."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def nik_typed(text: str) -> str:
    """Return the digits of a NIK, "" for none; raise ValidationError for anything but sixteen."""
    digits = re.sub(r"[\s.\-']", "", text)
    if digits and not re.fullmatch(r"\d{16}", digits):
        raise ValidationError(
            _("NIK terdiri dari 16 angka; yang tertulis %(count)s."), params={"count": sum(map(str.isdigit, digits))}
        )
    return digits
