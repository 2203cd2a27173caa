"""Prepare an exhibition: tasks from the council's template, pieces to be shown, people who travel."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.history import tell_insert, tell_inserts
from kriya.core.refusal import Refused
from kriya.exhibitions.actions.exhibitions import locked_exhibition
from kriya.exhibitions.actions.projection import publish
from kriya.exhibitions.models import Anchor, ChecklistItem, ChecklistPattern, DisplayItem, Exhibition, Traveller

_COMMON: Final = (
    ("Pesan tempat dan bayar uang muka", Anchor.START, 60),
    ("Pilih peserta dan kabari mereka", Anchor.START, 45),
    ("Minta persetujuan harga pameran kepada perajin", Anchor.START, 21),
    ("Pesan kendaraan dan penginapan", Anchor.START, 21),
    ("Cetak spanduk, kartu nama, dan daftar harga", Anchor.START, 10),
    ("Kemas barang dan buat surat jalan", Anchor.START, 3),
    ("Siapkan alat kasir, kertas struk, dan uang kembalian", Anchor.START, 3),
    ("Tata stan dan periksa barang yang tiba", Anchor.START, 1),
    ("Hitung sisa barang dan buat surat jalan pulang", Anchor.END, 1),
    ("Tutup pameran dan tanda tangani berita acara", Anchor.END, 3),
    ("Hubungi pembeli yang meninggalkan kartu nama", Anchor.END, 7),
    ("Susun laporan untuk dinas", Anchor.END, 14),
)
"""What a council begins with; it changes its own."""


@transaction.atomic
def give_patterns() -> int:
    """Give the council of the scope a template to begin with, where it has none; return how many lines it has."""
    there = ChecklistPattern.objects.count()
    if there:
        return there
    made = [ChecklistPattern.of_scope(title=title, anchor=anchor, days=days) for title, anchor, days in _COMMON]
    tell_inserts(ChecklistPattern.objects.bulk_create(made))
    return len(made)


@transaction.atomic
def add_pattern(*, title: str, anchor: str, days: int) -> ChecklistPattern:
    """Add a line to the template; refuse one that is there."""
    if ChecklistPattern.objects.filter(title__iexact=title.strip()).exists():
        raise Refused("checklist_there_already", title=title.strip())
    line = ChecklistPattern(title=title.strip(), anchor=anchor, days=days)
    line.save(force_insert=True)
    tell_insert(line)
    return line


def change_pattern(line: ChecklistPattern, **said: Any) -> ChecklistPattern:
    """Change a line of the template; exhibitions that have it keep theirs."""
    for name, value in said.items():
        setattr(line, name, value)
    line.save()
    return line


def drop_pattern(line: ChecklistPattern) -> None:
    """Take a line out of the template; exhibitions that have it keep it."""
    line.delete()


@transaction.atomic
def use_patterns(exhibition: Exhibition, *, owner: User | None) -> int:
    """Take the template's tasks for an exhibition, each on its day; return how many. What is there stays: twice is
    once."""
    locked = locked_exhibition(exhibition)
    give_patterns()
    there = set(ChecklistItem.objects.filter(exhibition=locked).values_list("title", flat=True))
    new = [
        ChecklistItem.of_scope(exhibition=locked, title=line.title, due_on=_day(locked, line), owner=owner)
        for line in ChecklistPattern.objects.order_by("pk")
        if line.title not in there
    ]
    tell_inserts(ChecklistItem.objects.bulk_create(new))
    return len(new)


def _day(exhibition: Exhibition, line: ChecklistPattern) -> date:
    if line.anchor == Anchor.START:
        return exhibition.starts_on - timedelta(days=line.days)
    return exhibition.ends_on + timedelta(days=line.days)


@transaction.atomic
def add_task(exhibition: Exhibition, *, title: str, due_on: date, owner: User | None) -> ChecklistItem:
    """Add something to be done; refuse what stands there already."""
    if ChecklistItem.objects.filter(exhibition=exhibition, title__iexact=title.strip()).exists():
        raise Refused("checklist_there_already", title=title.strip())
    item = ChecklistItem(exhibition=exhibition, title=title.strip(), due_on=due_on, owner=owner)
    item.save(force_insert=True)
    tell_insert(item)
    return item


@transaction.atomic
def change_task(item: ChecklistItem, *, due_on: date, owner: User | None) -> ChecklistItem:
    """Let somebody else do it, or until another day."""
    locked: ChecklistItem = ChecklistItem.objects.select_for_update().get(pk=item.pk)
    locked.due_on, locked.owner = due_on, owner
    locked.save()
    return locked


@transaction.atomic
def tick(item: ChecklistItem, *, by: User | None, done: bool = True) -> ChecklistItem:
    """Say that something is done, or is not after all; twice is once."""
    locked: ChecklistItem = ChecklistItem.objects.select_for_update().get(pk=item.pk)
    if (locked.done_at is not None) != done:
        locked.done_at, locked.done_by = (now(), by) if done else (None, None)
        locked.save()
    return locked


@transaction.atomic
def set_display(exhibition: Exhibition, wanted: Mapping[UUID, int]) -> None:
    """Make these the pieces to be shown: product and how many of it are taken along."""
    locked = locked_exhibition(exhibition)
    rows = {row.product_id: row for row in DisplayItem.objects.filter(exhibition=locked)}
    DisplayItem.objects.filter(exhibition=locked).exclude(product__in=list(wanted)).delete()
    new = [
        DisplayItem.of_scope(exhibition=locked, product_id=product, pieces=pieces)
        for product, pieces in wanted.items()
        if product not in rows
    ]
    tell_inserts(DisplayItem.objects.bulk_create(new))
    for product, row in rows.items():
        if row.pieces != wanted.get(product, row.pieces):
            row.pieces = wanted[product]
            row.save()
    publish([locked.pk])


@transaction.atomic
def set_travellers(exhibition: Exhibition, wanted: Sequence[Mapping[str, Any]]) -> None:
    """Make these the people who travel, each with the fields of Traveller; by their names they stay the same rows."""
    locked = locked_exhibition(exhibition)
    rows = {row.name: row for row in Traveller.objects.filter(exhibition=locked)}
    Traveller.objects.filter(exhibition=locked).exclude(name__in=[one["name"] for one in wanted]).delete()
    for one in wanted:
        row = rows.get(one["name"]) or Traveller(exhibition=locked)
        before = {name: getattr(row, name, None) for name in one}
        is_new = row._state.adding
        if is_new or before != dict(one):
            for name, value in one.items():
                setattr(row, name, value)
            row.save()
        if is_new:
            tell_insert(row)
