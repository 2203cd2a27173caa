"""Forms of the shop's settings: its rules, secrets, delivery rates and vouchers."""

import re
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from kriya.councils.regions import name_of
from kriya.design.formats import rupiah
from kriya.design.meanwhile import BEFORE, Meanwhile, is_touched, read
from kriya.design.whole import WholeField
from kriya.makers.forms.fields import SumField
from kriya.shop.actions.settings import Rate
from kriya.shop.forms.postal import PostalCodeField
from kriya.shop.models import DeliveryRate, ShopRules, Voucher, VoucherKind
from kriya.shop.queries.rules import SECRETS, providers

_PERCENT: Final = 100
_MOST_SUM: Final = MaxValueValidator(1_000_000_000)
_MOST_PERCENT: Final = 100
_NONE: Final = ("", _("belum ada"))
_COURIERS: Final = [_NONE, ("biteship", "Biteship"), ("rajaongkir", "RajaOngkir")]
_LABELS: Final = {
    "server_key": _("Kunci server"), "secret_key": _("Kunci rahasia"), "callback_token": _("Token pemberitahuan"),
    "key": _("Kunci API"),
}  # fmt: skip
_DAY: Final = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class RulesForm(Meanwhile, forms.ModelForm):  # type: ignore[type-arg]
    """How the shop works; the deposit is typed in per cent."""

    deposit = WholeField(
        label=_("Uang muka barang pesanan (%)"), min_value=0, max_value=_MOST_PERCENT,
        help_text=_("Dari harga barang yang dibuat setelah dipesan."),
        widget=forms.NumberInput,
    )  # fmt: skip
    origin_postal_code = PostalCodeField(label=_("Kode pos asal"))
    provider = forms.ChoiceField(label=_("Penyedia pembayaran"), required=False)
    courier = forms.ChoiceField(label=_("Penyedia ongkos kirim"), choices=_COURIERS, required=False)

    class Meta:
        model = ShopRules
        fields = (
            "is_open", "bank_name", "bank_account", "bank_holder", "transfer_hours", "online_minutes", "deposit",
            "provider", "pick_up", "courier", "origin_postal_code", "origin_area", "couriers", "terms_id", "terms_en",
        )  # fmt: skip
        widgets = {"terms_id": forms.Textarea({"rows": 5}), "terms_en": forms.Textarea({"rows": 5})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["deposit"] = self.instance.deposit // _PERCENT
        offered = [(str(one), one.label) for one in providers()]
        self.fields["provider"].choices = [_NONE, *offered]  # type: ignore[attr-defined]

    def clean_deposit(self) -> int:
        """Return basis points."""
        return int(self.cleaned_data["deposit"]) * _PERCENT

    def clean_bank_account(self) -> str:
        """Refuse what is no account number: buyers would transfer to nowhere."""
        number = str(self.cleaned_data["bank_account"])
        if number and not re.fullmatch(r"\d(?:[ .-]?\d){4,24}", number, re.ASCII):
            raise forms.ValidationError(_("Nomor rekening terdiri atas angka, misalnya 001 234 5678."), code="account")
        return number

    def clean_couriers(self) -> str:
        """Return the names as providers write them: small letters, with commas between."""
        return ",".join(dict.fromkeys(re.findall(r"[^\s,;]+", self.cleaned_data["couriers"].lower())))

    def clean(self) -> dict[str, Any]:
        """Refuse an account without its bank or holder: a buyer must know where a transfer goes."""
        said = super().clean() or self.cleaned_data
        if said.get("bank_account"):
            for name in ("bank_name", "bank_holder"):
                if name in said and not said[name]:
                    self.add_error(name, _("Tulis juga ini, supaya pembeli tahu ke mana mentransfer."))
        return said

    def said(self) -> dict[str, Any]:
        """Return what was typed, for the action."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class SecretsForm(forms.Form):
    """The secrets of one provider; they are written and never shown."""

    def __init__(self, provider: str, data: Any = None) -> None:
        super().__init__(data, prefix=provider)
        for name in SECRETS[provider]:
            self.fields[name] = forms.CharField(
                label=_LABELS[name], required=False, max_length=200, strip=True,
                widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
            )  # fmt: skip


class RateForm(forms.Form):
    """One delivery rate."""

    kode = forms.CharField(
        label=_("Kode wilayah"), max_length=13, required=False,
        help_text=_("33 untuk provinsi, 33.75 untuk kota; kosong untuk semua yang lain."),
    )  # fmt: skip
    sampai = WholeField(label=_("Sampai berat (gram)"), min_value=1, max_value=1_000_000, widget=forms.NumberInput)
    ongkos = SumField(label=_("Ongkos (rupiah)"), least=0)
    lama = forms.CharField(label=_("Lama kirim (hari)"), max_length=20, required=False)

    def clean_kode(self) -> str:
        """Refuse a code that no region has."""
        code = str(self.cleaned_data["kode"]).strip()
        if code and name_of(code) is None:
            raise forms.ValidationError(_("Kode wilayah ini tidak dikenal."), code="region")
        return code

    def rate(self) -> Rate:
        """Return what was typed."""
        said = self.cleaned_data
        return Rate(said["kode"], said["sampai"], said["ongkos"], said["lama"])


class RatesFileForm(forms.Form):
    """A table of rates."""

    berkas = forms.FileField(label=_("Berkas xlsx atau csv"))
    ganti = forms.BooleanField(label=_("Ganti semua tarif yang ada"), required=False)


def changed_rates(data: Any, rows: list[DeliveryRate]) -> tuple[list[Rate], list[str], list[str]]:
    """Return the rates whose price (`ongkos_<id>`) or days (`lama_<id>`) were changed, the rows in error, and those
    that somebody else changed too since the page was opened: each with what it costs now."""
    changed, wrong, asked = [], [], []
    for row in rows:
        if f"ongkos_{row.pk}" not in data:
            continue
        try:
            price, days = _rate_typed(data, row)
        except forms.ValidationError:
            wrong.append(str(row))
            continue
        if (price, days) == (row.price, row.days):
            continue
        if _is_changed_since(data, row):
            asked.append(f"{row}: {rupiah(row.price)} {row.days}".strip())
        else:
            changed.append(Rate(row.region_code, row.up_to_g, price, days))
    return changed, wrong, asked


def _rate_typed(data: Any, row: DeliveryRate) -> tuple[int, str]:
    price = SumField(least=0).clean(data[f"ongkos_{row.pk}"]) if is_touched(data, f"ongkos_{row.pk}") else row.price
    days = data.get(f"lama_{row.pk}", "").strip()[:20] if is_touched(data, f"lama_{row.pk}") else row.days
    return price, days


def _is_changed_since(data: Any, row: DeliveryRate) -> bool:
    """Tell whether what is typed here was changed by somebody else since the page was opened."""
    days, price = data.get(f"{BEFORE}lama_{row.pk}"), data.get(f"{BEFORE}ongkos_{row.pk}")
    if days is None or price is None:
        return False
    is_days = is_touched(data, f"lama_{row.pk}") and days != row.days
    return is_days or (is_touched(data, f"ongkos_{row.pk}") and read(SumField(least=0), price) != row.price)


class VoucherForm(Meanwhile, forms.ModelForm):  # type: ignore[type-arg]
    """A voucher; its value is typed in per cent or in rupiah, as its kind says."""

    value = forms.CharField(
        label=_("Nilai"), help_text=_("Persen, misalnya 10 atau 12,5; atau rupiah, misalnya 25.000."),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )  # fmt: skip
    at_most = SumField(label=_("Paling banyak (rupiah)"), required=False, validators=[_MOST_SUM])
    least_goods = SumField(label=_("Belanja minimal (rupiah)"), required=False, least=0, validators=[_MOST_SUM])
    most_uses = WholeField(
        label=_("Paling banyak dipakai"), required=False, min_value=1, max_value=1_000_000,
        help_text=_("Kosong: tidak dibatasi."),
        widget=forms.NumberInput,
    )  # fmt: skip
    most_per_buyer = WholeField(
        label=_("Paling banyak per pembeli"), min_value=1, max_value=1000, initial=1, widget=forms.NumberInput
    )

    class Meta:
        model = Voucher
        fields = (
            "code", "campaign", "kind", "value", "at_most", "least_goods", "from_on", "until_on", "most_uses",
            "most_per_buyer", "bearer",
        )  # fmt: skip
        widgets = {"from_on": _DAY, "until_on": _DAY}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            del self.fields["code"]
            share = self.instance.kind == VoucherKind.SHARE
            value = self.instance.value
            typed = f"{value / _PERCENT:g}".replace(".", ",") if share else f"{value:,}".replace(",", ".")
            self.initial["value"] = typed

    def clean_code(self) -> str:
        """Return it as buyers type it: capital letters, digits and hyphens."""
        code = str(self.cleaned_data["code"]).strip().upper()
        if not code.replace("-", "").isalnum() or not code.isascii():
            raise forms.ValidationError(_("Pakai huruf, angka, dan tanda hubung saja."), code="code")
        return code

    def clean_least_goods(self) -> int:
        """Return 0 where nothing was typed."""
        return self.cleaned_data["least_goods"] or 0

    def clean(self) -> dict[str, Any]:
        """Read the value by its kind, and hold the days in order."""
        super().clean()
        said: dict[str, Any] = self.cleaned_data
        if said.get("from_on") and said.get("until_on") and said["until_on"] < said["from_on"]:
            self.add_error("until_on", forms.ValidationError(_("Tanggal akhirnya sebelum mulainya."), code="days"))
        if said.get("kind") and said.get("value"):
            try:
                said["value"] = _value(said["kind"], said["value"])
            except forms.ValidationError as no:
                self.add_error("value", no)
        return said

    def _post_clean(self) -> None:
        """Leave the constraints to the action and the database: the row is locked there."""

    def said(self) -> dict[str, Any]:
        """Return what was typed, for the action."""
        return {name: self.cleaned_data[name] for name in self.fields}


def _value(kind: str, typed: str) -> int:
    if kind != VoucherKind.SHARE:
        return int(SumField(validators=[_MOST_SUM]).clean(typed))
    text = typed.strip().removesuffix("%").strip().replace(",", ".")
    is_number = text.isascii() and text.replace(".", "", 1).isdecimal()
    points = Decimal(text) * _PERCENT if is_number else Decimal(0)
    if points != int(points) or not 0 < points <= _MOST_PERCENT * _PERCENT:
        raise forms.ValidationError(_("Tulis persen sampai 100, misalnya 10 atau 12,5."), code="share")
    return int(points)
