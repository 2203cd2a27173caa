"""Exhibitions: what they are, who takes part, who stands where, what is to be done, who came, and how they ended."""

from kriya.exhibitions.models.booths import Booth, BoothUse
from kriya.exhibitions.models.closing import Closing, ClosingLine, ClosingState
from kriya.exhibitions.models.exhibition import CostKind, CostLine, Exhibition, Level, Participant, Payer
from kriya.exhibitions.models.leads import OPEN_OUTCOMES, FollowUp, Lead, LeadKind, LeadShown, Outcome
from kriya.exhibitions.models.preparing import Anchor, ChecklistItem, ChecklistPattern, DisplayItem, Traveller
from kriya.exhibitions.models.published import PublishedExhibition

__all__ = [
    "OPEN_OUTCOMES", "Anchor", "Booth", "BoothUse", "ChecklistItem", "ChecklistPattern", "Closing", "ClosingLine",
    "ClosingState", "CostKind", "CostLine", "DisplayItem", "Exhibition", "FollowUp", "Lead", "LeadKind", "LeadShown",
    "Level", "Outcome", "Participant", "Payer", "PublishedExhibition", "Traveller",
]  # fmt: skip
