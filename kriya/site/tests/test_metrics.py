"""/metrics is closed to the public, and its figures are those of the database."""

import pytest
from django.db import DatabaseError, connection

from kriya.site import health
from tests import build

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("token", "brought", "status"),
    [
        ("", "", 404),
        ("", "Bearer ", 404),
        ("rahasia", "", 401),
        ("rahasia", "Bearer rahasi", 401),
        ("rahasia", "Bearer räh", 401),
    ],
)
def test_nobody_reads_it_without_the_token(client, settings, token, brought, status):
    settings.METRICS_TOKEN = token
    answer = client.get("/metrics", headers={"authorization": brought} if brought else {})
    assert answer.status_code == status
    assert b"kriya_" not in answer.content


def test_a_monitor_reads_what_works_and_what_waits(client, settings):
    settings.METRICS_TOKEN = "rahasia"
    build.pekalongan()
    build.gunungkidul()
    answer = client.get("/metrics", headers={"authorization": "Bearer rahasia"})
    lines = answer.content.decode().splitlines()
    told = dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    assert {name: value for name, value in told.items() if name.startswith("kriya_up")} == {
        'kriya_up{part="database"}': "1", 'kriya_up{part="queue"}': "1", 'kriya_up{part="storage"}': "1",
    }  # fmt: skip
    assert told["kriya_councils"] == "2"
    assert int(told["kriya_database_bytes"]) > 1_000_000
    assert int(told["kriya_database_connections"]) >= 1
    assert {line.split()[2] for line in lines if line.startswith("# TYPE")} == {name.split("{")[0] for name in told}


def test_a_job_that_could_run_is_counted_with_the_time_it_has_waited(client, settings):
    settings.METRICS_TOKEN = "rahasia"
    with connection.cursor() as cursor:
        for at in ("now() - interval '90 s'", "now() + interval '1 hour'"):
            cursor.execute(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, priority, args, scheduled_at) "
                f"VALUES ('default', 'tests.none', 0, '{{}}', {at})"
            )
    told = client.get("/metrics", headers={"authorization": "Bearer rahasia"}).content.decode()
    assert 'kriya_jobs{state="todo"} 2\n' in told
    assert "kriya_oldest_due_job_seconds 90\n" in told


def test_with_the_queue_gone_it_still_tells_what_works(client, settings, monkeypatch):
    settings.METRICS_TOKEN = "rahasia"

    def gone() -> None:
        raise DatabaseError

    monkeypatch.setitem(health._PROBES, "queue", gone)
    told = client.get("/metrics", headers={"authorization": "Bearer rahasia"}).content.decode()
    assert 'kriya_up{part="queue"} 0\n' in told
    assert "kriya_jobs" not in told
