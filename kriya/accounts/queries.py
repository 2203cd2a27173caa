"""Questions about people and their roles."""

from dataclasses import dataclass

from django.db.models import QuerySet

from kriya.accounts.models import Membership, User
from kriya.accounts.roles import Role, granted
from kriya.councils.models import Council


@dataclass(frozen=True)
class Member:
    """What a person is and may do in the council whose scope is open."""

    roles: frozenset[str]

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


def membership_in_scope(user: User) -> Member | None:
    """Return what the person is in this council, or None for a stranger."""
    roles = frozenset(Membership.objects.filter(user=user).values_list("role", flat=True))
    return Member(roles) if roles else None


def councils_of_person(user: User) -> QuerySet[Council]:
    """Return the councils a person serves; the caller has said act_as_person in this transaction."""
    mine = Membership.objects.everywhere().filter(user=user)
    return Council.objects.filter(pk__in=mine.values("council")).order_by("name")
