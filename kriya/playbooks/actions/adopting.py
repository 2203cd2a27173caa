"""Take a playbook over, or its next version: everything that was chosen in one transaction, or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.core.history import tell_insert
from kriya.core.once import digest_of
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.councils.models import Council
from kriya.playbooks.actions.measuring import measure
from kriya.playbooks.actions.receiving import refuse_worse
from kriya.playbooks.actions.sharing import tell_source
from kriya.playbooks.merging import declined_after, taken
from kriya.playbooks.models import AdoptedItem, Adoption, AdoptionStep, AdoptionTask, Received
from kriya.playbooks.queries.comparing import Comparison, Item, compare, new_tasks
from kriya.playbooks.queries.shelf import is_trusted

Json = dict[str, Any]


@dataclass(frozen=True)
class Said:
    """What a person said to a comparison: for new items by path, for fields by path/field, and the answers by code."""

    choices: Mapping[str, bool] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def adopt(received: Received, said: Said, *, seen: str, by: User | None) -> AdoptionStep:
    """Apply a playbook as it was compared (`seen` is the comparison's digest). Refuse an untrusted key, a missing
    answer, and a council that moved on since."""
    # Whoever else adopts or undoes waits here; whoever changes a setting meanwhile is seen by the comparison.
    Council.objects.select_for_update(no_key=True).get(pk=current_council().pk)
    comparison = compare(received)
    adoption = comparison.adoption
    refuse_worse(adoption, received.key, received.version, received.digest)
    if not is_trusted(received.key):
        raise Refused("playbook_key_unknown")
    if comparison.digest != seen:
        raise Refused("playbook_moved_on")
    _refuse_unanswered(comparison, said.answers)
    before, answers_before = (adoption.received, adoption.answers) if adoption else (None, {})
    is_new, adoption = adoption is None, adoption or _begin(received, by)
    planned = _plan(adoption, received)
    if is_new:
        # The baseline: what was there before anything is applied, and how much there is to do.
        measure(adoption, 0)
    step = AdoptionStep(
        adoption=adoption, received=received, before=before, answers_before=answers_before, at=now(), by=by,
        added_tasks=planned,
    )  # fmt: skip
    step.bases = [_kept(one) for one in adoption.items.order_by("part", "key")]
    step.changes = [change for item in comparison.items if (change := _apply(item, comparison, said, by))]
    for item in comparison.items:
        _remember(adoption, received, item, said)
    step.save(force_insert=True)
    adoption.received, adoption.answers = received, {**answers_before, **said.answers}
    adoption.save()
    tell_source(adoption)
    return step


def _begin(received: Received, by: User | None) -> Adoption:
    adoption = Adoption(uid=received.uid, received=received, started_on=today(), started_by=by)
    adoption.save()
    tell_insert(adoption)
    return adoption


def _refuse_unanswered(comparison: Comparison, answers: Mapping[str, Any]) -> None:
    for question in comparison.questions:
        answer = answers.get(question.code, question.answered)
        fits = question.field.fits(answer) if question.field else isinstance(answer, str | int) and answer != ""
        if not fits:
            raise Refused("playbook_answer_missing", label=question.label["id"])


def _apply(item: Item, comparison: Comparison, said: Said, by: User | None) -> Json | None:
    """Write what of an item was chosen and answered; return what it was before and is now, None where nothing was."""
    values = taken(item.fields, item.choices_of(said.choices))
    is_refused = item.is_new and not values
    for question in comparison.questions:
        if (question.part, question.key) == (item.code, item.key) and question.code in said.answers and not is_refused:
            values[question.field_name] = said.answers[question.code]
    before = item.part.read().get(item.key) if values else None
    values = {name: value for name, value in values.items() if not _holds(before, name, value)}
    if not values:
        return None
    item.part.write(item.key, values, by=by)
    return {"part": item.code, "key": item.key, "before": before, "after": item.part.read().get(item.key)}


def _holds(mine: Json | None, name: str, value: Any) -> bool:
    """Tell whether a field says so already: an answer given again at an upgrade is no change."""
    return mine is not None and name in mine and digest_of(mine[name]) == digest_of(value)


def _remember(adoption: Adoption, received: Received, item: Item, said: Said) -> None:
    """Keep where an item came from, and what was declined of it."""
    AdoptedItem.objects.update_or_create(
        adoption=adoption,
        part=item.code,
        key=item.key,
        defaults={"received": received, "base": item.base, "base_hash": digest_of(item.base), "origin": item.origin}
        | {"declined": declined_after(item.fields, item.choices_of(said.choices), item.declined)},
    )


def _kept(one: AdoptedItem) -> Json:
    return {name: getattr(one, name) for name in ("part", "key", "base", "declined", "origin")} | {
        "received": str(one.received_id)
    }


def _plan(adoption: Adoption, received: Received) -> list[str]:
    """Put the tasks that are new into the plan; those that stand there keep their day and who did them."""
    new = new_tasks(adoption, received)
    for row in new:
        task = AdoptionTask(
            adoption=adoption, code=row["code"], title_id=row["title"]["id"], title_en=row["title"]["en"],
            owner=row["owner"], due_on=today() + timedelta(days=row["days"]),
        )  # fmt: skip
        task.save()
        tell_insert(task)
    return [row["code"] for row in new]
