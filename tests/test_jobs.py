"""Jobs are imported by who runs or queues them, and by nobody else."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from asgiref.sync import async_to_sync
from django.conf import settings
from django.core.checks import run_checks
from django.db import OperationalError, connection
from procrastinate.jobs import Job
from procrastinate.periodic import PeriodicDeferrer, PeriodicRegistry

from kriya.core.clock import now
from kriya.core.jobs import jobs
from kriya.core.tasks import MOST_ATTEMPTS, forget, take_up

ROOT = Path(__file__).resolve().parents[1]
BY_THE_CLOCK = ("kriya.makers.tasks.end_papers", "kriya.accounts.tasks.forget", "kriya.sales.tasks.forget_buyers")
"""Work of midnight, of each night, and of the night to Monday."""
START = """
import sys, django
django.setup()
from kriya.core.jobs import jobs
from kriya.demo.presence import is_seeded
before = [name for name in (*jobs.import_paths, "kriya.demo.seed", "numpy", "pptx") if name in sys.modules]
jobs.perform_import_paths()
print(before, len(jobs.import_paths), [name for name in jobs.import_paths if name not in sys.modules])
"""


@pytest.fixture(autouse=True)
def _no_loop_of_a_browser() -> Iterator[None]:
    """A browser of an earlier test leaves its loop as the running one of this thread, in which no other may wait."""
    running = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(running)


def test_every_word_with_jobs_is_known_to_the_worker_which_then_knows_them():
    written = {".".join(file.relative_to(ROOT).with_suffix("").parts) for file in ROOT.glob("kriya/*/tasks.py")}
    assert set(settings.PROCRASTINATE_IMPORT_PATHS) == written
    jobs.perform_import_paths()
    assert {task.func.__module__ for task in jobs.tasks.values()} >= written


def test_a_job_that_met_a_lock_is_tried_again_and_one_that_is_wrong_is_not():
    jobs.perform_import_paths()
    copies = jobs.tasks["kriya.catalog.tasks.keep_copies"]
    job = Job(id=1, queue="default", lock=None, queueing_lock=None, task_name=copies.name)
    assert copies.get_retry_exception(OperationalError("canceling statement due to lock timeout"), job)
    assert copies.get_retry_exception(ValueError("no such picture"), job) is None


def left_by(heard: timedelta | None, *, lock: str | None = None, attempts: int = 0) -> int:
    """Return a job that a worker was doing which was last heard of so long ago; None: its row is gone."""
    key = jobs.configure_task("work of a test", queueing_lock=lock, allow_unknown=True).defer(timestamp=1)
    with connection.cursor() as cursor:
        worker = None
        if heard is not None:
            cursor.execute(
                "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s) RETURNING id", [now() - heard]
            )
            worker = cursor.fetchone()[0]
        said = "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s, attempts = %s WHERE id = %s"
        cursor.execute(said, [worker, attempts, key])
    return int(key)


def state_of(*keys: int) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text FROM procrastinate_jobs WHERE id = ANY(%s) ORDER BY id", [list(keys)])
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.django_db
def test_what_a_killed_worker_was_doing_is_done_again_and_what_a_living_one_does_is_not():
    killed, gone, alive = left_by(timedelta(minutes=3)), left_by(None), left_by(timedelta(seconds=20))
    async_to_sync(take_up)(jobs.job_manager)
    assert state_of(killed, gone, alive) == ["todo", "todo", "doing"]


@pytest.mark.django_db
def test_a_job_that_waits_again_or_kills_its_workers_is_not_taken_up():
    periodic, deadly = left_by(None, lock="by the clock"), left_by(None, attempts=MOST_ATTEMPTS)
    jobs.configure_task("work of a test", queueing_lock="by the clock", allow_unknown=True).defer(timestamp=2)
    async_to_sync(take_up)(jobs.job_manager)
    assert state_of(periodic, deadly) == ["failed", "failed"]


def registry_of(name: str) -> PeriodicRegistry:
    jobs.perform_import_paths()
    alone = PeriodicRegistry()
    alone.periodic_tasks = {key: one for key, one in jobs.periodic_registry.periodic_tasks.items() if key[0] == name}
    return alone


def times_queued(name: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = %s", [name])
        return int(cursor.fetchone()[0])


@pytest.mark.django_db
@pytest.mark.parametrize("name", BY_THE_CLOCK)
def test_an_office_that_is_open_from_eight_to_four_gets_the_work_of_the_night_once(name: str):
    """Each morning another worker starts, and another when it died: the work of one night is queued once."""
    asked = []
    for morning in (datetime(2026, 11, 30, 1, tzinfo=UTC), datetime(2026, 12, 7, 1, tzinfo=UTC)):
        for minute in (0, 1):
            starting = PeriodicDeferrer(registry_of(name), **jobs.periodic_defaults)
            due = starting.get_previous_tasks(at=(morning + timedelta(minutes=minute, seconds=5)).timestamp())
            async_to_sync(starting.defer_jobs)(due)
        asked.append(times_queued(name))
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE task_name = %s", [name])
    assert asked == [1, 2]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "days", "left"),
    [("succeeded", 8, 0), ("succeeded", 6, 1), ("failed", 8, 1), ("failed", 91, 0), ("todo", 91, 1)],
)
def test_jobs_are_forgotten_some_time_after_they_ended(status: str, days: int, left: int):
    key = left_by(None)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = %s WHERE id = %s", [status, key])
        cursor.execute(
            "UPDATE procrastinate_events SET at = now() - %s * interval '1 day' WHERE job_id = %s", [days, key]
        )
    async_to_sync(forget)(jobs.job_manager)
    assert len(state_of(key)) == left


def test_a_start_imports_no_jobs_and_nothing_that_draws_or_writes_slides():
    """A command would otherwise take twice as long to say its first word."""
    done = subprocess.run(
        [sys.executable, "-c", START], cwd=ROOT, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "kriya.config.settings"},
    )  # fmt: skip
    assert done.stdout.strip() == f"[] {len(settings.PROCRASTINATE_IMPORT_PATHS)} []", done.stderr


def test_django_finds_nothing_to_say_against_models_addresses_and_settings():
    """No process that serves asks it: the worker of jobs starts without these checks, and the web server never had them."""
    assert run_checks() == []
