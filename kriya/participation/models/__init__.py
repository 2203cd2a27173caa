"""Tables of taking part."""

from kriya.participation.models.applications import Application, ApplicationState, Channel
from kriya.participation.models.calls import Call, CallKind, PublishedCall
from kriya.participation.models.decisions import Decision, Outcome, Reason
from kriya.participation.models.places import HOLDING, Place, PlaceEvent, PlaceState

__all__ = [
    "HOLDING",
    "Application",
    "ApplicationState",
    "Call",
    "CallKind",
    "Channel",
    "Decision",
    "Outcome",
    "Place",
    "PlaceEvent",
    "PlaceState",
    "PublishedCall",
    "Reason",
]
