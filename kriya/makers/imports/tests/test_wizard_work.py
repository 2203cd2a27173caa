"""Who does the work, once, whatever dies or is clicked meanwhile; and what is thrown away."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from kriya.core.attempts import Overtaken
from kriya.core.clock import now
from kriya.core.jobs import defer_called
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.actions import import_runs
from kriya.makers.imports.tests.wizard_files import MELATI, SEKAR, xlsx
from kriya.makers.imports.tests.wizard_walk import accepted, names, run_of, save, send, tabs, walk
from kriya.makers.models import ImportRun
from kriya.makers.tasks import read_import, write_import


@pytest.fixture
def by_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is a big one."""
    monkeypatch.setattr("kriya.makers.views.imports.finding.SMALL", 0)


def test_a_big_file_is_read_and_written_by_the_worker(by_worker: None, sari: Client, council: Council):
    address = send(sari, xlsx(SEKAR))
    waiting = sari.get(address)
    assert 'hx-get="' in waiting.content.decode()
    assert '<meta http-equiv="refresh"' in waiting.content.decode(), "without a script the page asks by itself"
    work()
    assert sari.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    sari.post(f"{address}kolom/", accepted(sari.get(f"{address}kolom/")))
    save(sari, address, council)
    assert run_of(council).state == "writing"
    assert names(council) == []
    work()
    assert (run_of(council).state, names(council)) == ("done", ["Batik Sekar"])


def test_a_file_that_somebody_waits_for_goes_before_work_that_nobody_does(
    by_worker: None, sari: Client, council: Council
):
    """Hundreds of pictures may wait to be copied: behind them the page would say that the work has stopped."""
    with council_scope(council):
        defer_called("kriya.catalog.tasks.keep_copies", come=[], gone=[])
    send(sari, xlsx(SEKAR))
    queued = (
        ProcrastinateJob.objects.filter(status="todo").order_by("-priority", "id").values_list("task_name", flat=True)
    )
    assert list(queued) == ["kriya.makers.tasks.read_import", "kriya.catalog.tasks.keep_copies"]


def work() -> None:
    """Do what the queue holds, once, as the worker would."""
    jobs = {"kriya.makers.tasks.read_import": read_import, "kriya.makers.tasks.write_import": write_import}
    for job in ProcrastinateJob.objects.filter(status="todo", task_name__in=jobs).order_by("id"):
        jobs[job.task_name](**job.args)
    # The queue is the worker's own: whoever asks only reads it.


def test_a_reading_that_died_can_be_begun_again_and_the_dead_one_stays_dead(
    by_worker: None, sari: Client, council: Council
):
    address = send(sari, xlsx(SEKAR))
    first = run_of(council).attempt
    assert sari.get(address).context["stuck"] is False
    with time_machine.travel(now() + timedelta(minutes=5), tick=False):
        assert sari.get(address).context["stuck"] is True
        sari.post(f"{address}ulang/")
    assert run_of(council).attempt == first + 1
    with pytest.raises(Overtaken):
        import_runs.read_run(council, run_of(council).pk, first)
    import_runs.read_run(council, run_of(council).pk, first + 1)
    assert run_of(council).state == "ready"


def test_begin_again_while_it_is_being_read_begins_nothing(by_worker: None, sari: Client, council: Council):
    address = send(sari, xlsx(SEKAR))
    sari.post(f"{address}ulang/")
    assert run_of(council).attempt == 1


def test_saving_twice_saves_once(sari: Client, council: Council):
    address, _review = walk(sari, xlsx(SEKAR))
    shown = run_of(council).shown
    for _click in range(2):
        sari.post(f"{address}simpan/", {"tinjauan": shown})
    assert (run_of(council).attempt, names(council)) == (2, ["Batik Sekar"])


def test_a_register_that_changed_meanwhile_shows_the_review_anew(sari: Client, council: Council):
    address, review = walk(sari, xlsx(SEKAR, MELATI))
    assert tabs(review)["new"] == 2
    other, _review = walk(sari, xlsx(SEKAR), "lain.xlsx")
    save(sari, other, council)
    with council_scope(council):
        shown = ImportRun.objects.get(file_name="binaan.xlsx").shown
    after = sari.post(f"{address}simpan/", {"tinjauan": shown}, follow=True)
    assert "berubah sejak tinjauan" in after.content.decode()
    assert (tabs(after)["new"], tabs(after)["same"]) == (1, 1)
    assert names(council) == ["Batik Sekar"], "nothing was written"


def test_what_was_shown_before_is_not_saved_after_another_look(sari: Client, council: Council):
    address, _review = walk(sari, xlsx(SEKAR))
    sari.post(f"{address}simpan/", {"tinjauan": "0" * 64})
    assert (run_of(council).state, names(council)) == ("ready", [])


def test_a_discarded_file_leaves_nothing_behind(sari: Client, council: Council):
    address, _review = walk(sari, xlsx(SEKAR))
    run = run_of(council)
    assert default_storage.exists(run.file.name)
    sari.post(f"{address}buang/")
    assert not default_storage.exists(run.file.name)
    assert not default_storage.exists(run.preview.name)


def test_a_saved_file_cannot_be_discarded(sari: Client, council: Council):
    address, _review = walk(sari, xlsx(SEKAR))
    save(sari, address, council)
    sari.post(f"{address}buang/")
    assert run_of(council).state == "done"


def test_uploads_are_forgotten_after_ninety_days_and_what_they_did_is_not(sari: Client, council: Council):
    address, _review = walk(sari, xlsx(SEKAR))
    save(sari, address, council)
    stored = run_of(council).file.name
    with council_scope(council):
        assert import_runs.forget_uploads() == 0
        with time_machine.travel(now() + timedelta(days=91), tick=False):
            assert [import_runs.forget_uploads() for _night in range(2)] == [1, 0]
    assert not default_storage.exists(stored)
    assert "Tersimpan" in sari.get(address).content.decode()
    assert sari.get(f"{address}perbaikan/").status_code == 302
    sari.post(f"{address}batalkan/")
    assert names(council) == []
