"""An uploaded product list is written, or taken back: a small one while the person waits, another by the worker.

It goes in attempts (kriya.core.attempts), each in one transaction that holds the list's work.
"""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

import pghistory

from kriya.accounts.models import User
from kriya.catalog.actions.import_maker import chosen_maker
from kriya.catalog.actions.import_photos import waiting_archive
from kriya.catalog.actions.imports import read_product_list, write_products
from kriya.catalog.actions.undo_import import undo_products
from kriya.catalog.imports.reading import ProductList
from kriya.catalog.models import ListState, ListWork, ProductImport
from kriya.core.attempts import begin, is_stuck, working_on
from kriya.core.locks import be_patient
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.makers.actions.import_runs import choices_of, keep_upload, release_upload
from kriya.makers.actions.imports import file_of
from kriya.makers.imports.sheets import read_workbook, recognise
from kriya.makers.models import ImportRun

FEW: Final = 200
"""So many products are written or taken back while the person waits: about a second."""


def work_of(upload: UUID) -> ListWork:
    """Return the work on an uploaded list; it begins with the first thing that somebody asks for."""
    state = ListState.DONE if written_list(upload) is not None else ListState.READY
    return ListWork.objects.get_or_create(upload=upload, defaults={"state": state})[0]


def work_under_way(upload: UUID) -> ListWork | None:
    """Return the work on a list while it is being written or taken back."""
    return ListWork.objects.filter(upload=upload, state__in=ListWork.busy).first()


def refuse_while_working(upload: UUID) -> None:
    """Refuse another zip, other columns or another maker: what is being written, or is, is what was shown."""
    if work_under_way(upload) is not None or written_list(upload) is not None:
        raise Refused("import_already_written")


def written_list(upload: UUID) -> ProductImport | None:
    """Return what an uploaded list did, unless it was taken back."""
    return ProductImport.objects.select_related("written_by").filter(upload=upload, undone_at=None).first()


def read_upload(upload: ImportRun) -> ProductList:
    """Read an uploaded list with what somebody chose about its columns and its maker."""
    with file_of(upload) as path:
        return read_product_list(recognise(read_workbook(path)), choices=choices_of(upload), maker=chosen_maker(upload))


def begin_writing(work: ListWork, *, shown: str, publish: bool, skip_refused: bool, by: User | None) -> int | None:
    """Begin to write what was shown, once: of two who press at once, one gets a number and the other None."""
    options = {"publish": publish, "skip_refused": skip_refused}
    changes = {"options": options, "shown": shown, "told": {}, "by": by}
    return begin(work, ListState.WRITING, changes, state=ListState.READY)


def begin_undoing(work: ListWork, *, by: User | None) -> int | None:
    """Begin to take a list back; None when that is under way, or there is nothing to take back."""
    return begin(work, ListState.UNDOING, {"told": {}, "by": by}, state=ListState.DONE)


def begin_again(work: ListWork) -> int | None:
    """Begin anew what died; None while somebody works on it."""
    return begin(work, work.state, state=work.state, attempt=work.attempt) if is_stuck(work) else None


def let_go(work: ListWork) -> None:
    """Leave what died as it stands: a list that is written stays, another can be looked at and written anew."""
    if is_stuck(work):
        begin(work, _rest(work.upload), {"told": {}}, state=work.state, attempt=work.attempt)


def write_list(council: Any, work_id: UUID, attempt: int, found: ProductList | None = None) -> None:
    """Write what was shown, in one transaction; what keeps it from being written is told with the review.

    `found` is the list where it was read just now, by somebody who waits and holds the lock of imports.
    """
    work, upload = _begun(council, work_id, attempt)
    try:
        with council_scope(council), pghistory.context(user=work.by_id, url=f"impor {upload.file_name}"):
            held = working_on(ListWork, work_id, attempt, hold=True)
            if found is None:
                be_patient()
                found = read_upload(upload)
            write_products(
                found,
                file_name=upload.file_name,
                file_hash=upload.file_hash,
                upload=upload.pk,
                by=held.by,
                publish=held.options.get("publish", False),
                skip_refused=held.options.get("skip_refused", False),
                shown=held.shown,
                archive=waiting_archive(upload.pk),
            )
            keep_upload(upload, by=held.by)
            _end(held, {})
    except Refused as no:
        _refuse(council, work_id, attempt, no)


def undo_list(council: Any, work_id: UUID, attempt: int, *, patient: bool = True) -> None:
    """Take a list back, in one transaction; when something depends on it, it stays and that is told."""
    work, upload = _begun(council, work_id, attempt)
    try:
        with council_scope(council), pghistory.context(user=work.by_id, url=f"batal impor {upload.file_name}"):
            held = working_on(ListWork, work_id, attempt, hold=True)
            if patient:
                be_patient()
            run = written_list(upload.pk)
            if run is None:
                raise Refused("import_undone_already")
            _end(held, {"undone": undo_products(run, by=held.by)})
            release_upload(upload)
    except Refused as no:
        _refuse(council, work_id, attempt, no)


def _begun(council: Any, work_id: UUID, attempt: int) -> tuple[ListWork, ImportRun]:
    with council_scope(council):
        work = working_on(ListWork, work_id, attempt)
        upload = ImportRun.objects.filter(pk=work.upload).first()
    # Of a file that somebody threw away meanwhile, nobody asks any more.
    return work, upload or ImportRun(pk=work.upload)


def _refuse(council: Any, work_id: UUID, attempt: int, no: Refused) -> None:
    with council_scope(council):
        held = working_on(ListWork, work_id, attempt, hold=True)
        _end(held, {"code": no.code, "facts": no.facts})


def _end(held: ListWork, told: dict[str, Any]) -> None:
    held.state, held.told, held.progress = _rest(held.upload), told, 100
    held.save()


def _rest(upload: UUID) -> ListState:
    return ListState.DONE if written_list(upload) is not None else ListState.READY
