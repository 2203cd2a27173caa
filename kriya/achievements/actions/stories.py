"""Keep stories for decks."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kriya.accounts.models import User
from kriya.achievements.models import Story, StoryKind
from kriya.achievements.queries.stories import may_be_told
from kriya.core.clock import now
from kriya.core.pictures import photo_to_keep
from kriya.core.refusal import Refused
from kriya.makers.actions.papers import Upload

PHOTOS = ("photo", "photo_after")


@transaction.atomic
def keep_story(story: Story | None, *, by: User, photos: Mapping[str, Upload | None], **fields: Any) -> Story:
    """Write a story down, or change it; a photo that is not given stays as it is. Raises Refused: story_needs_maker,
    story_needs_photos, story_without_consent."""
    kept = story or Story(made_at=now(), made_by=by)
    for name, value in fields.items():
        setattr(kept, name, value.strip() if isinstance(value, str) else value)
    for name in PHOTOS:
        if upload := photos.get(name):
            clean = photo_to_keep(upload.file, size=upload.size)
            getattr(kept, name).save(clean.name, clean.content, save=False)
    _refuse_what_is_not_whole(kept)
    kept.save()
    return kept


def _refuse_what_is_not_whole(story: Story) -> None:
    if story.kind == StoryKind.PORTRAIT and story.maker is None:
        raise Refused("story_needs_maker")
    if story.kind == StoryKind.BEFORE_AFTER and not (story.photo and story.photo_after):
        raise Refused("story_needs_photos")
    if not may_be_told(story.kind, story.maker_id):
        raise Refused("story_without_consent", name=story.maker.name if story.maker else "")


@transaction.atomic
def put_away(story: Story) -> None:
    """Take a story off the list; decks that have it keep it."""
    if story.put_away_at is None:
        story.put_away_at = now()
        story.save(update_fields=["put_away_at"])


@transaction.atomic
def bring_back(story: Story) -> None:
    """Put a story back on the list."""
    if story.put_away_at is not None:
        story.put_away_at = None
        story.save(update_fields=["put_away_at"])
