"""Pieces that come back at a till: what may, and that they did."""

import re
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse

from kriya.accounts.models import Membership, User
from kriya.accounts.request import Request
from kriya.core.refusal import Refused
from kriya.sales.actions.paying_out import pay_out_exchange
from kriya.sales.actions.refunding import Back, Paid, refund
from kriya.sales.actions.tills import is_revoked
from kriya.sales.models import Refund, RefundLine, RefundTender, Sale, SaleLine, Shift, Till
from kriya.sales.told import whole
from kriya.showroom.pos.gate import tills_only


@tills_only
def refundable(_request: Request, _till: Till, said: dict[str, Any]) -> HttpResponse:
    """Find a sale by its receipt, whichever till made it, with how many of each line came back before."""
    sale = Sale.objects.filter(receipt__iexact=_receipt(str(said.get("receipt", "")))).order_by("-pk").first()
    if sale is None:
        raise Refused("receipt_unknown")
    back: dict[UUID, int] = {}
    for line, pieces in RefundLine.objects.filter(line__sale=sale).values_list("line", "pieces"):
        back[line] = back.get(line, 0) + pieces
    lines = [
        {"id": str(line.pk), "name": line.name, "maker": line.maker_name, "pieces": line.pieces, "total": line.total,
         "returned": back.get(line.pk, 0)}
        for line in SaleLine.objects.filter(sale=sale).order_by("position")
    ]  # fmt: skip
    return JsonResponse(
        {"id": str(sale.pk), "receipt": sale.receipt, "at": sale.happened_at.isoformat(), "lines": lines}
    )


def _receipt(typed: str) -> str:
    """Return a receipt's number as it is printed, from what a hurried hand types: "k1 12" is K1-000012."""
    short = re.sub(r"\s*-\s*|\s+", "-", typed.strip().upper())
    parts = re.fullmatch(r"([A-Z0-9]{1,4})-(\d{1,6})", short, re.ASCII) or re.fullmatch(
        r"(\w{1,4})(\d{6})", short, re.ASCII
    )
    return f"{parts[1]}-{int(parts[2]):06}" if parts else short or "-"


@tills_only
def take_back(_request: Request, till: Till, said: dict[str, Any]) -> HttpResponse:
    """Take pieces back and give money back; sent twice it is one refund."""
    if is_revoked(till):
        raise Refused("till_revoked")
    try:
        sale = Sale.objects.filter(pk=UUID(str(said["sale"]))).first()
        shift = Shift.objects.filter(pk=UUID(str(said["shift"])), till=till).first()
        back = [_back(one) for one in said["lines"]]
        tenders = None if said.get("tenders") is None else [_paid(one) for one in said["tenders"]]
        key, other = UUID(str(said["key"])), said.get("exchanged_for")
        exchanged_for = UUID(str(other)) if other else None
    except (KeyError, TypeError, ValueError) as wrong:
        raise Refused("message_unreadable", field=str(wrong)[:80]) from wrong
    if sale is None:
        raise Refused("receipt_unknown")
    made = refund(
        sale, back, reason=str(said.get("reason") or ""), by=_person(said.get("cashier")), key=key, tenders=tenders,
        shift=shift, location=till.location_id, exchanged_for=exchanged_for,
    )  # fmt: skip
    given = RefundTender.objects.filter(refund=made).order_by("pk").values("kind", "amount")
    return JsonResponse({"id": str(made.pk), "total": made.total, "tenders": list(given)})


@tills_only
def pay_exchange(_request: Request, till: Till, said: dict[str, Any]) -> HttpResponse:
    """Pay in cash what came back for an exchange that is not made; sent twice it is one payment.

    What the till said came back may never have arrived: then there is nothing to pay, and `cash` is null.
    """
    if is_revoked(till):
        raise Refused("till_revoked")
    try:
        refund_key, key = UUID(str(said["refund"])), UUID(str(said["key"]))
        shift = Shift.objects.filter(pk=UUID(str(said["shift"])), till=till).first()
    except (KeyError, ValueError) as wrong:
        raise Refused("message_unreadable", field=str(wrong)[:80]) from wrong
    came = Refund.objects.filter(pk=refund_key).first()
    if came is None:
        return JsonResponse({"id": str(key), "cash": None})
    paid = pay_out_exchange(came, by=_person(said.get("cashier")), key=key, shift=shift)
    return JsonResponse({"id": str(paid.pk), "cash": paid.cash, "amount": paid.amount})


def _back(said: dict[str, Any]) -> Back:
    return Back(UUID(str(said["line"])), whole(said["pieces"], "pieces", least=1), str(said.get("back_to", "shelf")))


def _paid(said: dict[str, Any]) -> Paid:
    return Paid(str(said["kind"]), whole(said["amount"], "amount", least=1), str(said.get("reference", ""))[:80])


def _person(told: object) -> User | None:
    """Return somebody of the council whom a till names; it may name nobody else."""
    if type(told) is not int:
        return None
    member = Membership.objects.filter(user=told).select_related("user").first()
    return member.user if member else None
