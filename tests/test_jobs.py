"""Jobs are imported by who runs or queues them, and by nobody else."""

import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.core.checks import run_checks
from django.db import OperationalError
from procrastinate.jobs import Job

from kriya.core.jobs import jobs

ROOT = Path(__file__).resolve().parents[1]
START = """
import sys, django
django.setup()
from kriya.core.jobs import jobs
from kriya.demo.presence import is_seeded
before = [name for name in (*jobs.import_paths, "kriya.demo.seed", "numpy", "pptx") if name in sys.modules]
jobs.perform_import_paths()
print(before, len(jobs.import_paths), [name for name in jobs.import_paths if name not in sys.modules])
"""


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
