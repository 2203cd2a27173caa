"""A NIK as people type it."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def nik_typed(text: str) -> str:
    """Return the digits of a NIK, "" for none; raise ValidationError for anything but sixteen."""
    digits = re.sub(r"[\s.\-']", "", text)
    if re.search("[^0-9]", digits):
        raise ValidationError(_("NIK hanya berisi angka. Periksa huruf atau tanda yang ikut tertulis."))
    if digits and len(digits) != 16:
        raise ValidationError(_("NIK terdiri dari 16 angka; yang tertulis %(count)s."), params={"count": len(digits)})
    return digits
