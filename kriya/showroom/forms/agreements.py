"""The form of an agreement: shares are typed in per cent, lists one a line."""

from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from kriya.design.whole import WholeField
from kriya.ledger.terms import Bearer, CommissionKind
from kriya.makers.forms.fields import SumField
from kriya.makers.forms.paper import DateInput
from kriya.showroom.models import Agreement

_LONGEST: Final = 3650
"""Days: ten years are longer than any term."""
_REST: Final = "selebihnya"
_NUMBERS: Final = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})


def _basis_points(text: str) -> int:
    """Return "12,5" or "12,5 %" in hundredths of a per cent; raise ValueError for what is no share."""
    value = Decimal(text.replace("%", "").replace(",", ".").strip()) * 100
    if value != int(value) or not 0 <= value <= 10_000:
        raise ValueError(text)
    return int(value)


def _percent(basis_points: int) -> str:
    return f"{(Decimal(basis_points) / 100).normalize():f}".replace(".", ",")


class PercentField(forms.CharField):
    """A share typed in per cent, kept in basis points; blank is 0."""

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value) or "").strip()
        try:
            return _basis_points(text) if text else 0
        except (ValueError, ArithmeticError) as no:
            raise ValidationError(_("Tulis persen antara 0 dan 100, misalnya 30 atau 12,5."), code="percent") from no

    def prepare_value(self, value: Any) -> Any:
        return _percent(value) if isinstance(value, int) else value


class StepsField(forms.CharField):
    """Pairs, one a line: "500.000 = 30". `keys` says what stands before the sign: money, days or a craft's code."""

    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, *, keys: str, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.keys = keys

    def clean(self, value: Any) -> Any:
        pairs = []
        for line in str(super().clean(value) or "").splitlines():
            if line.strip():
                before, _sign, after = line.partition("=")
                try:
                    pairs.append([self._key(before.strip()), _basis_points(after)])
                except (ValueError, ArithmeticError) as no:
                    raise ValidationError(_("Baris “%(line)s” tidak terbaca.") % {"line": line}, code="line") from no
        return dict(pairs) if self.keys == "craft" else pairs

    def _key(self, text: str) -> Any:
        if self.keys == "craft":
            return text
        if self.keys == "money" and text.lower() == _REST:
            return None
        return int(text.replace(".", "").removeprefix("Rp").strip())

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str) or value is None:
            return value
        pairs = value.items() if isinstance(value, dict) else value
        shown = [(_REST if key is None else f"{key:,}".replace(",", ".") if self.keys == "money" else key, rate) for key, rate in pairs]  # fmt: skip # noqa: E501
        return "\n".join(f"{key} = {_percent(rate)}" for key, rate in shown)


class AgreementForm(forms.Form):
    """The next version of an agreement."""

    from_on = forms.DateField(label=_("Berlaku sejak"), widget=DateInput())
    commission = forms.ChoiceField(label=_("Komisi"), choices=CommissionKind.choices)
    basis_points = PercentField(label=_("Komisi dewan (%)"), required=False, widget=_NUMBERS)
    tiers = StepsField(
        keys="money", label=_("Komisi menurut harga"),
        help_text=_("Satu baris satu batas: 500.000 = 30. Baris terakhir: selebihnya = 20."),
    )  # fmt: skip
    by_craft = StepsField(
        keys="craft", label=_("Komisi menurut jenis kerajinan"),
        help_text=_("Kode jenis = persen, misalnya batik.tulis = 25. Yang tidak disebut memakai komisi di atas."),
    )  # fmt: skip
    discount_bearer = forms.ChoiceField(label=_("Potongan harga ditanggung"), choices=Bearer.choices)
    maker_share = PercentField(label=_("Bagian perajin bila dibagi (%)"), required=False, initial=5000, widget=_NUMBERS)
    floor = PercentField(
        label=_("Batas bawah harga (%)"), required=False, widget=_NUMBERS,
        help_text=_("Potongan di bawah batas ini selalu ditanggung dewan."),
    )  # fmt: skip
    loss_bearer = forms.ChoiceField(label=_("Barang hilang atau rusak ditanggung"), choices=Bearer.choices)
    term_days = WholeField(label=_("Lama titip (hari)"), min_value=1, max_value=_LONGEST, initial=90, widget=_NUMBERS)
    grace_days = WholeField(
        label=_("Masa mengambil (hari)"), min_value=0, max_value=_LONGEST, initial=30, widget=_NUMBERS
    )
    hold_days = WholeField(
        label=_("Uang ditahan setelah terjual (hari)"), min_value=0, max_value=_LONGEST, initial=0, widget=_NUMBERS
    )
    minimum_payout = SumField(
        label=_("Pelunasan terkecil"),
        required=False,
        least=0,
        validators=[MaxValueValidator(1_000_000_000)],
        help_text=_("Kosong atau 0: dibayar berapa pun jumlahnya."),
    )
    markdown_steps = StepsField(
        keys="days", label=_("Jadwal turun harga"), help_text=_("Hari di rak = persen turun, misalnya 60 = 10.")
    )
    note = forms.CharField(label=_("Catatan"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, before: Agreement | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if before is not None:
            self.initial.update({name: getattr(before, name) for name in self.fields if name != "from_on"})

    def fields_of_action(self) -> dict[str, Any]:
        """Return what agree() takes."""
        said = dict(self.cleaned_data)
        return {**said, "minimum_payout": said["minimum_payout"] or 0}
