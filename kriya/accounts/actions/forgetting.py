"""Forget what has served its purpose: telephone numbers that asked for a code, log-ins and limits that are over."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from kriya.accounts.models import CodeRequest, LoginLink

KEEP_REQUESTS = timedelta(days=7)
KEEP_LINKS = timedelta(days=90)


@transaction.atomic
def forget_requests() -> int:
    """Delete code requests a week old, and links over since ninety days; return how many requests there were.

    A request holds a telephone number, perhaps of somebody who is no maker (UU 27/2022: no longer than its purpose).
    """
    LoginLink.objects.filter(expires_at__lt=timezone.now() - KEEP_LINKS).delete()
    deleted: int = CodeRequest.objects.filter(requested_at__lt=timezone.now() - KEEP_REQUESTS).delete()[0]
    return deleted


@transaction.atomic
def forget_sessions() -> int:
    """Delete log-ins that are over, with the devices they stood for; return how many sessions there were."""
    deleted = Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]
    alive = Session.objects.filter(session_key=OuterRef("session_key"))
    UserSession.objects.exclude(Exists(alive)).delete()
    return deleted


def forget_limits() -> int:
    """Delete what is over in the shared cache, which by itself deletes only when it is full."""
    table = connection.ops.quote_name(getattr(caches["default"], "_table", "core_cache"))
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE expires < now()")  # noqa: S608 - our own table's name
        return int(cursor.rowcount)
