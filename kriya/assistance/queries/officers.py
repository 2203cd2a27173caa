"""Who may work on cases."""

from django.db.models import QuerySet

from kriya.accounts.models import Membership, User
from kriya.accounts.roles import GRANTS, Can


def officers() -> QuerySet[User]:
    """Return the people of the council who manage programmes, by name."""
    roles = [role for role, may in GRANTS.items() if Can.MANAGE_PROGRAMMES in may]
    serving = Membership.objects.filter(role__in=roles).values("user")
    return User.objects.filter(pk__in=serving, is_active=True).order_by("name", "pk")
