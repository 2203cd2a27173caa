"""Fields that read measures as they are written."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kriya.catalog.measures import Unreadable, read_lengths, read_weight, show_lengths, show_weight


class SizeField(forms.Field):
    """Length, width and height in millimetres from "250 x 115 cm"; blank is unknown."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "placeholder": "250 x 115 cm"})

    def to_python(self, value: Any) -> tuple[int | None, int | None, int | None]:
        text = str(value or "").strip()
        if not text:
            return None, None, None
        try:
            found = [*read_lengths(text), None, None]
        except Unreadable as no:
            raise ValidationError(_("Ukuran tidak terbaca. Contoh: 250 x 115 cm, atau 2,5 m."), code="size") from no
        return found[0], found[1], found[2]

    def prepare_value(self, value: Any) -> Any:
        return show_lengths(value) if isinstance(value, tuple) else value


class WeightField(forms.Field):
    """Whole grams from "320 g" or "1,2 kg"; blank is unknown."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "placeholder": "320 g"})

    def to_python(self, value: Any) -> int | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return read_weight(text)
        except Unreadable as no:
            raise ValidationError(_("Berat tidak terbaca. Contoh: 320 g, atau 1,2 kg."), code="weight") from no

    def prepare_value(self, value: Any) -> Any:
        return show_weight(value) if isinstance(value, int) else value
