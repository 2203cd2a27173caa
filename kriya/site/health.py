"""Health: /healthz says that the process lives, /readyz that everything behind it answers, /metrics how much waits."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
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


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Tell a monitor (Prometheus) what works, what waits and how large it is, if it brings METRICS_TOKEN."""
    if not settings.METRICS_TOKEN:
        raise Http404
    if not constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {settings.METRICS_TOKEN}"):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    return HttpResponse("".join(_families()), content_type="text/plain; version=0.0.4; charset=utf-8")


def _families() -> Iterator[str]:
    up = {name: _works(probe) for name, probe in _PROBES.items()}
    yield _family("kriya_up", "Whether it answers: 1 or 0.", {f'{{part="{name}"}}': int(up[name]) for name in up})
    if not (up["database"] and up["queue"]):
        return
    jobs = dict.fromkeys(_JOB_STATES, 0) | dict(_rows(_JOBS))
    yield _family("kriya_jobs", "Jobs by state.", {f'{{state="{state}"}}': jobs[state] for state in _JOB_STATES})
    for name, (meaning, sql) in _MEASURES.items():
        yield _family(name, meaning, {"": _rows(sql)[0][0]})


def _family(name: str, meaning: str, values: dict[str, object]) -> str:
    lines = (f"{name}{labels} {value}\n" for labels, value in values.items())
    return f"# HELP {name} {meaning}\n# TYPE {name} gauge\n{''.join(lines)}"


def _works(probe: Callable[[], object]) -> bool:
    try:
        probe()
    except (DatabaseError, OSError):
        return False
    return True


def _rows(sql: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


_PROBES: dict[str, Callable[[], object]] = {
    "database": lambda: _rows("SELECT 1"),
    "queue": lambda: _rows("SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'"),
    "storage": lambda: default_storage.exists("ready"),
}

_JOB_STATES: Final = ("todo", "doing", "failed")
_JOBS: Final = "SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY 1"
_MEASURES: Final = {
    "kriya_oldest_due_job_seconds": (
        "For how long the oldest job that could run has waited; 0 when none does.",
        """SELECT coalesce(max(extract(epoch FROM now() - coalesce(j.scheduled_at, e.at)))::bigint, 0)
        FROM procrastinate_jobs j LEFT JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred'
        WHERE j.status = 'todo' AND coalesce(j.scheduled_at, e.at) <= now()""",
    ),
    "kriya_councils": ("Councils that stand here.", "SELECT count(*) FROM councils_council"),
    "kriya_database_bytes": ("Size of the database.", "SELECT pg_database_size(current_database())"),
    "kriya_database_connections": (
        "Connections to the database.",
        "SELECT numbackends FROM pg_stat_database WHERE datname = current_database()",
    ),
}
