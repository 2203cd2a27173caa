"""Tables of achievements: closings, publications, targets, stories, decks, and what councils tell each other."""

from kriya.achievements.models.closings import Ending, PeriodClosing
from kriya.achievements.models.decks import Deck, Story, StoryKind
from kriya.achievements.models.peers import PeerConsent, PeerFigures
from kriya.achievements.models.snapshots import Snapshot
from kriya.achievements.models.targets import Target

__all__ = [
    "Deck",
    "Ending",
    "PeerConsent",
    "PeerFigures",
    "PeriodClosing",
    "Snapshot",
    "Story",
    "StoryKind",
    "Target",
]
