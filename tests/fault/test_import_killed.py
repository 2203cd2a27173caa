"""kill -9 in the middle of writing a spreadsheet: no row of it remains, and the same file goes in afterwards.

The file itself is not lost from sight: the wizard lists it as stuck, to be read again or thrown away.

The moment is drawn from a seed: KRIYA_SEED=… repeats a run.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import psycopg
import pytest
import time_machine

from kriya.accounts.roles import Role
from kriya.core.clock import now
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.imports.tests.wizard_files import xlsx
from kriya.makers.models import ImportRun, Maker, MakerCraft, MakerPhone, Step, YearlyFigure
from tests import build

ROOT = Path(__file__).resolve().parents[2]
SEED = int(os.environ.get("KRIYA_SEED", "20231113"))
MAKERS = 300
# Says when each statement that writes is done, and waits to be told to go on: so the killing hits where it is meant to.
CODE = """
import sys, django
django.setup()
from django.db import connection
from kriya.cli.arguments import parser
from kriya.cli.commands import import_command
from kriya.makers.imports import writing
run = writing.run
def told(statement, **facts):
    count = run(statement, **facts)
    if TWIN:
        council = facts["council"]
        connection.connection.commit()
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('kriya.council', %s, false)", [str(council)])
    print("wrote", flush=True)
    sys.stdin.readline()
    return count
writing.run = told
sys.exit(import_command.run(parser().parse_args(["import", *sys.argv[1:], "--council", "pekalongan", "--json"])))
"""
Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def council(real_db: None) -> Council:
    return build.pekalongan(crafts=True)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    rows = [
        (f"Batik {n:03}", f"Pemilik {n:03}", f"Jl. Jawa {n}", "Pekalongan Utara", f"08123456{n:04}", 5_000_000 + n, 3)
        for n in range(MAKERS)
    ]
    (tmp_path / "binaan.xlsx").write_bytes(xlsx(*rows))
    return tmp_path / "binaan.xlsx"


@pytest.fixture
def importing(council: Council, database_name: str, file: Path, tmp_path: Path) -> Start:
    parts = {**psycopg.conninfo.conninfo_to_dict(os.environ["KRIYA_TEST_APP_URL"]), "dbname": database_name}
    user, password, name = (quote(str(parts.pop(key, "")), safe="") for key in ("user", "password", "dbname"))
    env = {
        **os.environ,
        "KRIYA_APP_DATABASE_URL": f"postgresql://{user}:{password}@/{name}?{urlencode(parts)}",
        "KRIYA_DATA": str(tmp_path / "data"),
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "kriya.config.settings",
    }

    def start(*, twin: bool = False) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", f"TWIN = {twin}\n{CODE}", str(file)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=env, cwd="/",
        )  # fmt: skip

    return start


def kill_after(child: subprocess.Popen[str], statements: int) -> None:
    """Let it write so many statements, then kill it without a word."""
    assert child.stdin is not None
    assert child.stdout is not None
    for number in range(statements):
        assert child.stdout.readline() == "wrote\n"
        if number + 1 < statements:
            child.stdin.write("\n")
            child.stdin.flush()
    child.kill()
    child.communicate()


def rows(council: Council) -> dict[str, int]:
    models = (Maker, Step, MakerPhone, MakerCraft, YearlyFigure)
    with council_scope(council):
        return {model.__name__: model.objects.count() for model in models}


NOTHING = {"Maker": 0, "Step": 0, "MakerPhone": 0, "MakerCraft": 0, "YearlyFigure": 0}


@pytest.mark.fault
def test_killed_in_the_middle_of_writing_nothing_remains_and_the_same_file_goes_in(importing: Start, council: Council):
    draw = random.Random(SEED)
    for statements in draw.sample(range(1, 6), 2):
        kill_after(importing(), statements)
        assert rows(council) == NOTHING, f"after {statements} statements, seed {SEED}"
    done = importing()
    done.communicate("\n" * 20)
    assert done.returncode == 0
    assert (rows(council)["Maker"], rows(council)["Step"], rows(council)["MakerPhone"]) == (MAKERS, MAKERS, MAKERS)


@pytest.mark.fault
@pytest.mark.parametrize("choice", ["ulang", "buang"])
def test_what_was_killed_is_listed_as_stuck_and_can_be_read_again_or_thrown_away(
    importing: Start, council: Council, settings: Any, tmp_path: Path, choice: str
):
    settings.MEDIA_ROOT = str(tmp_path / "data" / "files")
    kill_after(importing(), 2)
    sari = build.browser_of(build.member(council, Role.STAFF, "Sari"))
    with council_scope(council):
        run = ImportRun.objects.get()
    stored = Path(settings.MEDIA_ROOT, str(run.file.name))
    assert stored.exists()
    address = f"/pekalongan/kelola/impor/{run.pk}/"
    with time_machine.travel(now() + timedelta(minutes=2), tick=False):
        assert "terhenti" in sari.get("/pekalongan/kelola/impor/").content.decode()
        assert "Buang berkas ini" in sari.get(address).content.decode()
        assert sari.post(f"{address}{choice}/").status_code == 302
    with council_scope(council):
        states = list(ImportRun.objects.values_list("state", flat=True))
    assert (states, stored.exists()) == ((["ready"], True) if choice == "ulang" else ([], False))
    assert rows(council) == NOTHING


@pytest.mark.fault
def test_without_one_transaction_makers_remain_that_never_took_their_first_step(importing: Start, council: Council):
    """Twin: each statement committed by itself."""
    kill_after(importing(twin=True), 1)
    assert (rows(council)["Maker"], rows(council)["Step"]) == (MAKERS, 0)
