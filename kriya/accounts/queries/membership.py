"""Questions about people and their roles."""

from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import QuerySet

from kriya.accounts.models import Membership, User
from kriya.accounts.roles import Role, granted
from kriya.core.asking import ask
from kriya.core.scoping import acting_as, current_council
from kriya.councils.models import Council


class Served(NamedTuple):
    """A council that a person serves, for the switch between them."""

    council: int
    slug: str
    name: str


@dataclass(frozen=True)
class Member:
    """What a person is and may do in the council whose scope is open; `factors` are their second factors' keys."""

    roles: frozenset[str]
    factors: frozenset[int] = frozenset()
    serves: tuple[Served, ...] = ()

    @property
    def is_staff(self) -> bool:
        return bool(self.roles - {Role.MAKER})

    @property
    def is_maker(self) -> bool:
        return Role.MAKER in self.roles

    def can(self, what: str) -> bool:
        """Tell whether one of the roles allows it."""
        return what in granted(self.roles)

    def __str__(self) -> str:
        return ", ".join(str(Role(role).label) for role in Role if role in self.roles)


_ROLES = """
SELECT m.council_id, m.role, c.slug, c.short_name,
    ARRAY(SELECT a.id FROM mfa_authenticator a WHERE a.user_id = m.user_id)
FROM accounts_membership m JOIN councils_council c ON c.id = m.council_id
WHERE m.user_id = %s ORDER BY c.short_name, m.council_id, m.role
"""


def membership_in_scope(user: User) -> Member | None:
    """Return what the person is in this council, or None for a stranger.

    One question to the database, since it is asked on every page: also which other councils (when the scope was opened
    for this person) and which second factors.
    """
    rows = ask(_ROLES, [user.pk])
    roles = frozenset(role for council, role, *_rest in rows if council == current_council().pk)
    if not roles:
        return None
    serves = dict.fromkeys(Served(council, slug, name) for council, _role, slug, name, _factors in rows)
    return Member(roles, frozenset(rows[0][4]), tuple(serves))


def serves_elsewhere(user: User) -> bool:
    """Tell whether a person also has a role in another council than that of the scope."""
    with acting_as(user.pk):
        return Membership.objects.everywhere().filter(user=user).exclude(council=current_council().pk).exists()


def councils_of_person(user: User) -> QuerySet[Council]:
    """Return the councils a person serves; the caller has said act_as_person in this transaction."""
    mine = Membership.objects.everywhere().filter(user=user)
    return Council.objects.filter(pk__in=mine.values("council")).order_by("name")
