"""What guests may be given to take home."""

from django.db.models import QuerySet

from kriya.achievements.models import Deck


def newest_decks() -> QuerySet[Deck]:
    """Return the decks of approved publications, the newest first, without what makes them heavy."""
    return Deck.objects.only("title", "made_at", "snapshot_id").exclude(snapshot__period="").order_by("-made_at", "-pk")
