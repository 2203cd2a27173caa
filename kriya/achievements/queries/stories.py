"""Which stories may be told, and how they read in a deck."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet

from kriya.achievements.models import Story, StoryKind
from kriya.makers.models import Consent, Maker

_NEEDS: Final[Mapping[str, str]] = {
    StoryKind.PORTRAIT: "photo",
    StoryKind.QUOTE: "name",
    StoryKind.BEFORE_AFTER: "photo",
}
"""What a maker must have allowed to be shown for a story that names it."""
_TOLD: Final = (
    "kind", "title_id", "title_en", "words_id", "words_en", "speaker", "photo_alt", "photo_after_alt",
)  # fmt: skip


def stories() -> QuerySet[Story]:
    """Return the stories that the office can choose from, the newest first."""
    found: QuerySet[Story] = Story.objects.filter(put_away_at=None).select_related("maker").order_by("-made_at", "-pk")
    return found


def may_be_told(kind: str, maker: UUID | None) -> bool:
    """Tell whether a maker allows what a story of this kind shows of it; a story of no maker needs nobody's leave."""
    return maker is None or Consent.objects.filter(maker=maker, subject=_NEEDS[kind], withdrawn_at=None).exists()


def told_of(story: Story) -> dict[str, Any]:
    """Return a story as it is kept in a deck."""
    return {
        **{name: getattr(story, name) for name in _TOLD},
        "photo": story.photo.name or "",
        "photo_after": story.photo_after.name or "",
        "maker": str(story.maker_id or ""),
    }


def still_allowed(told: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the stories of a deck that may be told today, in one question: who took leave back is not shown again."""
    makers = {UUID(one["maker"]) for one in told if one["maker"]}
    allowed = set(_allowed(makers)) if makers else set()
    return [one for one in told if not one["maker"] or (UUID(one["maker"]), _NEEDS[one["kind"]]) in allowed]


def _allowed(makers: Iterable[UUID]) -> Iterable[tuple[UUID, str]]:
    found = Consent.objects.filter(maker__in=makers, withdrawn_at=None)
    return found.values_list("maker", "subject")


def makers_to_choose() -> QuerySet[Maker]:
    """Return the makers that a story may be about."""
    found: QuerySet[Maker] = Maker.objects.in_register().only("name").order_by("name")
    return found
