"""Use a voucher, once for each use it has, and give a use back."""

from datetime import datetime

from django.db.models import F

from kriya.core.clock import now, today
from kriya.core.money import Rupiah
from kriya.core.personal import keyed_hash
from kriya.core.refusal import Refused
from kriya.ledger.terms import portion
from kriya.shop.models import Order, Voucher, VoucherKind, VoucherUse


def voucher_for(code: str, *, goods: int, buyer_phone: str = "", lock: bool = False) -> Voucher:
    """Return the voucher of a code that holds for these goods today; refuse with the reason else.

    With `lock` nobody else uses it until this work is done.
    """
    rows = Voucher.objects.select_for_update() if lock else Voucher.objects.all()
    voucher = rows.filter(code=code.strip().upper()).first()
    if voucher is None:
        raise Refused("voucher_unknown")
    if not voucher.from_on <= today() <= voucher.until_on:
        raise Refused("voucher_not_now")
    if goods < voucher.least_goods:
        raise Refused("voucher_too_little", least=voucher.least_goods)
    if voucher.most_uses is not None and voucher.used >= voucher.most_uses:
        raise Refused("voucher_used_up")
    if buyer_phone and _uses_of(voucher, buyer_phone) >= voucher.most_per_buyer:
        raise Refused("voucher_used_by_buyer")
    return voucher


def discount_of(voucher: Voucher, goods: int) -> Rupiah:
    """Return what a voucher takes off these goods."""
    off = portion(goods, voucher.value) if voucher.kind == VoucherKind.SHARE else voucher.value
    return Rupiah(min(goods, off, voucher.at_most if voucher.at_most is not None else off))


def use(voucher: Voucher, order: Order, *, at: datetime) -> None:
    """Count a use; the voucher is locked by now, and its constraint has the last word."""
    Voucher.objects.filter(pk=voucher.pk).update(used=F("used") + 1)
    VoucherUse.objects.create(voucher=voucher, order=order, buyer=keyed_hash(order.buyer_phone), used_at=at)


def give_back(order: Order) -> None:
    """Let an order that came to nothing give its use back; twice is once."""
    done = VoucherUse.objects.filter(order=order, given_back_at=None).update(given_back_at=now())
    if done and order.voucher_id:
        Voucher.objects.filter(pk=order.voucher_id).update(used=F("used") - 1)


def _uses_of(voucher: Voucher, phone: str) -> int:
    return VoucherUse.objects.filter(voucher=voucher, buyer=keyed_hash(phone), given_back_at=None).count()
