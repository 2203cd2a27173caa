"""Give and take roles. Taking one ends the person's sessions at once."""

from django.db import transaction
from django.utils import timezone

from kriya.accounts.actions.sessions import end_sessions
from kriya.accounts.models import LoginLink, Membership, Removal, User
from kriya.accounts.roles import STAFF_ROLES, Role
from kriya.core.refusal import Refused


@transaction.atomic
def give_role(user: User, role: str, *, by: User | None) -> Membership:
    """Give a person a role in the council of the scope; the same role twice is one."""
    membership: Membership = Membership.objects.get_or_create(user=user, role=role, defaults={"created_by": by})[0]
    return membership


@transaction.atomic
def take_role(user: User, role: str, *, by: User | None, reason: str = "") -> Removal:
    """Take one role from a person and end their sessions; refuse the last chair, and a role they do not have."""
    held = {membership.role: membership for membership in _locked(user, role)}
    if role not in held:
        raise Refused("role_not_held", name=user.name)
    return _take(held[role], by=by, reason=reason)


@transaction.atomic
def remove_person(user: User, *, by: User | None, reason: str = "") -> list[Removal]:
    """Take every staff role from a person and end their sessions; refuse the last chair."""
    held = [membership for membership in _locked(user, Role.CHAIR) if membership.role in STAFF_ROLES]
    if not held:
        raise Refused("role_not_held", name=user.name)
    return [_take(membership, by=by, reason=reason) for membership in held]


@transaction.atomic
def undo_removal(removal: Removal, *, by: User | None) -> Membership:
    """Give back a role that was taken; undone twice is undone once."""
    locked: Removal = Removal.objects.select_for_update().get(pk=removal.pk)
    if locked.undone_at is None:
        locked.undone_at, locked.undone_by = timezone.now(), by
        locked.save(update_fields=["undone_at", "undone_by"])
    return give_role(locked.user, locked.role, by=by)


def _locked(user: User, role: str) -> list[Membership]:
    """Lock what the person holds, and with a chair every chair, so that two chairs cannot remove each other at once."""
    rows = Membership.objects.select_for_update(of=("self",)).select_related("user").order_by("pk")
    chairs = list(rows.filter(role=Role.CHAIR)) if role == Role.CHAIR else []
    mine = list(rows.filter(user=user))
    if any(one.user_id == user.pk for one in chairs) and all(one.user_id == user.pk for one in chairs):
        raise Refused("last_chair", name=user.name)
    return mine


def _take(membership: Membership, *, by: User | None, reason: str) -> Removal:
    removal = Removal(user=membership.user, role=membership.role, removed_by=by, reason=reason.strip())
    removal.save()
    membership.delete()
    LoginLink.objects.filter(user=membership.user, used_at=None).update(expires_at=timezone.now())
    end_sessions(membership.user)
    return removal
