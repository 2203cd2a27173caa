"""Rates of couriers, kept by way and weight: each asking counts at the provider, and a page shall not wait for it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from django.core.cache import cache

from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.shop.delivery.biteship import Biteship
from kriya.shop.delivery.couriers import Courier, Place, Rate
from kriya.shop.delivery.rajaongkir import RajaOngkir
from kriya.shop.models import CourierRates, ShopRules
from kriya.shop.payments.registry import keys_of

COURIERS: Final[dict[str, Courier]] = {"biteship": Biteship(), "rajaongkir": RajaOngkir()}
BAND_G: Final = 500
FRESH: Final = timedelta(hours=24)
STILL: Final = timedelta(hours=2)
"""So long after they went stale rates still hold for who saw them, and for all while the courier is silent."""
_PLACE_SECONDS: Final = 60 * 60 * 24 * 30
_SILENT_SECONDS: Final = 60


def courier_rates(rules: ShopRules, village_code: str, weight_g: int, *, may_ask: bool = True) -> list[Rate]:
    """Return what the council's courier provider takes to a village, [] without one or where none goes.

    Without `may_ask` only what is kept counts: for work that holds locks. Raises Refused("courier_silent").
    """
    courier, origin = COURIERS.get(rules.courier), rules.origin_area or rules.origin_postal_code
    couriers = sorted({one.strip().lower() for one in rules.couriers.split(",") if one.strip()})
    if courier is None or not origin or not couriers or village_code.count(".") < 3 or weight_g <= 0:
        return []
    band = -(-weight_g // BAND_G) * BAND_G
    way: dict[str, Any] = {
        "provider": rules.courier, "origin": origin, "destination": village_code, "band_g": band,
        "couriers": ",".join(couriers)[:120],
    }  # fmt: skip
    kept = CourierRates.objects.filter(**way).first()
    if kept and kept.expires_at > now():
        return _read(kept)
    stale = kept if kept and kept.expires_at > now() - STILL else None
    if not may_ask:
        return _read(_or_silent(stale))
    if _is_silent(rules.courier):
        return _read(_or_silent(stale))
    return _asked(way, stale, lambda: _ask(courier, rules, village_code, band, couriers))


def _asked(way: dict[str, Any], stale: CourierRates | None, work: Callable[[], list[Rate]]) -> list[Rate]:
    try:
        found = work()
    except Refused:
        cache.set(_silence(str(way["provider"])), True, _SILENT_SECONDS)
        return _read(_or_silent(stale))
    said = {"found": [[one.service, one.price, one.days] for one in found], "asked_at": now()}
    CourierRates.objects.update_or_create(**way, defaults={**said, "expires_at": now() + FRESH})
    return found


def _ask(courier: Courier, rules: ShopRules, village_code: str, band: int, couriers: list[str]) -> list[Rate]:
    keys = keys_of(rules.courier)
    origin = rules.origin_area or rules.origin_postal_code
    destination = _place(rules.courier, village_code, lambda: courier.find(Place.of(village_code), keys))
    return courier.rates(origin, destination, band, couriers, keys) if destination else []


def _place(provider: str, village_code: str, find: Callable[[], str]) -> str:
    """Return what the provider calls a village, kept for a month: it is the same for every council."""
    name = f"courier-place:{provider}:{village_code}"
    known: str | None = cache.get(name)
    if known is None:
        known = find()
        cache.set(name, known, _PLACE_SECONDS)
    return known


def _read(kept: CourierRates) -> list[Rate]:
    return [Rate(str(service), int(price), str(days)) for service, price, days in kept.found]


def _or_silent(kept: CourierRates | None) -> CourierRates:
    if kept is None:
        raise Refused("courier_silent")
    return kept


def _is_silent(provider: str) -> bool:
    """Tell whether it was silent a moment ago: then nobody else waits for it."""
    return bool(cache.get(_silence(provider)))


def _silence(provider: str) -> str:
    return f"courier-silent:{current_council().pk}:{provider}"
