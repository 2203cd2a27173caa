"""What is typed at a step of an order: an answer, money, goods, a reason."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kriya.core.clock import today
from kriya.core.refusal import Refused
from kriya.design.whole import WholeField
from kriya.inventory.codes import codes_in
from kriya.ledger.models import Account
from kriya.makers.forms.fields import SumField
from kriya.quotations.actions.handing_over import Handing, Receiver
from kriya.quotations.actions.paying import ACCOUNTS
from kriya.quotations.queries.whole import WholeLine
from kriya.sales.actions.refunding import Back
from kriya.sales.models import BackTo
from kriya.sales.queries.refunds import Refundable

_DIGITS: Final = 6
_LONGEST: Final = timedelta(days=365)
_DAY: Final = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_ACCOUNTS: Final = [(str(one), one.label) for one in map(Account, ACCOUNTS)]


class KeyForm(forms.Form):
    """The key makes a second click the same deed."""

    kunci = forms.UUIDField(widget=forms.HiddenInput)


class AcceptForm(forms.Form):
    """Who accepts; by the link the office's own person, in the office with the number of the letter."""

    nama = forms.CharField(label=_("Nama dan jabatan yang menyetujui"), max_length=160)


class LetterForm(AcceptForm):
    """An acceptance that came on paper."""

    surat = forms.CharField(label=_("Nomor surat pesanan"), max_length=80)


class ReasonForm(forms.Form):
    """Why."""

    alasan = forms.CharField(label=_("Alasan"), max_length=200)


class PaymentForm(KeyForm):
    """Money that came."""

    jumlah = SumField(label=_("Jumlah (rupiah)"))
    masuk = forms.ChoiceField(label=_("Masuk ke"), choices=_ACCOUNTS)
    tanggal = forms.DateField(label=_("Tanggal"), widget=_DAY)
    rujukan = forms.CharField(label=_("Rujukan"), max_length=80, required=False)
    untuk = forms.CharField(label=_("Untuk pembayaran"), max_length=200, required=False)

    def clean_tanggal(self) -> Any:
        """Refuse a day to come, or long gone."""
        day = self.cleaned_data["tanggal"]
        if not today() - _LONGEST <= day <= today():
            raise forms.ValidationError(_("Tanggalnya hari ini atau sebelumnya."), code="day")
        return day


class BackForm(ReasonForm, KeyForm):
    """Money that goes back."""

    jumlah = SumField(label=_("Jumlah (rupiah)"))
    dari = forms.ChoiceField(label=_("Dibayar dari"), choices=_ACCOUNTS)
    rujukan = forms.CharField(label=_("Rujukan"), max_length=80, required=False)


class HandoverForm(KeyForm):
    """Who receives goods."""

    penerima = forms.CharField(label=_("Diterima oleh"), max_length=120)
    jabatan = forms.CharField(label=_("Jabatan"), max_length=120, required=False)
    tempat = forms.CharField(label=_("Tempat serah terima"), max_length=160, required=False)

    def receiver(self) -> Receiver:
        """Return what was typed."""
        said = self.cleaned_data
        return Receiver(said["penerima"], said["jabatan"], said["tempat"])


class PromiseForm(forms.Form):
    """The day on which a maker will be ready."""

    siap = forms.DateField(label=_("Siap pada tanggal"), widget=_DAY)

    def clean_siap(self) -> Any:
        """Refuse a day that is over, or more than a year away."""
        day = self.cleaned_data["siap"]
        if not today() <= day <= today() + _LONGEST:
            raise forms.ValidationError(_("Pilih tanggal mulai hari ini, paling lama setahun lagi."), code="day")
        return day


class BringForm(forms.Form):
    """What a maker brought, and what the maker gets of it where the agreement is a fixed share for each piece."""

    jumlah = WholeField(label=_("Jumlah"), min_value=1, max_value=100_000, widget=forms.NumberInput)
    bersih = SumField(label=_("Bagian perajin (rupiah)"), required=False)


def _pieces(data: QueryDict, name: str) -> int:
    typed = data.get(name, "").strip().replace(".", "")
    if typed and not (typed.isascii() and typed.isdecimal() and len(typed) <= _DIGITS):
        raise Refused("pieces_not_positive")
    return int(typed or 0)


def _part(data: QueryDict, name: str) -> int | None:
    """Return a maker's fixed part of a piece, where somebody typed one."""
    typed = data.get(name, "").strip()
    try:
        return SumField().clean(typed) if typed else None
    except forms.ValidationError as no:
        raise Refused("net_price_unreadable", typed=typed[:20]) from no


def handed_in(data: QueryDict, lines: Sequence[WholeLine]) -> list[Handing]:
    """Return the pieces beside each line (`jumlah_<id>`) and the labels they bear (`label_<id>`)."""
    found = []
    for one in lines:
        if pieces := _pieces(data, f"jumlah_{one.line.pk}"):
            codes, others = codes_in(data.get(f"label_{one.line.pk}", ""))
            if others:
                raise Refused("handover_label_unknown", label=others[0][:20])
            found.append(Handing(one.line.pk, pieces, tuple(codes), _part(data, f"bersih_{one.line.pk}")))
    return found


def back_in(data: QueryDict, lines: Sequence[Refundable]) -> list[Back]:
    """Return the pieces beside each line that come back, and whether to the shelf or damaged (`ke_<id>`)."""
    found = []
    for one in lines:
        if pieces := _pieces(data, f"jumlah_{one.line}"):
            to: Any = data.get(f"ke_{one.line}", "")
            found.append(Back(one.line, pieces, to if to in BackTo.values else BackTo.SHELF))
    return found


def first_problem(form: forms.Form) -> str:
    """Return what is wrong first of all, for a message above the page."""
    return next((str(text) for problems in form.errors.values() for text in problems), "")
