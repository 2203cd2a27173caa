"""Take in what an office asks for, answer that it cannot be had, and forget what came to nothing."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.once import digest_of, said_before
from kriya.core.refusal import Refused
from kriya.quotations.models import Inquiry

KEPT: Final = timedelta(days=365)


@dataclass(frozen=True)
class Asked:
    """What an office says of itself and of what it needs. `phone` is E.164; money is whole rupiah."""

    institution: str
    contact: str
    phone: str
    wanted: str
    email: str = ""
    pieces: int | None = None
    needed_on: date | None = None
    budget: int | None = None


@transaction.atomic
def ask(asked: Asked, *, key: UUID) -> Inquiry:
    """Take an inquiry in; `key` is the form's own, so that a second tap is the same inquiry."""
    digest = digest_of(asdict(asked))
    if before := said_before(Inquiry.objects.filter(pk=key), digest, refusal="inquiry_other_payload"):
        return before
    inquiry = Inquiry(pk=key, came_at=now(), payload_hash=digest, **asdict(asked))
    inquiry.save(force_insert=True)
    return inquiry


@transaction.atomic
def close(inquiry: Inquiry, *, reason: str, by: User | None) -> Inquiry:
    """Say that an inquiry comes to nothing, and why."""
    if not reason.strip():
        raise Refused("reason_missing")
    found: Inquiry = Inquiry.objects.select_for_update(of=("self",)).get(pk=inquiry.pk)
    if found.closed_at is not None:
        raise Refused("inquiry_closed_already")
    if found.quotations.exists():
        raise Refused("inquiry_answered_already")
    found.closed_at, found.closed_by, found.closed_reason = now(), by, reason.strip()[:200]
    found.save(update_fields=["closed_at", "closed_by", "closed_reason"])
    return found


def forget_old() -> int:
    """Delete inquiries that nothing came of within a year, names and telephones with them; return how many."""
    gone, _by_kind = Inquiry.objects.filter(came_at__lt=now() - KEPT, quotations=None).delete()
    return gone
