"""Apply: begin, save as it is typed, send, change until it closes, take back."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.makers.actions.papers import Upload
from kriya.makers.models import Maker
from kriya.participation.actions.attaching import attach, require_documents
from kriya.participation.eligibility import Applicant, missing
from kriya.participation.models import Application, ApplicationState, Call, Channel, Decision, Place
from kriya.participation.queries.facts import facts_of
from kriya.participation.queries.served import served_before
from kriya.participation.terms import Question, QuestionKind


@transaction.atomic
def save_draft(
    call: Call, maker: Maker, *, answers: Mapping[str, Any], note: str = "", channel: Channel = Channel.SELF, by: User
) -> Application:
    """Keep what was typed so far, however little; what was sent already stays sent with its new answers.

    Raises Refused: call_not_open, application_decided.
    """
    application = _begun(call, maker, channel=channel, by=by)
    _keep(application, answers, note)
    return application


@transaction.atomic
def send(
    call: Call,
    maker: Maker,
    *,
    answers: Mapping[str, Any],
    note: str = "",
    uploads: Mapping[str, Upload] | None = None,
    channel: Channel = Channel.SELF,
    by: User,
) -> Application:
    """Apply. Twice is once: what comes later until it closes changes the answers, not when it was sent. `uploads` are
    documents by the keys of the questions that want them; what was handed in before stays.

    Raises Refused: call_not_open, application_decided, not_eligible, answer_missing, attachment_not_asked.
    """
    application = _begun(call, maker, channel=channel, by=by)
    facts = facts_of([maker.pk], today())[maker.pk]
    times = served_before(call, [maker.pk])[maker.pk].times
    if missing(call.terms.rules, Applicant(facts, times, today().year)):
        raise Refused("not_eligible", maker=maker.name)
    kept = known_answers(call.terms.questions, answers)
    for question in call.terms.questions:
        is_asked = question.required and question.kind != QuestionKind.DOCUMENT
        if is_asked and kept.get(question.key) in (None, ""):
            raise Refused("answer_missing", question=question.text)
    attach(application, uploads or {}, by=by)
    require_documents(application)
    if application.state != ApplicationState.SENT:
        application.state, application.sent_at = ApplicationState.SENT, now()
    application.facts = facts.as_json()
    _keep(application, kept, note)
    return application


@transaction.atomic
def take_back(application: Application) -> Application:
    """Take an application back before it was decided; afterwards a place is given up instead. Twice is once."""
    locked: Application = Application.objects.select_for_update().get(pk=application.pk)
    if locked.state == ApplicationState.WITHDRAWN:
        return locked
    if is_decided(locked):
        raise Refused("application_decided")
    locked.state, locked.changed_at = ApplicationState.WITHDRAWN, now()
    locked.save(update_fields=["state", "changed_at"])
    return locked


def is_decided(application: Application) -> bool:
    """Tell whether its maker was told already: then answers and state stay as they are."""
    applied = Decision.objects.filter(application=application, applied_at__isnull=False)
    return applied.exists() or Place.objects.filter(application=application).exists()


def known_answers(questions: tuple[Question, ...], answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers to what is asked; whatever else was sent counts for nothing."""
    kept: dict[str, Any] = {}
    for question in questions:
        if question.kind == QuestionKind.DOCUMENT:
            continue
        value = answers.get(question.key)
        text = str(value).strip() if value is not None else ""
        if question.kind == QuestionKind.CHOICE and text not in question.choices:
            text = ""
        if question.kind == QuestionKind.NUMBER:
            kept[question.key] = int(text) if text.isdecimal() else None
        else:
            kept[question.key] = text
    return kept


def _begun(call: Call, maker: Maker, *, channel: Channel, by: User) -> Application:
    """Return the maker's application, locked; begun where there is none. Two that begin at once make one."""
    instant = now()
    if not (call.is_open(instant) or (channel == Channel.WALK_IN and may_walk_in(call))):
        raise Refused("call_not_open", call=call.title)
    made = Application.of_scope(
        call=call, maker=maker, channel=channel, began_at=instant, changed_at=instant, by=by
    )  # fmt: skip
    Application.objects.bulk_create([made], ignore_conflicts=True)
    application: Application = Application.objects.select_for_update().get(call=call, maker=maker)
    if application.pk == made.pk:
        tell_insert(application)
    elif is_decided(application):
        raise Refused("application_decided")
    return application


def may_walk_in(call: Call) -> bool:
    """Tell whether somebody who comes to the door may still be written down: it is on, or registration runs."""
    return (
        call.published_at is not None
        and call.cancelled_at is None
        and now() >= call.opens_at
        and today() <= call.ends_on
    )


def _keep(application: Application, answers: Mapping[str, Any], note: str) -> None:
    application.answers = known_answers(application.call.terms.questions, answers)
    application.note, application.changed_at = note.strip(), now()
    application.save()
