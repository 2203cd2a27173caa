"""A sale that was kept aside: read it, put it right, or say that it was none."""

from itertools import zip_longest
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.ids import new_id
from kriya.design.messages import fits
from kriya.design.whole import WholeField
from kriya.inventory.codes import clean_code
from kriya.inventory.models import Location
from kriya.ledger.models import Tender
from kriya.sales.actions.quarantine import resolve
from kriya.sales.models import Channel, QuarantinedSale, Sale, TaskKind
from kriya.sales.queries.asides import LineRead, lines_of, message_of, payload_shown
from kriya.sales.told import LineTold, SaleTold, around, tenders_in
from kriya.sales.words import refusal_in_words


class PutRightForm(forms.Form):
    """The sale as it really was: label, pieces, price and discount of each line; the money is that which was sent."""

    note = forms.CharField(max_length=300)

    def __init__(self, data: Any = None, *, lines: Any) -> None:
        super().__init__(data)
        self.count = max(1, len(lines))
        for place in range(self.count):
            line = lines[place] if place < len(lines) else LineRead("", 1, 0, 0, None)
            fields = {
                "code": forms.CharField(max_length=12, initial=line.code),
                "pieces": WholeField(min_value=1, max_value=10_000, initial=line.pieces, widget=forms.NumberInput),
                "price": WholeField(min_value=0, max_value=10**12, initial=line.price, widget=forms.NumberInput),
                "discount": WholeField(min_value=0, max_value=10**12, initial=line.discount, widget=forms.NumberInput),
            }
            for name, field in fields.items():
                field.required = bool(data and data.get("catat"))
                self.fields[f"{name}_{place}"] = field
        self.fields["note"].label = _("Apa yang ditemukan")

    @property
    def rows(self) -> list[list[Any]]:
        """The fields of each line."""
        return [
            [self[f"{name}_{place}"] for name in ("code", "pieces", "price", "discount")] for place in range(self.count)
        ]

    def told(self) -> tuple[LineTold, ...]:
        """Return the lines as a sale tells them."""
        said = self.cleaned_data
        return tuple(
            LineTold(
                said[f"pieces_{place}"],
                code=clean_code(said[f"code_{place}"]) or said[f"code_{place}"],
                price=said[f"price_{place}"],
                discount=said[f"discount_{place}"],
            )
            for place in range(self.count)
        )


@staff(Can.MANAGE_SALES)
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show what was sent and why it was kept aside; take what a person says it was."""
    found = QuarantinedSale.objects.select_related("till", "shift", "resolved_by")
    aside: QuarantinedSale = get_object_or_404(found, pk=pk)
    message = message_of(aside)
    lines = lines_of(message)
    form = PutRightForm(request.POST or None, lines=lines)
    if request.method == "POST" and form.is_valid() and _resolved(request, aside, message, form):
        messages.success(request, _("Selesai. Uangnya tidak lagi tercatat sebagai belum jelas."))
        return redirect("sales:tasks")
    context = {
        "aside": aside,
        "why": refusal_in_words(aside.code, aside.facts),
        "rows": list(zip_longest(form.rows, [line.lot for line in lines])),
        "sold_at": around(message).get("device_at"),
        "form": form,
        "money": [(Tender(kind).label, amount) for kind, amount in aside.tenders.items()],
        "message": message,
        "payload": payload_shown(aside),
        "same": Sale.objects.filter(pk=aside.client_id).first(),
        "kind": TaskKind.QUARANTINE.label,
        "crumbs": [(_("Tugas"), reverse("sales:tasks")), (_("Penjualan yang disisihkan"), "")],
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "sales/aside.html", context, status=status)


def _resolved(request: Request, aside: QuarantinedSale, message: Any, form: PutRightForm) -> bool:
    as_sale = _sale_of(aside, message, form) if request.POST.get("catat") else None
    return fits(form, lambda: resolve(aside, by=request.user, note=form.cleaned_data["note"], as_sale=as_sale))


def _sale_of(aside: QuarantinedSale, message: Any, form: PutRightForm) -> SaleTold:
    """Return the sale that it really was: what a person put right, and all else as it was sent.

    Its id is a new one where another sale bears the one that was sent.
    """
    place = aside.shift.location_id if aside.shift else aside.till.location_id if aside.till else None
    taken = Sale.objects.filter(pk=aside.client_id).exists()
    return SaleTold(
        id=new_id() if taken else aside.client_id,
        channel=_channel(message, aside),
        location=place or Location.objects.filter(kind="showroom").values_list("pk", flat=True)[0],
        lines=form.told(),
        tenders=tenders_in(message) if aside.tenders else (),
        shift=aside.shift_id,
        counter=_counter(message, aside),
        **{"device_at": aside.received_at, "note": form.cleaned_data["note"], **around(message)},
    )


def _channel(message: Any, aside: QuarantinedSale) -> str:
    if not aside.till_id:
        return Channel.OFFICE
    said = str(message.get("channel"))
    return said if said in Channel.values else Channel.SHOWROOM


def _counter(message: Any, aside: QuarantinedSale) -> int | None:
    counter = message.get("counter")
    if not aside.till_id:
        return None
    return counter if type(counter) is int and 0 <= counter < 2**31 else 0
