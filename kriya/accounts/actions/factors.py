"""Take away second factors that were lost, so that their owner sets up new ones at the next log-in."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from kriya.accounts.actions.sessions import end_sessions
from kriya.accounts.models import FactorReset, Membership, User
from kriya.accounts.roles import STAFF_ROLES
from kriya.core.refusal import Refused


@transaction.atomic
def reset_factor(user: User, *, by: User | None, reason: str) -> FactorReset:
    """Take every second factor from a person who serves the council of the scope, and end their sessions.

    The password stays: whoever finds the lost telephone still needs it. `by` None is the operator.
    Raises Refused: somebody else's council, one's own factor, no factor to take, no reason.
    """
    if not Membership.objects.filter(user=user, role__in=STAFF_ROLES).exists():
        raise Refused("not_serving_here", name=user.name)
    if by is not None and by.pk == user.pk:
        raise Refused("own_factor")
    if not reason.strip():
        raise Refused("reason_missing")
    held = list(Authenticator.objects.select_for_update().filter(user=user).order_by("pk"))
    if not held:
        raise Refused("no_factor", name=user.name)
    Authenticator.objects.filter(pk__in=[factor.pk for factor in held]).delete()
    end_sessions(user)
    reset = FactorReset(user=user, reset_by=by, reason=reason.strip())
    reset.save()
    return reset
