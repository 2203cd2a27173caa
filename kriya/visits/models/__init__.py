"""Tables of visits."""

from kriya.visits.models.after import LATEST, REMINDED_AFTER, Adoption, Feedback, FollowUp, Material, Promise, Side
from kriya.visits.models.day import (
    AgendaItem,
    AgendaKind,
    Guest,
    SeenPiece,
    SignedBy,
    TaskKind,
    VisitCost,
    VisitGift,
    VisitTask,
)
from kriya.visits.models.institutions import Institution, InstitutionAlias, InstitutionKind, InstitutionMerge
from kriya.visits.models.places import Booking, Place, PlaceKind
from kriya.visits.models.rules import VisitRules
from kriya.visits.models.supplies import Supply, SupplyMove
from kriya.visits.models.visits import (
    COMES,
    Direction,
    Origin,
    PublishedVisit,
    Topic,
    Visit,
    VisitDataShown,
    VisitState,
)

__all__ = [
    "COMES", "LATEST", "REMINDED_AFTER", "Adoption", "AgendaItem", "AgendaKind", "Booking", "Direction", "Feedback",
    "FollowUp", "Guest", "Institution", "InstitutionAlias", "InstitutionKind", "InstitutionMerge", "Material", "Origin",
    "Place", "PlaceKind", "Promise", "PublishedVisit", "SeenPiece", "Side", "SignedBy", "Supply", "SupplyMove",
    "TaskKind", "Topic", "Visit", "VisitCost", "VisitDataShown", "VisitGift", "VisitRules", "VisitState", "VisitTask",
]  # fmt: skip
