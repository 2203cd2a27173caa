"""The journal: transactions with their entries, narrowed by day, account, maker and what they tell of."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from kriya.ledger.days import end_of, start_of
from kriya.ledger.models import Entry, Transaction
from kriya.ledger.queries.families import family


@dataclass(frozen=True)
class Narrowed:
    """What of the journal is wanted: days are of coming into the books; "" and None stand for all."""

    account: str = ""
    source: str = ""
    maker: UUID | None = None
    since: date | None = None
    until: date | None = None
    document: UUID | None = None


def journal(wanted: Narrowed) -> QuerySet[Transaction]:
    """Return transactions with entries and the names of makers, newest first: two questions a page."""
    found = Transaction.objects.all()
    if wanted.source:
        found = found.filter(source=wanted.source)
    if wanted.document:
        found = found.filter(document=wanted.document)
    if wanted.since:
        found = found.filter(posted_at__gte=start_of(wanted.since))
    if wanted.until:
        found = found.filter(posted_at__lt=end_of(wanted.until))
    entries = Entry.objects.filter(transaction=OuterRef("pk"))
    entries = entries.filter(account=wanted.account) if wanted.account else entries
    entries = entries.filter(maker__in=family(wanted.maker)) if wanted.maker else entries
    if wanted.account or wanted.maker:
        found = found.filter(Exists(entries))
    return with_entries(found).order_by("-posted_at", "-pk")


def with_entries(found: QuerySet[Transaction]) -> QuerySet[Transaction]:
    """Return transactions with who made them and their entries, debit first."""
    told = Entry.objects.select_related("maker").order_by("-amount", "pk")
    return found.select_related("by").prefetch_related(Prefetch("entries", told))
