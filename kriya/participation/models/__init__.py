"""Tables of taking part."""

from kriya.participation.models.applications import Application, ApplicationState, Attachment, Channel
from kriya.participation.models.calls import Call, CallKind, PublishedCall
from kriya.participation.models.decisions import Decision, Outcome, Reason
from kriya.participation.models.judging import Conflict, Juror, Ranking, Review
from kriya.participation.models.places import HOLDING, Place, PlaceEvent, PlaceState
from kriya.participation.models.presence import Presence, Room, Scan, Session, Way
from kriya.participation.models.results import (
    Certificate,
    CertificateState,
    Feedback,
    Material,
    PublishedCertificate,
    TestKind,
    TestScore,
)

__all__ = [
    "HOLDING",
    "Application",
    "ApplicationState",
    "Attachment",
    "Call",
    "CallKind",
    "Certificate",
    "CertificateState",
    "Channel",
    "Conflict",
    "Decision",
    "Feedback",
    "Juror",
    "Material",
    "Outcome",
    "Place",
    "PlaceEvent",
    "PlaceState",
    "Presence",
    "PublishedCall",
    "PublishedCertificate",
    "Ranking",
    "Reason",
    "Review",
    "Room",
    "Scan",
    "Session",
    "TestKind",
    "TestScore",
    "Way",
]
