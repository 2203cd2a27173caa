"""Set what is to be reached."""

from django.db import transaction

from kriya.accounts.models import User
from kriya.achievements.models import Target
from kriya.achievements.period import Period
from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.indicators import INDICATORS
from kriya.core.refusal import Refused


@transaction.atomic
def set_target(period: Period, code: str, value: int | None, *, by: User, note: str = "") -> Target | None:
    """Set a figure's target for a period, or with None take it away. Raises Refused: target_unknown,
    target_not_positive."""
    if code not in INDICATORS:
        raise Refused("target_unknown")
    if value is None:
        for target in Target.objects.filter(period=period.code, code=code):
            target.delete()
        return None
    if value <= 0:
        raise Refused("target_not_positive")
    told = {"value": value, "note": note.strip()[:160], "set_at": now(), "set_by": by}
    target, is_new = Target.objects.update_or_create(period=period.code, code=code, defaults=told)
    if is_new:
        tell_insert(target)
    return target
