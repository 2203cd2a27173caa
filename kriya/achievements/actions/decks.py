"""Put a deck together for an occasion."""

import hashlib
from collections.abc import Sequence
from typing import Final

from django.conf import settings
from django.db import transaction

from kriya.accounts.models import User
from kriya.achievements.deck.file import LAYOUT, pptx_of
from kriya.achievements.deck.material import deck_material, goals_of
from kriya.achievements.models import Deck, Snapshot, Story
from kriya.achievements.queries.stories import still_allowed, told_of
from kriya.core.clock import now
from kriya.core.refusal import Refused

MOST_STORIES: Final = 12


@transaction.atomic
def make_deck(snapshot: Snapshot, *, title: str, by: User, audience: str = "", stories: Sequence[Story] = ()) -> Deck:
    """Freeze a publication, the chosen stories, and targets and medians of this day into a deck.

    Raises Refused: deck_without_period, deck_too_many_stories, story_without_consent.
    """
    if not snapshot.period:
        raise Refused("deck_without_period")
    if len(stories) > MOST_STORIES:
        raise Refused("deck_too_many_stories", most=MOST_STORIES)
    told = [told_of(story) for story in stories]
    if len(still_allowed(told)) < len(told):
        raise Refused("story_without_consent", name="")
    deck = Deck(
        snapshot=snapshot,
        title=title.strip(),
        audience=audience.strip(),
        stories=told,
        figures=goals_of(snapshot),
        layout=LAYOUT,
        made_at=now(),
        made_by=by,
        made_by_name=by.name,
    )
    deck.digests = {code: digest_of_deck(deck, code) for code, _name in settings.LANGUAGES}
    deck.save()
    return deck


def digest_of_deck(deck: Deck, language: str) -> str:
    """Return the SHA-256 of a deck's file as it is made today."""
    return hashlib.sha256(pptx_of(deck_material(deck), language)).hexdigest()
