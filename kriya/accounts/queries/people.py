"""Who serves the council, who is invited, who was removed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from kriya.accounts.models import FactorReset, Invitation, Membership, Removal, User
from kriya.accounts.roles import STAFF_ROLES, Role


@dataclass(frozen=True)
class Person:
    """Somebody who serves the council, and how they log in."""

    user: User
    held: tuple[Membership, ...]
    last_seen_at: datetime | None
    devices: int
    has_second_factor: bool

    @property
    def roles(self) -> tuple[str, ...]:
        """The codes of the roles."""
        return tuple(row.role for row in self.held)

    @property
    def role_labels(self) -> list[str]:
        """The roles in words, in the order of the table of roles."""
        return [str(role.label) for role in Role if role in self.roles]


def people_who_serve(user: User | None = None) -> list[Person]:
    """Return everybody with a staff role in the council of the scope, by name; or only one person. Two questions."""
    held: dict[User, list[Membership]] = {}
    for membership in _staff_rows(user):
        held.setdefault(membership.user, []).append(membership)
    seen = _devices_of(one.pk for one in held)
    return [_person(one, rows, *seen.get(one.pk, (0, None))) for one, rows in held.items()]


def _staff_rows(user: User | None) -> Iterable[Membership]:
    factor = Exists(Authenticator.objects.filter(user_id=OuterRef("user_id")))
    rows = Membership.objects.filter(role__in=STAFF_ROLES, **({"user": user} if user else {}))
    return rows.select_related("user", "created_by").annotate(has_factor=factor).order_by("user__name", "user", "role")


def _devices_of(pks: Iterable[int]) -> dict[int, tuple[int, datetime | None]]:
    alive = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=timezone.now())
    rows = UserSession.objects.filter(Exists(alive), user__in=list(pks)).values("user")
    counted = rows.annotate(devices=Count("pk"), seen=Max("last_seen_at")).values_list("user", "devices", "seen")
    return {user: (devices, seen) for user, devices, seen in counted}


def _person(user: User, rows: list[Membership], devices: int, seen: datetime | None) -> Person:
    factor = any(getattr(row, "has_factor", False) for row in rows)
    return Person(user, tuple(rows), seen or user.last_login, devices, factor)


def once_here() -> QuerySet[User]:
    """Return everybody who has or had a role in the council of the scope: whom an undo may name."""
    now_, before = Membership.objects.values("user"), Removal.objects.values("user")
    return User.objects.filter(Q(pk__in=now_) | Q(pk__in=before))


def open_invitations() -> QuerySet[Invitation]:
    """Return invitations that wait for an answer, also those whose seven days are over, newest first."""
    waiting = Invitation.objects.filter(accepted_at=None, withdrawn_at=None)
    return waiting.select_related("invited_by").order_by("-invited_at", "pk")


def removals(user: User | None = None) -> QuerySet[Removal]:
    """Return the last roles that were taken and not given back, newest first."""
    taken = Removal.objects.filter(undone_at=None, role__in=STAFF_ROLES, **({"user": user} if user else {}))
    return taken.select_related("user", "removed_by").order_by("-removed_at", "pk")


def factor_resets(user: User) -> QuerySet[FactorReset]:
    """Return when a person's lost second factor was reset in the council of the scope, newest first."""
    return FactorReset.objects.filter(user=user).select_related("reset_by").order_by("-reset_at", "pk")


def chairs_to_tell(reset: FactorReset) -> list[User]:
    """Return the chairs of the council of the scope, except who reset and whose factor it was."""
    involved = {reset.user_id, reset.reset_by_id}
    rows = Membership.objects.filter(role=Role.CHAIR, user__is_active=True, user__email__isnull=False)
    return [row.user for row in rows.select_related("user").order_by("pk") if row.user_id not in involved]
