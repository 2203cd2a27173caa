"""What a piece costs, as people write it: far less than a capital may be, so read by its own limit."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kriya.makers.forms.fields import RupiahField
from kriya.makers.imports.values.money import read_price
from kriya.makers.imports.values.reading import Context

_TYPED = Context(zero_unknown=False)


class PriceField(RupiahField):
    """The price of a piece in whole rupiah, from a thousand on: "75.000", "75 rb"; blank is None."""

    def to_python(self, value: Any) -> int | None:
        text = str(value or "").strip()
        if not text:
            return None
        reading = read_price(text, _TYPED)
        if reading.problem or not reading.value:
            raise ValidationError(_("Harga tidak terbaca. Contoh: 75.000 atau 75 rb."), code="price")
        return int(reading.value)
