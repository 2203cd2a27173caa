"""What a command said and how it ended, for tests; the command as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

import psycopg

ROOT = Path(__file__).resolve().parents[3]
# The installation's own database is left alone: the command is run against the one of the tests.
CODE = """
import sys, django
django.setup()
from kriya.cli.arguments import parser
from kriya.cli.commands import import_command
sys.exit(import_command.run(parser().parse_args(["import", *sys.argv[1:]])))
"""


class Done(NamedTuple):
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


def report_of(done: Done) -> dict[str, Any]:
    """The report that a command printed with --json; its counts add up."""
    report: dict[str, Any] = json.loads(done.stdout)
    counted = sum(report[name] for name in ("new", "changed", "same", "duplicates")) + len(report["refused"])
    assert report["rows_read"] == counted
    return report


def run_import(
    database: str, data: Path, *arguments: str | Path, slug: str = "pekalongan", lang: str = "id_ID.UTF-8"
) -> Done:
    """Run `kriya import` as a process of its own against a database of the tests."""
    env = {
        **os.environ,
        "KRIYA_APP_DATABASE_URL": address_of(os.environ["KRIYA_TEST_APP_URL"], database),
        "KRIYA_DATA": str(data),
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "kriya.config.settings",
        "LC_ALL": lang,
    }
    command = [sys.executable, "-c", CODE, *map(str, arguments), "--council", slug]
    done = subprocess.run(command, capture_output=True, text=True, env=env, cwd="/", check=False, timeout=120)
    return Done(done.returncode, done.stdout, done.stderr)


def address_of(url: str, database: str) -> str:
    """The address of the tests' own database on the tests' server."""
    parts = {**psycopg.conninfo.conninfo_to_dict(url), "dbname": database}
    user, password, name = (quote(str(parts.pop(key, "")), safe="") for key in ("user", "password", "dbname"))
    return f"postgresql://{user}:{password}@/{name}?{urlencode(parts)}"
