"""Forms of the books, and of what money goes by."""

from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from kriya.core.clock import today
from kriya.core.refusal import Refused
from kriya.design.meanwhile import Meanwhile
from kriya.ledger.actions.rules import STEPS
from kriya.ledger.models import Account, MoneyRules, Tender
from kriya.ledger.models.books import MONEY
from kriya.ledger.qris import parse
from kriya.makers.forms.fields import AmountField, SumField

_PLACES = [(account.value, account.label) for account in Account if account in MONEY]


class MoveForm(forms.Form):
    """From where to where, how much, and why. Without a source it was there before the books began."""

    source = forms.ChoiceField(
        label=_("Dari"), required=False, choices=[("", _("saldo awal atau setoran dewan")), *_PLACES]
    )
    target = forms.ChoiceField(label=_("Ke"), choices=_PLACES)
    amount = SumField(label=_("Jumlah (rupiah)"))
    reason = forms.CharField(label=_("Alasan"), max_length=200)
    key = forms.UUIDField(widget=forms.HiddenInput)


_DAY: Final = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_WITH_FEES: Final = (Tender.QRIS, Tender.TRANSFER, Tender.CARD, Tender.PROVIDER)


class RulesForm(Meanwhile, forms.ModelForm):  # type: ignore[type-arg]
    """What money goes by; the QRIS is the text of the council's own sticker, whole."""

    cash_step = forms.TypedChoiceField(
        label=_("Pembulatan tunai (rupiah)"),
        coerce=int,
        choices=[(step, f"{step:,}".replace(",", ".")) for step in STEPS],
        help_text=_("1: tidak dibulatkan. Selisihnya dicatat sendiri, tidak mengurangi bagian perajin."),
    )  # fmt: skip

    class Meta:
        model = MoneyRules
        fields = ("static_qris", "merchant_class", "fee_bearer", "cash_step", "taxable_since")
        widgets = {
            "taxable_since": _DAY,
            "static_qris": forms.Textarea(attrs={"rows": 3, "spellcheck": "false", "autocomplete": "off"}),
        }
        help_texts = {
            "static_qris": _("Pindai stiker QRIS dewan dengan pembaca kode, lalu tempel semua isinya: mulai 000201."),
            "merchant_class": _("Menurut perjanjian dengan bank; biaya QRIS mengikuti golongan ini."),
            "taxable_since": _("Kosong: dewan bukan PKP, tidak ada PPN dalam harga."),
        }

    def clean_static_qris(self) -> str:
        """Return a QRIS that can be read, or none."""
        typed = str(self.cleaned_data["static_qris"]).strip()
        if typed:
            try:
                parse(typed)
            except Refused as no:
                raise forms.ValidationError(
                    _("Ini bukan isi QRIS yang utuh. Tempel semuanya, mulai 000201 sampai empat tanda terakhir."),
                    code="qris",
                ) from no
        return typed

    def said(self) -> dict[str, Any]:
        """Return what was typed, for the action."""
        return {name: self.cleaned_data[name] for name in self.fields}


class FeeForm(forms.Form):
    """A fee that the council agreed with its bank or provider; the share is typed in per cent."""

    tender = forms.ChoiceField(label=_("Cara bayar"), choices=[(one.value, one.label) for one in _WITH_FEES])
    from_on = forms.DateField(label=_("Berlaku sejak"), widget=_DAY)
    share = AmountField(label=_("Biaya (%)"), help_text=_("Misalnya 0,7 atau 2,9."))
    fixed = SumField(
        label=_("Biaya tetap tiap pembayaran (rupiah)"),
        required=False,
        least=0,
        validators=[MaxValueValidator(1_000_000)],
    )
    note = forms.CharField(
        label=_("Dasar"), max_length=200, help_text=_("Misalnya: perjanjian dengan Bank Jateng, 2 Januari 2026.")
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["from_on"].initial = today()

    def clean_share(self) -> int:
        """Return the share in basis points."""
        points = (self.cleaned_data["share"] or Decimal(0)) * 100
        if not 0 <= points <= 10_000 or points != int(points):
            raise forms.ValidationError(_("Tulis persen antara 0 dan 100, misalnya 0,7."), code="share")
        return int(points)
