"""Who writes a product list and takes it back, once, whatever dies or is clicked meanwhile."""

from __future__ import annotations

from datetime import timedelta
from threading import Event, Thread
from uuid import UUID

import pytest
import time_machine
from django.db import connections
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from kriya.accounts.roles import Role
from kriya.catalog.actions.list_work import begin_writing, work_of, write_list
from kriya.catalog.imports.tests.test_wizard import HEAD, LIST
from kriya.catalog.models import ListWork, Product, ProductImport
from kriya.catalog.tasks import undo_product_list, write_product_list
from kriya.core.attempts import Overtaken, is_stuck, working_on
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.actions.imports import imports_are_free, lock_imports
from kriya.makers.imports.tests.wizard_files import xlsx
from kriya.makers.imports.tests.wizard_walk import run_of, send
from tests import build
from tests.at_once import at_once

JOBS = {
    "kriya.catalog.tasks.write_product_list": write_product_list,
    "kriya.catalog.tasks.undo_product_list": undo_product_list,
}


@pytest.fixture
def sari(council: Council, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Every list is a long one."""
    monkeypatch.setattr("kriya.catalog.views.staff.import_work.FEW", 0)
    with council_scope(council):
        build.maker("Batik Sekar")
    return build.browser_of(build.member(council, Role.STAFF, "Sari"))


@pytest.fixture
def page(sari: Client, council: Council) -> str:
    send(sari, xlsx(*LIST, header=HEAD, sheet="Produk"), "produk.xlsx")
    return f"/pekalongan/kelola/produk/impor/{run_of(council).pk}/"


def ask_to_write(sari: Client, page: str, **options: str) -> None:
    sari.post(page + "simpan/", {"tinjauan": sari.get(page).context["shown"], "tanpa-ditolak": "1", **options})


def work() -> None:
    """Do what the queue holds as the worker would; the queue is the worker's own, so what was done stays in it."""
    for job in ProcrastinateJob.objects.filter(status="todo", task_name__in=JOBS).order_by("id"):
        JOBS[job.task_name](**job.args)


def state(council: Council) -> str:
    with council_scope(council):
        return ListWork.objects.get().state


def products(council: Council) -> int:
    with council_scope(council):
        return Product.objects.count()


def test_a_long_list_is_written_and_taken_back_by_the_worker(sari: Client, council: Council, page: str) -> None:
    ask_to_write(sari, page)
    waiting = sari.get(page).content.decode()
    assert f'hx-get="{page}?menunggu=1"' in waiting
    assert '<meta http-equiv="refresh"' in waiting, "without a script the page asks by itself"
    assert sari.get(page + "?menunggu=1", headers={"HX-Request": "true"}).status_code == 204, "nothing new"
    assert products(council) == 0
    work()
    assert products(council) == 2
    assert sari.get(page + "?menunggu=1", headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert "Tersimpan" in sari.get(page).content.decode()
    sari.post(page + "batalkan/")
    assert (state(council), products(council)) == ("undoing", 2)
    work()
    assert products(council) == 0
    assert "Impor dibatalkan: 2 produk" in sari.get(page).content.decode()


def test_whoever_presses_again_or_goes_back_begins_nothing(sari: Client, council: Council, page: str) -> None:
    shown = {"tinjauan": sari.get(page).context["shown"], "tanpa-ditolak": "1"}
    for _click in range(2):
        sari.post(page + "simpan/", shown)
    work()
    work()
    sari.post(page + "simpan/", shown)
    with council_scope(council):
        assert (ListWork.objects.get().attempt, ProductImport.objects.count(), Product.objects.count()) == (1, 1, 2)
    for _click in range(2):
        sari.post(page + "batalkan/")
    work()
    with council_scope(council):
        assert (ListWork.objects.get().attempt, Product.objects.count()) == (2, 0)


def test_what_keeps_a_list_from_being_written_is_told_with_the_review(
    sari: Client, council: Council, page: str
) -> None:
    ask_to_write(sari, page)
    with council_scope(council):
        build.maker("Anyaman Entah")
    work()
    assert products(council) == 0
    after = sari.get(page)
    assert "Katalog berubah sejak tinjauan" in after.content.decode()
    assert after.context["report"]["new"] == 3
    sari.post(page + "simpan/", {"tinjauan": after.context["shown"]})
    work()
    assert products(council) == 3


def test_a_writing_that_died_can_be_begun_again_and_the_dead_one_stays_dead(
    sari: Client, council: Council, page: str
) -> None:
    ask_to_write(sari, page)
    sari.post(page + "ulang/")
    assert sari.get(page).context["stuck"] is False
    with time_machine.travel(now() + timedelta(minutes=5), tick=False):
        assert "terhenti" in sari.get(page).content.decode()
        sari.post(page + "ulang/")
    with council_scope(council):
        found = ListWork.objects.get()
    assert found.attempt == 2
    with pytest.raises(Overtaken):
        write_list(council, found.pk, 1)
    work()
    assert products(council) == 2


def test_a_writing_that_died_can_be_left_and_the_list_looked_at_anew(sari: Client, council: Council, page: str) -> None:
    ask_to_write(sari, page)
    sari.post(page + "ulang/", {"lepas": "1"})
    assert state(council) == "writing", "it is alive"
    with time_machine.travel(now() + timedelta(minutes=5), tick=False):
        sari.post(page + "ulang/", {"lepas": "1"})
    work()
    assert (state(council), products(council)) == ("ready", 0)
    assert sari.get(page).context["report"]["new"] == 2


def test_neither_columns_nor_photos_change_while_a_list_is_written(sari: Client, council: Council, page: str) -> None:
    ask_to_write(sari, page)
    sari.post(page + "kolom/", {"0-3": "cost_price"})
    sari.post(page + "foto/", {"buang": "1"})
    work()
    with council_scope(council):
        assert Product.objects.get(name="Kain Kawung").price == 450_000


def test_a_list_whose_file_was_thrown_away_meanwhile_is_not_written(sari: Client, council: Council, page: str) -> None:
    ask_to_write(sari, page)
    sari.post(f"/pekalongan/kelola/impor/{run_of(council).pk}/buang/")
    work()
    assert (state(council), products(council)) == ("ready", 0)


@pytest.fixture
def real(real_db: None) -> Council:
    return build.pekalongan(crafts=True)


def test_of_two_who_press_at_once_one_begins(real: Council) -> None:
    upload = new_id()

    def begin() -> str:
        with council_scope(real):
            return str(begin_writing(work_of(upload), shown="", publish=False, skip_refused=False, by=None))

    assert at_once(begin, begin, begin) == ["1", "None", "None"]


@pytest.mark.parametrize("holds", [True, False])
def test_who_holds_the_work_is_alive_however_long_it_is_silent(real: Council, holds: bool) -> None:
    with council_scope(real):
        begun = work_of(new_id())
        begin_writing(begun, shown="", publish=False, skip_refused=False, by=None)
        ListWork.objects.update(alive_at=now() - timedelta(minutes=5))
    held, looked = Event(), Event()

    def write(pk: UUID) -> None:
        with council_scope(real):
            working_on(ListWork, pk, 1, hold=holds)
            lock_imports()
            held.set()
            looked.wait(10)
        connections.close_all()

    worker = Thread(target=write, args=[begun.pk])
    worker.start()
    held.wait(10)
    with council_scope(real):
        told = is_stuck(ListWork.objects.get()), imports_are_free()
    looked.set()
    worker.join()
    assert told == (not holds, False)
    with council_scope(real):
        assert (is_stuck(ListWork.objects.get()), imports_are_free()) == (True, True)
