"""kill -9 in the middle of writing a spreadsheet: no row of it remains, and the same file goes in afterwards.

The file itself is not lost from sight: the wizard lists it as stuck, to be read again or thrown away.

The moment is drawn from a seed: KRIYA_SEED=… repeats a run.
"""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, TextIO

import pytest
import time_machine
from django.conf import settings
from django.db import connection, connections
from django.test.utils import override_settings

from kriya.accounts.roles import Role
from kriya.cli.arguments import parser
from kriya.cli.commands import import_command
from kriya.core.clock import now
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.imports import writing
from kriya.makers.imports.tests.wizard_files import xlsx
from kriya.makers.models import ImportRun, Maker, MakerCraft, MakerPhone, Step, YearlyFigure
from tests import build

SEED = int(os.environ.get("KRIYA_SEED", "20231113"))
MAKERS = 300


@dataclass
class Importing:
    """An import in a process of its own; killed in the middle of writing nobody hears of it."""

    process: int
    said: TextIO
    told: TextIO

    def kill_after(self, statements: int) -> None:
        """Let it write so many statements, then kill it without a word."""
        for number in range(statements):
            assert self.said.readline() == "wrote\n"
            if number + 1 < statements:
                self._go_on()
        os.kill(self.process, signal.SIGKILL)
        assert self._ended() == -signal.SIGKILL

    def finish(self) -> None:
        """Let it write to the end."""
        while self.said.readline() == "wrote\n":
            self._go_on()
        assert self._ended() == 0

    def _go_on(self) -> None:
        self.told.write("\n")
        self.told.flush()

    def _ended(self) -> int:
        self.said.close()
        self.told.close()
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


Start = Callable[..., Importing]


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
def importing(council: Council, file: Path, tmp_path: Path) -> Start:
    def start(*, twin: bool = False) -> Importing:
        saying, telling = os.pipe(), os.pipe()
        child = os.fork()
        if child == 0:
            with override_settings(MEDIA_ROOT=str(tmp_path / "data" / "files"), STORAGES=settings.STORAGES):
                _import_and_end(file, said=_one_way(saying, "w"), told=_one_way(telling, "r"), twin=twin)
        return Importing(child, said=_one_way(saying, "r"), told=_one_way(telling, "w"))

    return start


def _one_way(pipe: tuple[int, int], mode: str) -> TextIO:
    """Keep the end of a pipe that this process uses."""
    reading, writing = pipe
    os.close(writing if mode == "r" else reading)
    return os.fdopen(reading if mode == "r" else writing, mode)


def _import_and_end(file: Path, *, said: TextIO, told: TextIO, twin: bool) -> None:
    """Say when each statement that writes is done, and wait to be told to go on: so the killing hits where it should."""
    run = writing.run

    def told_run(statement: str, **facts: Any) -> int:
        count: int = run(statement, **facts)
        if twin:
            connection.connection.commit()
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('kriya.council', %s, false)", [str(facts["council"])])
        said.write("wrote\n")
        said.flush()
        told.readline()
        return count

    code = 1
    try:
        # A new one: the connection that was forked belongs to the other process too.
        del connections["default"]
        writing.run = told_run
        command = ["import", str(file), "--council", "pekalongan", "--json"]
        with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
            code = import_command.run(parser().parse_args(command))
    finally:
        os._exit(code)


def rows(council: Council) -> dict[str, int]:
    models = (Maker, Step, MakerPhone, MakerCraft, YearlyFigure)
    with council_scope(council):
        return {model.__name__: model.objects.count() for model in models}


NOTHING = {"Maker": 0, "Step": 0, "MakerPhone": 0, "MakerCraft": 0, "YearlyFigure": 0}


@pytest.mark.fault
def test_killed_in_the_middle_of_writing_nothing_remains_and_the_same_file_goes_in(importing: Start, council: Council):
    draw = random.Random(SEED)
    for statements in draw.sample(range(1, 6), 2):
        importing().kill_after(statements)
        assert rows(council) == NOTHING, f"after {statements} statements, seed {SEED}"
    importing().finish()
    assert (rows(council)["Maker"], rows(council)["Step"], rows(council)["MakerPhone"]) == (MAKERS, MAKERS, MAKERS)


@pytest.mark.fault
@pytest.mark.parametrize("choice", ["ulang", "buang"])
def test_what_was_killed_is_listed_as_stuck_and_can_be_read_again_or_thrown_away(
    importing: Start, council: Council, settings: Any, tmp_path: Path, choice: str
):
    settings.MEDIA_ROOT = str(tmp_path / "data" / "files")
    importing().kill_after(2)
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
    importing(twin=True).kill_after(1)
    assert (rows(council)["Maker"], rows(council)["Step"]) == (MAKERS, 0)
