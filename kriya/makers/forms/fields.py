"""Fields that read what people really type: telephone numbers, coordinates, rupiah, villages."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.utils.translation import gettext_lazy as _

from kriya.core.seen import shows_nothing
from kriya.design.meanwhile import SaysInWords
from kriya.makers.actions.register import Phone
from kriya.makers.imports.values.coordinate import read_coordinates
from kriya.makers.imports.values.money import read_money, read_price, read_rupiah
from kriya.makers.imports.values.number import read_number
from kriya.makers.imports.values.phone import read_phone
from kriya.makers.imports.values.reading import Context, Reading

PAPER_FILES: Final = "application/pdf,image/jpeg,image/png,image/webp,image/heic,.pdf,.heic,.heif"
"""What a browser offers where a paper is handed in; what it is, its content tells."""
# What a person types into a form is meant: a typed 0 is nought, blank alone is unknown, and half a rupiah is a slip.
_TYPED = Context(zero_unknown=False, rounds=False)

_FRACTION: Mapping[str, Any] = {
    "money_fraction": _("Tulis rupiah utuh, tanpa angka di belakang koma: 1.000, bukan 1.000,50."),
}
_ONE_NUMBER: Final = _("Tulis satu angka, bukan kisaran. Bila hanya kisaran yang diketahui, tulis nilai tengahnya.")
_MONEY: Mapping[str, Any] = {
    **_FRACTION,
    "money_limit": _ONE_NUMBER,
    "money_negative": _("Nilai rupiah tidak boleh kurang dari nol."),
    "money_range": _ONE_NUMBER,
    "money_too_small": _("Nilai ini sangat kecil. Tulis rupiah penuh, misalnya 24.000.000 atau 24 jt."),
    "money_too_large": _("Nilai ini terlalu besar. Periksa jumlah angka nolnya."),
}
_MONEY_OTHER = _("Nilai rupiah tidak terbaca. Contoh: 24.000.000 atau 24 jt.")

_PHONE: Mapping[str, Any] = {
    "phone_too_short": _("Nomor telepon ini terlalu pendek. Contoh: 0812 3456 7890 atau 0285 421234."),
    "phone_too_long": _("Nomor telepon ini terlalu panjang. Bila ini dua nomor, pisahkan dengan garis miring."),
}
_PHONE_OTHER = _("Nomor telepon tidak terbaca. Contoh: 0812 3456 7890.")
_LONGEST_NUMBER: Final = 40
"""Signs: Python itself refuses to read numbers of thousands of digits."""


def readable(name: str) -> None:
    """Refuse a name of signs that nobody sees."""
    if shows_nothing(name):
        raise ValidationError(_("Tulis nama yang terbaca."), code="unseen")


class RupiahField(SaysInWords, forms.Field):
    """A figure of a year in whole rupiah as people write it: "24.000.000", "Rp 24 jt"; blank is unknown (None)."""

    widget = forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off"})
    read: Callable[[str, Context], Reading] = staticmethod(read_money)
    sentences = _MONEY
    other_sentence: Any = _MONEY_OTHER

    def to_python(self, value: Any) -> int | None:
        text = str(value or "").strip()
        if not text:
            return None
        if text in {"0", "Rp0", "Rp 0"}:
            return 0
        reading = self.read(text, _TYPED)
        if reading.problem or reading.value is None:
            problem = reading.problem or "money"
            raise ValidationError(self.sentences.get(problem, self.other_sentence), code=problem)
        return int(reading.value)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,}".replace(",", ".") if isinstance(value, int) else value

    def in_words(self, value: Any) -> str:
        return f"Rp{value}" if value else ""


class PriceField(RupiahField):
    """The price of a piece in whole rupiah, from a thousand on: "75.000", "75 rb"; blank is None."""

    read = staticmethod(read_price)
    sentences: Mapping[str, Any] = _FRACTION
    other_sentence = _("Harga tidak terbaca. Contoh: 75.000 atau 75 rb.")

    def to_python(self, value: Any) -> int | None:
        price = super().to_python(value)
        if price == 0:
            raise ValidationError(self.other_sentence, code="price")
        return price


class SumField(RupiahField):
    """Money that moves, in whole rupiah: any amount from `least` on."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    read = staticmethod(read_rupiah)

    def __init__(self, *, least: int = 1, **given: Any) -> None:
        super().__init__(**given)
        self.validators.append(MinValueValidator(least))


class AmountField(forms.Field):
    """A measure with a decimal comma or point: "1.250,5"; blank is unknown (None)."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: Any) -> Decimal | None:
        text = str(value or "").strip()
        if not text:
            return None
        reading = read_number(text, _TYPED) if len(text) <= _LONGEST_NUMBER else None
        if reading is None or reading.problem or reading.value is None:
            raise ValidationError(_("Angka tidak terbaca. Contoh: 1.250 atau 12,5."), code="number")
        return Decimal(str(reading.value))

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value


class CoordinatesField(forms.Field):
    """Latitude and longitude pasted from a map: "−6.88, 109.67", a comma or a point in the numbers."""

    widget = forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off", "placeholder": "-6.8886, 109.6753"})

    def to_python(self, value: Any) -> tuple[Decimal, Decimal] | None:
        text = str(value or "").replace("\u2212", "-").strip()
        if not text:
            return None
        reading = read_coordinates(text, _TYPED)
        if reading.problem == "coordinate_outside":
            raise ValidationError(_("Titik ini di luar Indonesia. Tulis lintang dulu, lalu bujur."), code="outside")
        if reading.value is None:
            raise ValidationError(_("Koordinat tidak terbaca. Contoh: -6.8886, 109.6753."), code="coordinates")
        latitude, longitude = reading.value
        return Decimal(f"{latitude:.6f}"), Decimal(f"{longitude:.6f}")

    def prepare_value(self, value: Any) -> Any:
        return f"{value[0]}, {value[1]}" if isinstance(value, tuple) else value


class PhonesField(forms.Field):
    """One or more telephone numbers in a line ("0812…, 0285…"), read to E.164; blank is none."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "off"})

    def to_python(self, value: Any) -> list[Phone]:
        text = str(value or "").strip()
        if not text:
            return []
        reading = read_phone(text, _TYPED)
        if reading.problem or not reading.value:
            raise ValidationError(_PHONE.get(reading.problem or "", _PHONE_OTHER), code=reading.problem or "phone")
        return [Phone(found.e164, found.kind, True if found.whatsapp else None) for found in reading.value]
