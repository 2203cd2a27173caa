"""Let devices sell, and stop them."""

import re
from typing import Final

import pghistory
from django.db import IntegrityError, transaction

from kriya.accounts.models import User
from kriya.accounts.tokens import new_token, token_hash
from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.inventory.models import Location
from kriya.sales.models import Till, TillRevocation

_PREFIX: Final = re.compile(r"[A-Z][A-Z0-9]{0,3}")


@transaction.atomic
def register_till(name: str, prefix: str, location: Location, *, by: User | None) -> tuple[Till, str]:
    """Let a device sell at a place; return it with its secret, which is shown once and kept as a hash."""
    prefix = prefix.strip().upper()
    if not _PREFIX.fullmatch(prefix):
        raise Refused("till_prefix_wrong")
    token = new_token()
    till = Till(name=name.strip(), prefix=prefix, location=location, secret_hash=token.hash, registered_by=by)
    try:
        with transaction.atomic():
            till.save(force_insert=True)
    except IntegrityError as taken:
        raise Refused("till_taken") from taken
    with pghistory.context(**({"user": by.pk} if by else {})):
        tell_insert(till)
    return till, token.secret


@transaction.atomic
def change_secret(till: Till) -> str:
    """Give a till another secret, for a browser that lost its own; the old one opens nothing any more."""
    token = new_token()
    Till.objects.filter(pk=till.pk).update(secret_hash=token.hash)
    return token.secret


@transaction.atomic
def revoke_till(till: Till, *, reason: str, by: User | None) -> TillRevocation:
    """Let a device sell no more. What it still sends is kept aside, not lost. Refuse a second time."""
    if not reason.strip():
        raise Refused("reason_missing")
    said = TillRevocation(till=till, reason=reason.strip(), at=now(), by=by)
    try:
        with transaction.atomic():
            said.save(force_insert=True)
    except IntegrityError as second:
        raise Refused("till_revoked_already") from second
    return said


def till_of(secret: str) -> Till | None:
    """Return the till of the council that shows itself by a secret, a revoked one too; None for a stranger."""
    return Till.objects.filter(secret_hash=token_hash(secret)).first() if secret else None


def is_revoked(till: Till) -> bool:
    """Tell whether a device may sell no more."""
    return TillRevocation.objects.filter(till=till).exists()
