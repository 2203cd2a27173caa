"""Begin cases: a maker asks, an officer offers, a call chooses; the other side answers."""

from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from kriya.accounts.models import User
from kriya.assistance.actions.telling import tell_turns
from kriya.assistance.models import Case, CaseState, CaseStep, Doer, Origin, Reason, Service, ServiceStep, Turn
from kriya.assistance.queries.officers import officers
from kriya.assistance.words import kind_words
from kriya.core.clock import now, today
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.makers.models import Maker


@transaction.atomic
def ask(service: Service, maker: Maker, *, wish: str = "", by: User | None) -> Case:
    """Let a maker ask for a service. Asked for twice is once: the open case is given back.

    Raises Refused: service_not_offered, service_only_by_call.
    """
    open_one = _open_case(service, maker)
    if open_one is not None:
        return open_one
    wanted = offered_now(service)
    if wanted.call is not None:
        raise Refused("service_only_by_call", call=wanted.call.title)
    case = _begin(wanted, maker, CaseState.ASKED, Origin.MAKER, wish=wish, by=by)
    _turn(case, by=by, words=case.wish)
    return case


@transaction.atomic
def offer(
    service: Service, maker: Maker, *, origin: Origin | str = Origin.OFFICER, wish: str = "", by: User, **source: Any
) -> Case:
    """Offer a service to a maker, perhaps because of an `application` or a curator's `note`; the maker answers.

    Raises Refused: service_not_offered, case_open_already.
    """
    wanted = offered_now(service)
    if _open_case(wanted, maker) is not None:
        raise Refused("case_open_already", maker=maker.name, service=wanted.name)
    case = _begin(wanted, maker, CaseState.OFFERED, Origin(origin), wish=wish, by=by, **source)
    tell_turns([(case, _turn(case, by=by, words=case.wish))])
    return case


@transaction.atomic
def accept(case: Case, *, owner: User, starts_on: date | None = None, by: User | None) -> Case:
    """Begin to work on what a maker asked for, or agreed to: steps with their days, one after the other.

    Raises Refused: case_not_waiting, case_owner_unknown.
    """
    locked = locked_case(case)
    if locked.state not in {CaseState.ASKED, CaseState.OFFERED}:
        raise Refused("case_not_waiting")
    if not officers().filter(pk=owner.pk).exists():
        raise Refused("case_owner_unknown")
    locked.owner, locked.state = owner, CaseState.RUNNING
    locked.due_on = _plan(locked, starts_on or today(), owner)
    locked.save(update_fields=["owner", "state", "due_on"])
    tell_turns([(locked, _turn(locked, by=by))])
    return locked


@transaction.atomic
def answer(case: Case, *, takes: bool, by: User | None) -> Case:
    """Let a maker answer an offer: with yes the officer who offered begins. Raises Refused: case_not_waiting."""
    locked = locked_case(case)
    if locked.state != CaseState.OFFERED:
        raise Refused("case_not_waiting")
    if takes and locked.began_by is not None:
        return accept(locked, owner=locked.began_by, by=by)
    _end(locked, CaseState.DECLINED)
    _turn(locked, by=by)
    return locked


@transaction.atomic
def take_back(case: Case, *, by: User | None) -> Case:
    """Let a maker take a wish back before the office answered. Raises Refused: case_not_waiting."""
    locked = locked_case(case)
    if locked.state != CaseState.ASKED:
        raise Refused("case_not_waiting")
    _end(locked, CaseState.DECLINED)
    _turn(locked, by=by)
    return locked


@transaction.atomic
def refuse(case: Case, *, reason: Reason | str, words: str = "", by: User) -> Case:
    """Say why a wish is not met, in words that the maker reads.

    Raises Refused: case_not_waiting, case_without_reason.
    """
    locked = locked_case(case)
    if locked.state not in {CaseState.ASKED, CaseState.OFFERED}:
        raise Refused("case_not_waiting")
    return end_with_reason(locked, CaseState.REFUSED, reason, words, by)


def end_with_reason(locked: Case, state: CaseState, reason: Reason | str, words: str, by: User) -> Case:
    """End a locked case for a reason, and tell the maker in kind words. Raises Refused: case_without_reason."""
    said = words.strip() or (kind_words(reason) if reason else "")
    if not reason or not said:
        raise Refused("case_without_reason")
    _end(locked, state)
    tell_turns([(locked, _turn(locked, by=by, reason=reason, words=said))])
    return locked


def end_done(locked: Case, by: User | None) -> None:
    """End a locked case that reached its end, and tell the maker."""
    _end(locked, CaseState.DONE)
    tell_turns([(locked, _turn(locked, by=by))])


def begin_running(service: Service, maker: Maker, *, owner: User, by: User, **source: Any) -> Case:
    """Begin a case of whoever a call chose: nobody has to ask or answer."""
    case = _begin(service, maker, CaseState.OFFERED, Origin.CALL, by=by, **source)
    return accept(case, owner=owner, by=by)


def locked_case(case: Case) -> Case:
    """Return the case as it is now, its row locked: whoever works on it waits."""
    found: Case = Case.objects.select_for_update().get(pk=case.pk)
    return found


def offered_now(service: Service) -> Service:
    """Return the service as it is now; raise Refused("service_not_offered") where nobody may ask for it."""
    found: Service = Service.objects.select_related("call").get(pk=service.pk)
    if not found.is_offered:
        raise Refused("service_not_offered")
    return found


def _open_case(service: Service, maker: Maker) -> Case | None:
    return Case.objects.filter(service=service, maker=maker, ended_at=None).first()


def _begin(
    service: Service, maker: Maker, state: CaseState, origin: Origin, *, by: User | None, wish: str = "", **source: Any
) -> Case:
    """Raises Refused("case_open_already") where another began it meanwhile: the index is the last word."""
    case = Case(
        service=service, maker=maker, title=service.name, cost=service.cost, payer=service.payer, state=state,
        origin=origin, wish=wish.strip(), began_at=now(), began_by=by, **source,
    )  # fmt: skip
    try:
        with transaction.atomic():
            case.save()
    except IntegrityError as wrong:
        if "case_one_open" not in str(wrong):
            raise
        raise Refused("case_open_already", maker=maker.name, service=service.name) from wrong
    tell_insert(case)
    return case


def _plan(case: Case, starts_on: date, owner: User) -> date:
    """Write the steps of a case as its service has them now; return when the last is due."""
    due = starts_on
    for step in ServiceStep.objects.filter(service=case.service_id).order_by("position"):
        due += timedelta(days=step.days)
        CaseStep(
            case=case, position=step.position, title=step.title, doer=step.doer, due_on=due,
            owner=owner if step.doer == Doer.OFFICER else None,
        ).save()  # fmt: skip
    return due


def _end(case: Case, state: CaseState) -> None:
    case.state, case.ended_at = state, now()
    case.save(update_fields=["state", "ended_at"])


def _turn(case: Case, *, by: User | None, reason: str = "", words: str = "") -> Turn:
    turn = Turn(case=case, state=case.state, at=now(), by=by, reason=reason, words=words)
    turn.save()
    return turn
