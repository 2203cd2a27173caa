"""One-time links and QR cards by which a maker logs in, handed out by an officer."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from kriya.accounts.addresses import address_of
from kriya.accounts.models import LoginLink, Membership, User
from kriya.accounts.roles import Role
from kriya.accounts.tokens import new_token, token_hash
from kriya.core.refusal import Refused

VALID = timedelta(days=7)
STAYS = timedelta(days=30)


@transaction.atomic
def issue_login_link(user: User, *, by: User | None) -> str:
    """Return the address of a new one-time log-in; earlier unused ones of this person stop working.

    Refuses anybody who is not a maker here: staff log in with a second factor.
    """
    if not Membership.objects.filter(user=user, role=Role.MAKER).exists():
        raise Refused("login_link_for_makers")
    LoginLink.objects.filter(user=user, used_at=None, expires_at__gt=timezone.now()).update(expires_at=timezone.now())
    token = new_token()
    LoginLink(user=user, token_hash=token.hash, issued_by=by, expires_at=timezone.now() + VALID).save()
    return address_of("accounts:login_link", token.secret)


def find_login_link(secret: str) -> LoginLink:
    """Return the link for a secret; refuse an unknown, used or expired one alike."""
    found = LoginLink.objects.select_related("user").filter(token_hash=token_hash(secret)).first()
    if found is None or not _open(found):
        raise Refused("login_link_not_open")
    return found


@transaction.atomic
def use_login_link(secret: str) -> User:
    """Use a link up and return whom it logs in."""
    link: LoginLink = LoginLink.objects.select_for_update().get(pk=find_login_link(secret).pk)
    if not _open(link):
        raise Refused("login_link_not_open")
    link.used_at = timezone.now()
    link.save(update_fields=["used_at"])
    return link.user


def _open(link: LoginLink) -> bool:
    return link.used_at is None and link.expires_at > timezone.now() and link.user.is_active
