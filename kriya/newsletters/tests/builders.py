"""Readers, and issues to send to them."""

from typing import Any

from kriya.core.ids import new_id
from kriya.newsletters.actions.issues import keep_issue, schedule_issue
from kriya.newsletters.actions.sending import begin_due
from kriya.newsletters.actions.subscribing import ask, confirm, hash_of
from kriya.newsletters.models import Issue, Place, Subscriber
from kriya.promotion.actions.blocks import add_block
from kriya.promotion.blocks.kinds import BlockKind

WORDS = "Kirimi saya buletin."


def asker(email: str = "rini@contoh.id", *, language: str = "id") -> Subscriber:
    """Somebody who asked and has not confirmed."""
    ask(email, language=language, words=WORDS, place=Place.SITE)
    return Subscriber.objects.get(email_hash=hash_of(email))


def reader(email: str = "rini@contoh.id", **more: Any) -> Subscriber:
    """Somebody who confirmed."""
    return confirm(asker(email, **more).pk, words=WORDS)


def issue(*blocks: tuple[str, dict[str, Any]], subject: str = "Kabar Desember", **more: Any) -> Issue:
    """An issue in draft, with a text where nothing else is said."""
    made = keep_issue(None, subject_id=subject, by=None, **more)
    for kind, says in blocks or [("text", {"title_id": "Halo", "text_id": "Ada karya baru."})]:
        made = add_block(made, BlockKind(kind), new_id().hex, says)
    return made


def begun(made: Issue) -> Issue:
    """The same, on its way."""
    schedule_issue(made)
    begin_due()
    return Issue.objects.get(pk=made.pk)
