"""Forms of sales in the office."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.design.whole import WholeField
from kriya.inventory.models import Location
from kriya.ledger.models import Tender
from kriya.makers.forms.fields import SumField
from kriya.sales.models import BackTo
from kriya.sales.queries.refunds import Refundable

_BACK_BY = [
    (Tender.CASH.value, _("tunai dari kas kantor")),
    (Tender.TRANSFER.value, _("transfer dari bank")),
    (Tender.EXCHANGE.value, _("ditukar barang lain")),
]


class GiveBackForm(forms.Form):
    """Which pieces come back, whereto, why, and how the money goes; in an exchange, for which labels."""

    by = forms.ChoiceField(label=_("Uang kembali"), choices=_BACK_BY, initial=Tender.CASH.value)
    codes = forms.CharField(
        label=_("Kode label penggantinya"),
        required=False,
        max_length=200,
        help_text=_("Hanya bila ditukar. Pisahkan dengan spasi; kode yang sama dua kali berarti dua barang."),
    )
    reason = forms.CharField(label=_("Alasan"), max_length=200)
    key = forms.UUIDField(widget=forms.HiddenInput)
    sale_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, lines: Sequence[Refundable], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.refundable = [line for line in lines if line.left]
        for line in self.refundable:
            self.fields[f"pieces_{line.line}"] = WholeField(
                label=line.name,
                min_value=0,
                max_value=line.left,
                required=False,
                initial=0,
                widget=forms.NumberInput,
            )
            self.fields[f"to_{line.line}"] = forms.ChoiceField(choices=BackTo.choices, initial=BackTo.SHELF)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The lines with their fields, for the template."""
        return [
            {"line": line, "pieces": self[f"pieces_{line.line}"], "to": self[f"to_{line.line}"]}
            for line in self.refundable
        ]

    def back(self) -> list[tuple[UUID, int, str]]:
        """Return what comes back: line, pieces, whereto."""
        said = self.cleaned_data
        found = ((line.line, said.get(f"pieces_{line.line}") or 0) for line in self.refundable)
        return [(line, pieces, said[f"to_{line}"]) for line, pieces in found if pieces]


class ConfirmForm(forms.Form):
    """What of a payment came into the bank; empty: what the rates say. Zero: it never came."""

    arrived = SumField(label=_("Masuk bank (rupiah)"), required=False, least=0)
    note = forms.CharField(label=_("Catatan"), required=False, max_length=200)


class NoteForm(forms.Form):
    """What came of it, in words."""

    note = forms.CharField(label=_("Apa yang ditemukan"), max_length=300, widget=forms.TextInput)


class VisitorsForm(forms.Form):
    """People who came in."""

    location = forms.ModelChoiceField(queryset=Location.objects.none())
    people = WholeField(min_value=-60, max_value=60, widget=forms.NumberInput)
    key = forms.UUIDField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["location"].queryset = Location.objects.filter(closed_at=None)  # type: ignore[attr-defined]
