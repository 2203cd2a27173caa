"""A code that a maker asks for by telephone number and an officer relays over WhatsApp.

The code is made when the officer relays it and only its hash is kept: 10 minutes, three tries, for the browser
that asked.
"""

from datetime import timedelta
from hmac import compare_digest
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from kriya.accounts.models import CodeRequest, User
from kriya.accounts.roles import Role
from kriya.accounts.tokens import new_code
from kriya.core.personal import keyed_hash
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council

WAITS = timedelta(hours=1)
VALID = timedelta(minutes=10)
TRIES = 3


@transaction.atomic
def request_code(phone: str, *, instead_of: UUID | None = None) -> CodeRequest:
    """Note that a number (E.164) asks for a code, instead of what the same browser asked before.

    A number of nobody costs and leaves exactly the same (trap 45).
    """
    if instead_of is not None:
        CodeRequest.objects.filter(pk=instead_of, used_at=None).update(expires_at=timezone.now())
    request = CodeRequest(phone=phone, user=_maker_with(phone), expires_at=timezone.now() + WAITS)
    request.save()
    return request


@transaction.atomic
def relay_code(request: CodeRequest, *, by: User | None) -> str:
    """Return a new code for the officer to send on; it replaces an earlier one. Refuse what is over or nobody's."""
    locked: CodeRequest = CodeRequest.objects.select_for_update().get(pk=request.pk)
    if locked.user_id is None or not _open(locked):
        raise Refused("code_request_over")
    code = new_code()
    locked.code_hash = _hash(locked, code)
    locked.relayed_at, locked.relayed_by = timezone.now(), by
    locked.expires_at = locked.relayed_at + VALID
    locked.save(update_fields=["code_hash", "relayed_at", "relayed_by", "expires_at"])
    return code


def enter_code(pk: UUID, code: str) -> User:
    """Return whom the code logs in, once. A wrong try is counted and stays counted: hence no transaction to roll back.

    Raises Refused: wrong, or (used, too late, tried too often, never asked) over.
    """
    request = CodeRequest.objects.select_for_update(of=("self",)).select_related("user").filter(pk=pk).first()
    if request is None or not _open(request):
        raise Refused("code_over")
    request.attempts += 1
    user = request.user if compare_digest(_hash(request, code), request.code_hash) else None
    if user is not None:
        request.used_at = timezone.now()
    request.save(update_fields=["attempts", "used_at"])
    if user is None:
        raise Refused("code_wrong" if request.attempts < TRIES else "code_over")
    return user


def _maker_with(phone: str) -> User | None:
    here = {"memberships__council": current_council(), "memberships__role": Role.MAKER}
    return User.objects.filter(phone=phone, is_active=True, **here).first()


def _open(request: CodeRequest) -> bool:
    return request.used_at is None and request.attempts < TRIES and request.expires_at > timezone.now()


def _hash(request: CodeRequest, code: str) -> str:
    return keyed_hash(f"{request.pk}:{code}")
