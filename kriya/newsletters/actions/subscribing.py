"""Ask for the newsletter, confirm it, leave it; note that an address bounced; erase it. Each leaves a row."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from kriya.core.clock import now
from kriya.core.jobs import defer_called
from kriya.core.personal import keyed_hash
from kriya.core.refusal import Refused
from kriya.newsletters.models import Consent, ConsentKind, Place, Subscriber, SubscriberState

UNCONFIRMED_KEPT = timedelta(days=30)
CONFIRMATION = "kriya.newsletters.tasks.write_confirmation"


def hash_of(email: str) -> str:
    """Return by what an address is found, whatever its capitals."""
    return keyed_hash(f"email:{email.strip().lower()}")


@transaction.atomic
def ask(email: str, *, language: str, words: str, place: Place) -> None:
    """Note that somebody asked for the newsletter, and write to that address for a confirmation.

    Nobody is told whether the address was known; who subscribes already is not written to.
    """
    key = hash_of(email)
    asked = Subscriber.of_scope(email=email.strip(), email_hash=key, language=language, since=now())
    Subscriber.objects.bulk_create([asked], ignore_conflicts=True)
    found = Subscriber.objects.select_for_update().get(email_hash=key)
    if found.state == SubscriberState.SUBSCRIBED:
        return
    found.language = language
    _become(found, SubscriberState.ASKED, ConsentKind.ASKED, place, words)
    defer_called(CONFIRMATION, soon=True, subscriber=str(found.pk))


def wished_at_checkout(email: str, language: str, words: str) -> None:
    """Note that a buyer ticked the newsletter while ordering."""
    ask(email, language=language, words=words, place=Place.CHECKOUT)


@transaction.atomic
def confirm(subscriber: UUID, *, words: str) -> Subscriber:
    """Subscribe an address whose owner confirmed it; twice is once. An erased one is refused."""
    found = _locked(subscriber)
    if found.state != SubscriberState.SUBSCRIBED:
        _become(found, SubscriberState.SUBSCRIBED, ConsentKind.CONFIRMED, Place.LETTER, words)
    return found


@transaction.atomic
def leave(subscriber: UUID, *, place: Place = Place.LETTER) -> Subscriber:
    """End a subscription; twice is once."""
    found = _locked(subscriber)
    if found.state != SubscriberState.LEFT:
        _become(found, SubscriberState.LEFT, ConsentKind.LEFT, place)
    return found


@transaction.atomic
def note_bounce(subscriber: UUID) -> None:
    """Note that letters to an address come back: it gets no more until its owner asks anew. Twice is once."""
    found = _locked(subscriber)
    if found.state != SubscriberState.BOUNCED:
        _become(found, SubscriberState.BOUNCED, ConsentKind.BOUNCED, Place.OFFICE)


@transaction.atomic
def erase(subscriber: UUID) -> None:
    """Forget an address for ever; that somebody once agreed stays, without who. Twice is once."""
    found = Subscriber.objects.select_for_update().get(pk=subscriber)
    if found.state != SubscriberState.ERASED:
        found.email, found.email_hash = "", f"erased:{found.pk.hex}"
        _become(found, SubscriberState.ERASED, ConsentKind.ERASED, Place.OFFICE)


def forget_unconfirmed() -> int:
    """Erase the addresses that nobody confirmed within a month; return how many."""
    old = Subscriber.objects.filter(state=SubscriberState.ASKED, since__lt=now() - UNCONFIRMED_KEPT)
    keys = list(old.order_by("pk").values_list("pk", flat=True))
    for key in keys:
        erase(key)
    return len(keys)


def _locked(subscriber: UUID) -> Subscriber:
    found = Subscriber.objects.select_for_update().filter(pk=subscriber).first()
    if found is None or found.state == SubscriberState.ERASED:
        raise Refused("newsletter_link_old")
    return found


def _become(found: Subscriber, state: SubscriberState, kind: ConsentKind, place: Place, words: str = "") -> None:
    found.state, found.since = state, now()
    found.save()
    Consent(subscriber=found, kind=kind, place=place, words=words[:300], at=now()).save()
