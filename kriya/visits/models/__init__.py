"""Tables of visits."""

from kriya.visits.models.institutions import Institution, InstitutionAlias, InstitutionKind, InstitutionMerge
from kriya.visits.models.places import Booking, Place, PlaceKind
from kriya.visits.models.rules import VisitRules
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
    "COMES", "Booking", "Direction", "Institution", "InstitutionAlias", "InstitutionKind", "InstitutionMerge",
    "Origin", "Place", "PlaceKind", "PublishedVisit", "Topic", "Visit", "VisitDataShown", "VisitRules", "VisitState",
]  # fmt: skip
