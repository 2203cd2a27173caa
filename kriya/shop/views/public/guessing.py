"""Codes of vouchers are short and worth money: who guesses at them is stopped, by address and council."""

from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit

from kriya.accounts.request import Request
from kriya.core.refusal import Refused
from kriya.shop.models import Voucher

_ACTION: Final = "shop_voucher"
_HOUSEHOLD: Final = 64
"""Bits of an IPv6 address that one connection has; the rest of it changes as its owner likes."""


def not_guessed(request: Request, look: Callable[[], Voucher]) -> Voucher:
    """Return the voucher that `look` finds; an unknown code counts as a guess, and after too many none is looked up."""
    refuse_guesser(request)
    try:
        return look()
    except Refused as no:
        note_guess(request, no)
        raise


def refuse_guesser(request: Request) -> None:
    """Raise Refused("voucher_guesses_many") for an address that tried too many codes that nobody gave out."""
    if not ratelimit.consume(request, action=_ACTION, key=_who(request), dry_run=True):
        raise Refused("voucher_guesses_many")


def note_guess(request: Request, no: Refused) -> None:
    """Count a code that nobody gave out. Call it where what was refused is rolled back already: this must stay."""
    if no.code == "voucher_unknown":
        ratelimit.consume(request, action=_ACTION, key=_who(request))


def _who(request: Request) -> str:
    address = get_adapter().get_client_ip(request)
    try:
        found = ip_address(address)
    except ValueError:
        return f"{request.council.pk}:{address}"
    if isinstance(found, IPv6Address):
        return f"{request.council.pk}:{ip_network((found, _HOUSEHOLD), strict=False)}"
    return f"{request.council.pk}:{found}"
