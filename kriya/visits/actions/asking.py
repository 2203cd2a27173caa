"""A delegation asks to come; the same form sent twice is one request."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.accounts.tokens import new_token
from kriya.core.clock import now, today
from kriya.core.locks import wait_for
from kriya.core.once import digest_of, said_before
from kriya.core.pictures import Kept
from kriya.core.refusal import Refused
from kriya.visits.actions.institutions import institution_of
from kriya.visits.identity import Region
from kriya.visits.models import Origin, Topic, Visit
from kriya.visits.queries.rules import visit_rules

_AS_SAID: Final = (
    "letter_number", "letter_on", "head_name", "head_title", "people", "contact_name", "contact_phone", "contact_email",
    "may_follow_up",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What a request says. Days wished are in order of preference."""

    kind: str
    name: str
    region: Region
    head_name: str
    head_title: str
    people: int
    contact_name: str
    contact_phone: str
    contact_email: str = ""
    letter_number: str = ""
    letter_on: date | None = None
    wished: Sequence[date] = ()
    topics: Sequence[str] = ()
    questions: str = ""
    may_follow_up: bool = False
    letter: Kept | None = field(default=None, compare=False)

    def digest(self) -> str:
        """Return the hash of all that is said; not of the file, which a second sending stores under another name."""
        said = {name: value for name, value in vars(self).items() if name != "letter"}
        return digest_of({**said, "wished": [day.isoformat() for day in self.wished]})


@transaction.atomic
def ask(
    asked: Asked, *, key: UUID, language: str = "id", by: User | None = None, origin: Origin = Origin.FORM
) -> Visit:
    """Take a request in; with `by`, an officer writes down what came on paper, for which no rule of days holds.

    Raises Refused: visit_too_many_people, visit_day_wrong, visit_other_payload, institution_without_name.
    """
    digest = asked.digest()
    # A second tap waits here for the first.
    wait_for(key)
    if before := said_before(Visit.objects.filter(pk=key), digest, refusal="visit_other_payload"):
        return before
    _check(asked, by)
    visit = _visit_of(asked, key)
    visit.origin, visit.language, visit.payload_hash, visit.asked_at, visit.by = origin, language, digest, now(), by
    if asked.letter is not None:
        visit.letter.save(asked.letter.name, asked.letter.content, save=False)
    visit.save(force_insert=True)
    return visit


def _visit_of(asked: Asked, key: UUID) -> Visit:
    """Return an unsaved visit that says what was asked, with its two secret addresses."""
    guest, group = new_token(), new_token()
    return Visit(
        id=key,
        institution=institution_of(asked.kind, asked.name, asked.region),
        wished=[day.isoformat() for day in asked.wished],
        topics=[topic for topic in Topic.values if topic in asked.topics],
        questions=asked.questions.strip(),
        guest_secret=guest.secret,
        guest_hash=guest.hash,
        group_secret=group.secret,
        group_hash=group.hash,
        **{name: getattr(asked, name) for name in _AS_SAID},
    )


def _check(asked: Asked, by: User | None) -> None:
    rules = visit_rules()
    if by is not None:
        return
    if asked.people > rules.most_people:
        raise Refused("visit_too_many_people", most=rules.most_people)
    first = today() + timedelta(days=rules.notice_days)
    if any(day < first or day.weekday() not in rules.days for day in asked.wished):
        raise Refused("visit_day_wrong", days=rules.notice_days)
