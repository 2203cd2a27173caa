"""End a person's log-ins."""

from allauth.usersessions.models import UserSession
from django.db import transaction

from kriya.accounts.models import User


@transaction.atomic
def end_sessions(user: User, *, keep: str | None = None) -> int:
    """Log a person out on every device, except the session `keep`; return how many devices there were."""
    sessions = UserSession.objects.filter(user=user).exclude(session_key=keep or "").order_by("pk")
    return sum(1 for session in sessions if session.end() is None)


def end_session(session: UserSession) -> None:
    """Log one device out."""
    session.end()
