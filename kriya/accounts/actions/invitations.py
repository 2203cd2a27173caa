"""Invite somebody to serve the council: a letter with a link that works once, for seven days."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from kriya.accounts.actions.roles import give_role
from kriya.accounts.addresses import address_of
from kriya.accounts.models import Invitation, Membership, User
from kriya.accounts.roles import STAFF_ROLES
from kriya.accounts.tokens import new_token, token_hash
from kriya.core.refusal import Refused

VALID = timedelta(days=7)


@transaction.atomic
def invite(*, email: str, name: str, role: str, by: User | None) -> Invitation:
    """Make an invitation without sending it; an open one for the same address and role is that one again.

    Refuses makers, who are known by the register, and somebody who has the role already.
    """
    email = email.strip().lower()
    if role not in STAFF_ROLES:
        raise Refused("role_not_for_invitation")
    if Membership.objects.filter(user__email=email, role=role).exists():
        raise Refused("role_already_held", name=name)
    if earlier := Invitation.objects.filter(email=email, role=role, accepted_at=None, withdrawn_at=None).first():
        return _renew(earlier)
    invitation = Invitation(email=email, name=name.strip(), role=role, invited_by=by, expires_at=timezone.now() + VALID)
    invitation.token_hash = new_token().hash
    invitation.save()
    return invitation


@transaction.atomic
def new_link(invitation: Invitation) -> str:
    """Return a fresh address that accepts the invitation; every earlier one stops working."""
    locked: Invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    refuse_closed(locked)
    token = new_token()
    locked.token_hash = token.hash
    _renew(locked)
    return address_of("accounts:invitation", token.secret)


def refuse_closed(invitation: Invitation) -> None:
    """Refuse an invitation that was accepted or withdrawn: no letter goes out for it any more."""
    if invitation.accepted_at or invitation.withdrawn_at:
        raise Refused("invitation_closed")


@transaction.atomic
def withdraw(invitation: Invitation) -> None:
    """Make an invitation worthless; refuse one that was accepted."""
    locked: Invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if locked.accepted_at:
        raise Refused("invitation_closed")
    if locked.withdrawn_at is None:
        locked.withdrawn_at = timezone.now()
        locked.save(update_fields=["withdrawn_at"])


def find_open(secret: str) -> Invitation:
    """Return the invitation that a link stands for; refuse an unknown, used, withdrawn or expired one alike."""
    found: Invitation | None = Invitation.objects.filter(token_hash=token_hash(secret)).first()
    if found is None or found.accepted_at or found.withdrawn_at or found.expires_at <= timezone.now():
        raise Refused("invitation_not_open")
    return found


@transaction.atomic
def accept(secret: str, *, name: str = "", password: str = "", language: str = "id") -> User:
    """Turn an invitation into a role: of the person who has this e-mail address already, or of a new one.

    The link came by e-mail, so the address is proved. Name, password and language matter for a new person only.
    """
    invitation = Invitation.objects.select_for_update().get(pk=find_open(secret).pk)
    if invitation.accepted_at:
        raise Refused("invitation_not_open")
    user = User.objects.filter(email=invitation.email).first()
    if user is None:
        called = name.strip() or invitation.name
        user = User.objects.create_user(invitation.email, password, name=called, language=language)
    EmailAddress.objects.get_or_create(user=user, email=invitation.email, defaults={"verified": True, "primary": True})
    give_role(user, invitation.role, by=invitation.invited_by)
    invitation.accepted_at, invitation.accepted_by = timezone.now(), user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    return user


def _renew(invitation: Invitation) -> Invitation:
    invitation.expires_at = timezone.now() + VALID
    invitation.save(update_fields=["token_hash", "expires_at"])
    return invitation
