"""The order of the day and what is to be prepared, from what the council always does."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any, Final

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.history import tell_insert, tell_inserts
from kriya.core.refusal import Refused
from kriya.visits.actions.rules import set_rules
from kriya.visits.models import AgendaItem, AgendaKind, TaskKind, Visit, VisitTask
from kriya.visits.queries.rules import visit_rules


@dataclass(frozen=True)
class Part:
    """A part of the day."""

    kind: str
    title: str
    minutes: int
    who: str = ""


USUAL: Final = (
    Part(AgendaKind.WELCOME, "Sambutan tuan rumah dan tamu", 20, "Ketua dan pimpinan rombongan"),
    Part(AgendaKind.TALK, "Paparan capaian", 35, "Pengurus"),
    Part(AgendaKind.QUESTIONS, "Tanya jawab", 30, "Semua"),
    Part(AgendaKind.BREAK, "Ramah tamah", 15),
    Part(AgendaKind.TOUR, "Keliling galeri", 50, "Petugas galeri"),
)
"""The order of a day where the council set none of its own: words for guests, so they stand in Indonesian."""
PREPARED: Final = (
    ("Jawab pertanyaan yang dikirim tamu", "Pengurus", 3),
    ("Siapkan paparan", "Pengurus", 2),
    ("Siapkan aula, pengeras suara, dan proyektor", "Petugas aula", 1),
    ("Pesan konsumsi", "Pengurus", 2),
    ("Pilih cendera mata dari stok", "Petugas galeri", 1),
    ("Cetak daftar hadir dan kode QR", "Pengurus", 1),
)
"""What is prepared for every visit: the task, whose it is, days before."""


def usual_agenda() -> list[Part]:
    """Return the council's own order of a day, or the usual one."""
    said: list[dict[str, Any]] = visit_rules().agenda
    return [Part(**one) for one in said] if said else list(USUAL)


@transaction.atomic
def lay_out(visit: Visit) -> None:
    """Give a visit that has its day an order of the day and its tasks; what is there already stays."""
    if not visit.agenda.exists():
        set_agenda(visit, usual_agenda())
    if visit.on is not None and not visit.tasks.exists():
        for title, owner, before in PREPARED:
            add_task(visit, title, owner=owner, due_on=visit.on - timedelta(days=before))


@transaction.atomic
def move_preparation(visit: Visit, days: timedelta) -> None:
    """Let what is still to be prepared follow a visit to its other day."""
    for task in visit.tasks.filter(kind=TaskKind.PREPARE, done_at=None):
        if days and task.due_on is not None:
            task.due_on += days
            task.save(update_fields=["due_on"])


@transaction.atomic
def set_agenda(visit: Visit, parts: Sequence[Part]) -> None:
    """Let the day have these parts, in this order."""
    if any(not part.title.strip() or not 1 <= part.minutes <= 480 for part in parts):
        raise Refused("agenda_part_incomplete")
    Visit.objects.select_for_update().get(pk=visit.pk)
    there = {row.position: row for row in visit.agenda.all()}
    added = []
    for position, part in enumerate(parts):
        row = there.pop(position, None) or AgendaItem(visit=visit, position=position)
        row.kind, row.title = AgendaKind(part.kind), part.title.strip()
        row.minutes, row.who = part.minutes, part.who.strip()
        if row._state.adding:
            added.append(row)
        row.save()
    for row in there.values():
        row.delete()
    tell_inserts(added)


def make_usual(visit: Visit) -> None:
    """Let every later visit begin with this order of the day."""
    parts = [Part(one.kind, one.title, one.minutes, one.who) for one in visit.agenda.order_by("position")]
    set_rules(agenda=[asdict(part) for part in parts])


def add_task(
    visit: Visit, title: str, *, owner: str = "", due_on: Any = None, kind: str = TaskKind.PREPARE
) -> VisitTask:
    """Note something to do."""
    if not title.strip():
        raise Refused("task_without_title")
    task = VisitTask(
        visit=visit, kind=TaskKind(kind), title=title.strip(), owner=owner.strip(), due_on=due_on, made_at=now()
    )
    task.save()
    tell_insert(task)
    return task


def finish_task(task: VisitTask, *, by: User | None) -> None:
    """Say that it is done; twice is once."""
    if task.done_at is None:
        task.done_at, task.done_by = now(), by
        task.save(update_fields=["done_at", "done_by"])


def reopen_task(task: VisitTask) -> None:
    """Say that it is not done after all."""
    task.done_at = task.done_by = None
    task.save(update_fields=["done_at", "done_by"])
