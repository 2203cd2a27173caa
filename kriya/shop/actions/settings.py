"""Change how the shop works: its rules, the secrets of its providers, what sending costs, and its vouchers."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction

from kriya.core.clock import now, today
from kriya.core.history import tell_insert, tell_inserts
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.councils.models import Council
from kriya.shop.actions.rules import keep_rules
from kriya.shop.models import DeliveryRate, ShopRules, Voucher
from kriya.shop.queries.rules import SECRETS, methods


@dataclass(frozen=True)
class Rate:
    """What sending costs to a region ("" is anywhere) up to a weight in grams; whole rupiah."""

    region_code: str
    up_to_g: int
    price: int
    days: str = ""


def _locked_rules() -> ShopRules:
    # Two officers who save the first rules at once meet here, not at the constraint.
    Council.objects.select_for_update(of=("self",)).get(pk=current_council().pk)
    return ShopRules.objects.select_for_update(of=("self",)).first() or ShopRules()


@transaction.atomic
def change_rules(**said: Any) -> ShopRules:
    """Change some of the rules. A shop opens only with a way to be paid and a way to get the goods."""
    rules = _locked_rules()
    is_first = rules._state.adding
    for name, value in said.items():
        setattr(rules, name, value)
    if rules.is_open and not methods(rules):
        raise Refused("shop_without_payment")
    if rules.is_open and not (rules.pick_up or rules.courier or DeliveryRate.objects.exists()):
        raise Refused("shop_without_delivery")
    keep_rules(rules)
    if is_first:
        tell_insert(rules)
    return rules


@transaction.atomic
def set_secrets(provider: str, said: Mapping[str, str]) -> None:
    """Keep secrets of a provider, sealed; a blank one leaves what is there. Nothing reads them out again."""
    if provider not in SECRETS or set(said) - set(SECRETS[provider]):
        raise Refused("provider_unknown")
    rules = _locked_rules()
    is_first = rules._state.adding
    keys = json.loads(rules.keys) if rules.keys else {}
    before = rules.keys
    keys[provider] = {
        **keys.get(provider, {}),
        **{name: value.strip() for name, value in said.items() if value.strip()},
    }
    rules.keys = json.dumps(keys)
    if rules.keys != before:
        rules.keys_set = {**rules.keys_set, provider: now().isoformat()}
    rules.save()
    if is_first:
        tell_insert(rules)


@transaction.atomic
def forget_secrets(provider: str) -> None:
    """Forget the secrets of a provider; it is not used any more."""
    rules = _locked_rules()
    keys = json.loads(rules.keys) if rules.keys else {}
    keys.pop(provider, None)
    rules.keys_set = {name: at for name, at in rules.keys_set.items() if name != provider}
    rules.keys = json.dumps(keys) if keys else ""
    for name in ("provider", "courier"):
        if getattr(rules, name) == provider:
            setattr(rules, name, "")
    rules.save()


@transaction.atomic
def put_rate(rate: Rate, *, instead_of: DeliveryRate | None = None) -> DeliveryRate:
    """Set what sending costs to a region up to a weight; the same region and weight again changes that one."""
    found = instead_of or DeliveryRate.objects.filter(region_code=rate.region_code, up_to_g=rate.up_to_g).first()
    row = found or DeliveryRate()
    row.region_code, row.up_to_g, row.price, row.days = rate.region_code, rate.up_to_g, rate.price, rate.days
    _save(row, refusal="rate_there_already")
    return row


def remove_rate(rate: DeliveryRate) -> None:
    """Send there no more by this rate."""
    rate.delete()


@transaction.atomic
def put_rates(rates: Sequence[Rate], *, replacing: bool = False) -> tuple[int, int, int]:
    """Set many rates at once; return how many were new, changed and removed. With `replacing` the others go."""
    there = {(row.region_code, row.up_to_g): row for row in DeliveryRate.objects.select_for_update(of=("self",))}
    wanted = {(rate.region_code, rate.up_to_g): rate for rate in rates}
    new = [
        DeliveryRate.of_scope(region_code=one.region_code, up_to_g=one.up_to_g, price=one.price, days=one.days)
        for key, one in wanted.items()
        if key not in there
    ]
    DeliveryRate.objects.bulk_create(new)
    tell_inserts(new)
    changed = 0
    for key, rate in wanted.items():
        row = there.get(key)
        if row is not None and (row.price, row.days) != (rate.price, rate.days):
            row.price, row.days = rate.price, rate.days
            row.save(update_fields=["price", "days"])
            changed += 1
    gone = [row.pk for key, row in there.items() if key not in wanted] if replacing else []
    DeliveryRate.objects.filter(pk__in=gone).delete()
    return len(new), changed, len(gone)


@transaction.atomic
def save_voucher(voucher: Voucher, **said: Any) -> Voucher:
    """Add a voucher or change one; its code is for ever, and its limit never falls below what was used."""
    if not voucher._state.adding:
        voucher = Voucher.objects.select_for_update().get(pk=voucher.pk)
        said.pop("code", None)
    for name, value in said.items():
        setattr(voucher, name, value)
    voucher.code = voucher.code.strip().upper()
    if voucher.most_uses is not None and voucher.most_uses < voucher.used:
        raise Refused("voucher_used_more", used=voucher.used)
    _save(voucher, refusal="voucher_there_already")
    return voucher


@transaction.atomic
def stop_voucher(voucher: Voucher) -> Voucher:
    """Let nobody use a voucher from now on: yesterday was its last day; one that never began ends before it began."""
    locked: Voucher = Voucher.objects.select_for_update().get(pk=voucher.pk)
    last = today() - timedelta(days=1)
    if locked.until_on > last:
        locked.from_on, locked.until_on = min(locked.from_on, last), last
        locked.save(update_fields=["from_on", "until_on"])
    return locked


def _save(row: DeliveryRate | Voucher, *, refusal: str) -> None:
    """Save a row, and begin its history where it is new; the database refuses one that is there already."""
    is_new = row._state.adding
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as twice:
        raise Refused(refusal) from twice
    if is_new:
        tell_insert(row)
