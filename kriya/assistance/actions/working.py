"""Work on cases: steps done or skipped, other dates and officers, and the end."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from kriya.accounts.models import User
from kriya.assistance.actions.cases import end_done, end_with_reason, locked_case
from kriya.assistance.models import Case, CaseState, CaseStep, Commitment, Doer, Reason, Result, ResultKind, StepState
from kriya.assistance.queries.officers import officers
from kriya.core.clock import now, today
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.ledger.days import day_of
from kriya.makers.models import PaperKind


@transaction.atomic
def end_step(step: CaseStep, *, note: str = "", skipped: bool = False, by: User | None) -> CaseStep:
    """Say that a step is done, or skipped for a reason. Done twice is once.

    Raises Refused: case_not_running, step_ended, step_skip_without_note.
    """
    _running(step.case)
    locked = _locked(step)
    wanted = StepState.SKIPPED if skipped else StepState.DONE
    if locked.state == wanted:
        return locked
    if locked.state != StepState.OPEN:
        raise Refused("step_ended")
    if skipped and not note.strip():
        raise Refused("step_skip_without_note")
    locked.state, locked.note, locked.ended_at, locked.ended_by = wanted, note.strip(), now(), by
    locked.save()
    return locked


@transaction.atomic
def reopen_step(step: CaseStep) -> CaseStep:
    """Take back that a step is done or skipped. Raises Refused: case_not_running."""
    _running(step.case)
    locked = _locked(step)
    locked.state, locked.ended_at, locked.ended_by, locked.note = StepState.OPEN, None, None, ""
    locked.save()
    return locked


@transaction.atomic
def plan_step(step: CaseStep, *, due_on: date, owner: User | None) -> CaseStep:
    """Give an open step another date or officer. Raises Refused: case_not_running, step_ended, step_due_before_start,
    case_owner_unknown."""
    case = _running(step.case)
    locked = _locked(step)
    if locked.state != StepState.OPEN:
        raise Refused("step_ended")
    _check(case, due_on, owner)
    locked.due_on, locked.owner = due_on, owner
    locked.save()
    _due(case)
    return locked


@transaction.atomic
def add_step(case: Case, *, title: str, due_on: date, doer: str = Doer.OFFICER, owner: User | None = None) -> CaseStep:
    """Add a step behind the others. Raises Refused as plan_step does."""
    locked = _running(case)
    _check(locked, due_on, owner)
    last = CaseStep.objects.filter(case=locked).aggregate(last=Max("position"))["last"] or 0
    step = CaseStep(case=locked, position=last + 1, title=title.strip(), doer=doer, due_on=due_on, owner=owner)
    step.save()
    tell_insert(step)
    _due(locked)
    return step


@transaction.atomic
def hand_over(case: Case, *, owner: User) -> Case:
    """Let another officer go on with a case, open steps included. Raises Refused: case_not_running,
    case_owner_unknown."""
    locked = _running(case)
    _known(owner)
    before, locked.owner = locked.owner, owner
    locked.save(update_fields=["owner"])
    for step in CaseStep.objects.filter(case=locked, state=StepState.OPEN, owner=before):
        step.owner = owner
        step.save(update_fields=["owner"])
    return locked


@transaction.atomic
def finish(case: Case, *, by: User | None) -> Case:
    """Say that a case reached its end: every step ended, what it was for is there, no money hangs on it. Twice is once.

    Raises Refused: case_not_running, case_steps_open, case_without_result, case_money_promised.
    """
    locked = locked_case(case)
    if locked.state == CaseState.DONE:
        return locked
    if locked.state != CaseState.RUNNING:
        raise Refused("case_not_running")
    left = CaseStep.objects.filter(case=locked, state=StepState.OPEN).count()
    if left:
        raise Refused("case_steps_open", n=left)
    paper = locked.service.paper
    if paper and not Result.objects.filter(case=locked, kind=ResultKind.PAPER, paper_kind=paper).exists():
        raise Refused("case_without_result", what=PaperKind(paper).label)
    _no_money_hangs(locked)
    end_done(locked, by)
    return locked


@transaction.atomic
def stop(case: Case, *, reason: Reason | str, words: str = "", by: User) -> Case:
    """End a case before it reached its end, for a reason that the maker reads.

    Raises Refused: case_not_running, case_without_reason, case_money_promised.
    """
    locked = _running(case)
    _no_money_hangs(locked)
    return end_with_reason(locked, CaseState.STOPPED, reason, words, by)


def _no_money_hangs(case: Case) -> None:
    if Commitment.objects.filter(case=case, spent=None, released_at=None).exists():
        raise Refused("case_money_promised")


def _running(case: Case) -> Case:
    locked = locked_case(case)
    if locked.state != CaseState.RUNNING:
        raise Refused("case_not_running")
    return locked


def _locked(step: CaseStep) -> CaseStep:
    found: CaseStep = CaseStep.objects.select_for_update().get(pk=step.pk)
    return found


def _check(case: Case, due_on: date, owner: User | None) -> None:
    if due_on < min(day_of(case.began_at), today()):
        raise Refused("step_due_before_start")
    if owner is not None:
        _known(owner)


def _known(owner: User) -> None:
    if not officers().filter(pk=owner.pk).exists():
        raise Refused("case_owner_unknown")


def _due(case: Case) -> None:
    case.due_on = CaseStep.objects.filter(case=case).aggregate(last=Max("due_on"))["last"]
    case.save(update_fields=["due_on"])
