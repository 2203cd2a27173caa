"""What is typed at an order: money that came or goes back, a parcel, a reason, a message."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kriya.core.refusal import Refused
from kriya.ledger.models import Account
from kriya.makers.forms.fields import SumField
from kriya.sales.models import BackTo
from kriya.shop.models import OrderLine
from kriya.shop.queries.whole import WholeLine

_DIGITS: Final = 5


class ArrivedForm(forms.Form):
    """What of a transfer stands on the bank's statement."""

    masuk = SumField(label=_("Masuk bank (rupiah)"))


class SendForm(forms.Form):
    """A parcel; what is fetched has neither courier nor number."""

    kurir = forms.CharField(label=_("Kurir"), max_length=60, required=False)
    resi = forms.CharField(label=_("Nomor resi"), max_length=60, required=False)


class ReasonForm(forms.Form):
    """Why; the key makes a second click the same deed."""

    alasan = forms.CharField(label=_("Alasan"), max_length=200)
    kunci = forms.UUIDField(widget=forms.HiddenInput)


class PayOutForm(ReasonForm):
    """Money that goes back to the buyer."""

    jumlah = SumField(label=_("Jumlah (rupiah)"))
    dari = forms.ChoiceField(
        label=_("Dibayar dari"),
        choices=[(one.value, one.label) for one in (Account.BANK, Account.CASH_OFFICE, Account.PROVIDER)],
    )
    rujukan = forms.CharField(label=_("Nomor rujukan"), max_length=80, required=False)


class MessageForm(forms.Form):
    """A message to the buyer."""

    pesan = forms.CharField(label=_("Pesan"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    kunci = forms.UUIDField(widget=forms.HiddenInput)


def _pieces(data: QueryDict, line: OrderLine) -> int:
    typed = data.get(f"jumlah_{line.pk}", "").strip()
    if typed and not (typed.isdecimal() and len(typed) <= _DIGITS):
        raise Refused("pieces_not_positive")
    return int(typed or 0)


def pieces_to_send(data: QueryDict, lines: Sequence[WholeLine]) -> list[tuple[OrderLine, int]]:
    """Return the pieces that were typed beside each line (`jumlah_<id>`). Refuse what is no number."""
    return [(one.line, pieces) for one in lines if (pieces := _pieces(data, one.line))]


def pieces_back(data: QueryDict, lines: Sequence[WholeLine]) -> list[tuple[OrderLine, int, str]]:
    """Return what comes back: pieces beside each line, and whether they go to the shelf (`ke_<id>`) or are damaged."""
    found: list[tuple[OrderLine, int, str]] = []
    for one in lines:
        if pieces := _pieces(data, one.line):
            to: Any = data.get(f"ke_{one.line.pk}", "")
            found.append((one.line, pieces, to if to in BackTo.values else BackTo.SHELF))
    return found


def first_problem(form: forms.Form) -> str:
    """Return what is wrong first of all, for a message above the page."""
    return next((str(text) for problems in form.errors.values() for text in problems), "")
