"""Health: /healthz says that the process lives, /readyz that everything behind it answers."""

from collections.abc import Callable

from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe


@require_safe
def process(_request: HttpRequest) -> HttpResponse:
    """Answer without touching anything."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def ready(_request: HttpRequest) -> JsonResponse:
    """Answer 200 when database, queue and storage answer, 503 with the one that does not."""
    parts = {name: _works(probe) for name, probe in _PROBES.items()}
    return JsonResponse(parts, status=200 if all(parts.values()) else 503)


def _works(probe: Callable[[], object]) -> bool:
    try:
        probe()
    except (DatabaseError, OSError):
        return False
    return True


def _ask(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        cursor.fetchone()


_PROBES: dict[str, Callable[[], object]] = {
    "database": lambda: _ask("SELECT 1"),
    "queue": lambda: _ask("SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'"),
    "storage": lambda: default_storage.exists("ready"),
}
