"""One file sent twice at the same moment, by two clicks or by two people: it is written once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError

from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.actions import imports as actions
from kriya.makers.actions.import_runs import begin_reading, begin_writing, read_run
from kriya.makers.actions.imports import read_for_council, receive_file, write_import
from kriya.makers.imports.reading import FileRead
from kriya.makers.imports.tests.wizard_files import MELATI, SEKAR, xlsx
from kriya.makers.models import ImportRun, Maker
from tests import build
from tests.at_once import at_once


@pytest.fixture
def council(real_db: None) -> Council:
    return build.pekalongan(crafts=True)


@pytest.fixture
def found(council: Council, tmp_path: Path) -> FileRead:
    path = tmp_path / "binaan.xlsx"
    path.write_bytes(xlsx(SEKAR, MELATI))
    return read_for_council(council, path)


def received(council: Council) -> ImportRun:
    with council_scope(council):
        return receive_file(ContentFile(xlsx(SEKAR, MELATI)), name="binaan.xlsx", by=None)


def writer(council: Council, run: ImportRun, found: FileRead, shown: str | None = None) -> Callable[[], str]:
    def write() -> str:
        with council_scope(council):
            write_import(run, found, shown=shown)
        return "written"

    return write


def makers(council: Council) -> int:
    with council_scope(council):
        return Maker.objects.count()


def test_two_clicks_on_one_run_write_once(council: Council, found: FileRead):
    run = received(council)
    deed = writer(council, run, found)
    assert at_once(deed, deed) == ["import_already_written", "written"]
    assert makers(council) == 2


def test_of_two_clicks_one_begins(council: Council):
    run = received(council)
    with council_scope(council):
        attempt = begin_reading(run)
    assert attempt is not None
    read_run(council, run.pk, attempt)
    with council_scope(council):
        shown = ImportRun.objects.get().shown

    def begin() -> str:
        with council_scope(council):
            mine = ImportRun.objects.get(pk=run.pk)
            return str(begin_writing(mine, shown=shown, skip_refused=False, by=None))

    assert at_once(begin, begin, begin) == ["2", "None", "None"]


def test_two_people_with_the_same_file_make_each_maker_once(council: Council, found: FileRead):
    """The second finds the register changed and is shown the new review."""
    with council_scope(council):
        shown = actions.plan_import(found).digest()
    deeds = [writer(council, received(council), found, shown) for _person in range(2)]
    assert at_once(*deeds) == ["import_register_changed", "written"]
    assert makers(council) == 2


@contextmanager
def without_the_lock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Both compare with the register before either has written."""
    both_compared = Barrier(2)
    plan_import = actions.plan_import

    def plan(*arguments: object, **options: object) -> object:
        made = plan_import(*arguments, **options)  # type: ignore[arg-type]
        both_compared.wait(timeout=10)
        return made

    monkeypatch.setattr(actions, "lock_imports", lambda: None)
    monkeypatch.setattr(actions, "plan_import", plan)
    yield
    monkeypatch.undo()


def test_without_the_lock_the_second_breaks_off_instead_of_being_shown_anew(
    council: Council, found: FileRead, monkeypatch: pytest.MonkeyPatch
):
    """Twin: both see an empty register, so that the digest holds for both; only the page address stops the second."""
    with council_scope(council):
        shown = actions.plan_import(found).digest()
    runs = [received(council) for _person in range(2)]
    with without_the_lock(monkeypatch), pytest.raises(IntegrityError, match="maker_slug_once"):
        at_once(*(writer(council, run, found, shown) for run in runs))
