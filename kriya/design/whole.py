"""Whole numbers as people write them."""

import re
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

_GROUPED: Final = re.compile(r"[-−]?\d{1,3}([.\u00a0 ]\d{3})+")
_PLAIN: Final = re.compile(r"[-+−]?\d+")


class WholeField(forms.IntegerField):
    """A whole number: "1.000" is a thousand. Anything with a comma or an odd point is refused, never cut.

    Django's own takes "960.000" for 960: the zeros behind a point are decimals to it.
    """

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        for limit in self.validators:
            if isinstance(limit, MinValueValidator):
                limit.message = _("Paling sedikit %(limit_value)s.")
            elif isinstance(limit, MaxValueValidator):
                limit.message = _("Paling banyak %(limit_value)s.")

    def to_python(self, value: Any) -> int | None:
        if not isinstance(value, str) or not (text := value.strip()):
            return super().to_python(value)
        if not (_GROUPED.fullmatch(text) or _PLAIN.fullmatch(text)):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(re.sub(r"[.\u00a0 ]", "", text).replace("−", "-"))
