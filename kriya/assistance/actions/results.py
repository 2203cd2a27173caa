"""Note what a case brought: a paper goes into the register, anything else is told with its value."""

from datetime import date
from typing import Any

from django.db import transaction

from kriya.accounts.models import User
from kriya.assistance.actions.cases import locked_case
from kriya.assistance.models import Case, CaseState, Result, ResultKind
from kriya.core.clock import now, today
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.makers.actions.papers import Upload, add_paper
from kriya.makers.models import Maker, PaperKind

_VALUED = (ResultKind.LOAN, ResultKind.GRANT)


@transaction.atomic
def obtain_paper(case: Case, *, kind: str, by: User | None, upload: Upload | None = None, **fields: Any) -> Result:
    """Put a paper that was obtained into the register of the maker, and note it with the case.

    `fields` are the paper's own. Raises Refused: case_not_running, paper_already_there, and what a file is refused for.
    """
    locked = _worked_on(case)
    maker = _stands_for(locked.maker)
    paper = add_paper(maker, kind=kind, by=by, upload=upload, **fields)
    return _note(
        locked,
        by,
        kind=ResultKind.PAPER,
        title=str(paper)[:160],
        giver=paper.issuer,
        on=paper.issued_on or today(),
        paper=paper,
        paper_kind=PaperKind(kind),
    )


@transaction.atomic
def note_result(
    case: Case, *, kind: str, title: str, on: date, value: int | None = None, giver: str = "", by: User | None
) -> Result:
    """Note something that a case brought other than a paper, in whole rupiah where its value is known.

    Raises Refused: case_not_running, result_without_value.
    """
    locked = _worked_on(case)
    if kind in _VALUED and not value:
        raise Refused("result_without_value")
    said = {"title": title.strip(), "giver": giver.strip(), "value": value or None, "on": on}
    return _note(locked, by, kind=ResultKind(kind), **said)


@transaction.atomic
def drop_result(result: Result) -> None:
    """Take back what was noted by mistake; a paper stays in the register, where it is taken out by itself.

    Raises Refused: case_not_running.
    """
    _worked_on(result.case)
    result.delete()


def _note(case: Case, by: User | None, **said: Any) -> Result:
    result = Result(case=case, noted_at=now(), noted_by=by, **said)
    result.save()
    tell_insert(result)
    return result


def _worked_on(case: Case) -> Case:
    locked = locked_case(case)
    if locked.state != CaseState.RUNNING:
        raise Refused("case_not_running")
    return locked


def _stands_for(maker: Maker) -> Maker:
    while maker.merged_into is not None:
        maker = maker.merged_into
    return maker
