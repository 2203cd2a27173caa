"""Take a merge back: every row it changed becomes byte for byte what it was."""

from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.makers.actions.merge.rows import BOOKKEEPING, Row, Touched, locked_rows, put_back
from kriya.makers.actions.publish import publish_makers
from kriya.makers.models import Maker, Merge


@transaction.atomic
def undo_merge(merge: Merge, *, by: User | None) -> Merge:
    """Give both makers back what they had. Edits made since to other fields stay.

    Refuses a merge that was undone, and with the list in `what` one on which something later depends.
    """
    both = [merge.kept_id, merge.absorbed_id]
    list(Maker.objects.select_for_update().filter(pk__in=both).order_by("pk"))
    locked: Merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if locked.undone_at is not None:
        raise Refused("merge_already_undone")
    rows = [Touched(**row) for row in locked.moved.get("rows", ())]
    current = _current(rows)
    if blockers := _blockers(locked, rows, current):
        raise Refused("merge_not_undoable", what="; ".join(blockers), blockers=blockers)
    _put_all_back(rows, current)
    locked.undone_at, locked.undone_by = now(), by
    locked.save(update_fields=["undone_at", "undone_by"])
    publish_makers(both)
    return locked


def blockers_of(merge: Merge) -> list[str]:
    """Return in words what happened since that keeps a merge from being undone; must be in a transaction."""
    rows = [Touched(**row) for row in merge.moved.get("rows", ())]
    return _blockers(merge, rows, _current(rows))


def _put_all_back(rows: list[Touched], current: dict[tuple[str, str], Row]) -> None:
    try:
        with transaction.atomic():
            # Backwards: what was moved last goes back first, so that no two rows claim one place on the way.
            for touched in reversed(rows):
                now_there = current[(touched.table, touched.id)]
                put_back(touched, bookkeeping=_same(touched, now_there, BOOKKEEPING & set(touched.after)))
    except IntegrityError as clash:
        blockers = [_("data yang sama sudah dicatat lagi sesudah penggabungan")]
        raise Refused("merge_not_undoable", what=blockers[0], blockers=blockers) from clash


def _current(rows: list[Touched]) -> dict[tuple[str, str], Row]:
    tables: dict[str, list[UUID]] = {}
    for touched in rows:
        tables.setdefault(touched.table, []).append(UUID(touched.id))
    return {(table, key): row for table, ids in tables.items() for key, row in locked_rows(table, "id", ids).items()}


def _same(touched: Touched, there: Row, columns: Any) -> bool:
    return all(there.get(column) == touched.after[column] for column in columns)


def _blockers(merge: Merge, rows: list[Touched], current: dict[tuple[str, str], Row]) -> list[str]:
    found = []
    if (into := Maker.objects.get(pk=merge.kept_id).merged_into) is not None:
        found.append(_("data ini sudah digabung lagi ke %(name)s") % {"name": into.name})
    for touched in rows:
        there = current.get((touched.table, touched.id))
        if there is None:
            found.append(_("%(what)s sudah dihapus") % {"what": _what(touched.table)})
            continue
        changed = [c for c in touched.after if c not in BOOKKEEPING and there.get(c) != touched.after[c]]
        if changed:
            names = ", ".join(_column(touched.table, column) for column in changed)
            found.append(_("%(what)s sudah diubah (%(columns)s)") % {"what": _what(touched.table), "columns": names})
    return list(dict.fromkeys(found))


def _model(table: str) -> Any:
    return next(model for model in apps.get_models() if model._meta.db_table == table)


def _what(table: str) -> str:
    words = {
        "makers_maker": _("data usaha"),
        "makers_makerphone": _("nomor telepon"),
        "makers_makercraft": _("kerajinan"),
        "makers_paper": _("dokumen"),
        "makers_yearlyfigure": _("angka tahunan"),
        "makers_groupmember": _("keanggotaan kelompok"),
        "makers_makerphoto": _("foto"),
        "makers_makerlogin": _("akun perajin"),
        "makers_bankaccount": _("rekening bank"),
        "makers_consent": _("persetujuan"),
    }
    return words.get(table) or str(_model(table)._meta.verbose_name)


def _column(table: str, column: str) -> str:
    model = _model(table)
    field = next((one for one in model._meta.local_fields if one.column == column), None)
    return str(field.verbose_name) if field is not None else column
