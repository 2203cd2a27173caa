"""Who waits for a code."""

from django.db.models import QuerySet
from django.utils import timezone

from kriya.accounts.actions.codes import TRIES
from kriya.accounts.models import CodeRequest

SHOWN = 50


def waiting_for_code() -> QuerySet[CodeRequest]:
    """Return the open requests of makers, those without a code first, then the oldest."""
    return _open().exclude(user=None).order_by("relayed_at", "requested_at")[:SHOWN]


def unknown_numbers() -> QuerySet[CodeRequest]:
    """Return numbers that no maker has and that ask for a code, each once: perhaps a maker with a new number."""
    return _open().filter(user=None).order_by("phone", "-requested_at").distinct("phone")[:SHOWN]


def _open() -> QuerySet[CodeRequest]:
    open_: QuerySet[CodeRequest] = CodeRequest.objects.filter(
        used_at=None, attempts__lt=TRIES, expires_at__gt=timezone.now()
    )
    return open_.select_related("user", "relayed_by")
