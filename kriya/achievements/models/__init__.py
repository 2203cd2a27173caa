"""Tables of achievements: closings, publications, targets, stories, decks, and what councils tell each other
and the nation."""

from kriya.achievements.models.closings import Ending, PeriodClosing
from kriya.achievements.models.decks import Deck, Story, StoryKind
from kriya.achievements.models.nation import (
    NationFigure,
    NationIndicator,
    NationMark,
    NationOverlap,
    NationPart,
    NationReport,
)
from kriya.achievements.models.peers import PeerConsent, PeerFigures
from kriya.achievements.models.snapshots import Snapshot
from kriya.achievements.models.targets import Target

__all__ = [
    "Deck",
    "Ending",
    "NationFigure",
    "NationIndicator",
    "NationMark",
    "NationOverlap",
    "NationPart",
    "NationReport",
    "PeerConsent",
    "PeerFigures",
    "PeriodClosing",
    "Snapshot",
    "Story",
    "StoryKind",
    "Target",
]
