"""Tables of newsletters."""

from kriya.newsletters.models.issues import Delivery, DeliveryState, Issue, IssueLink, IssueState
from kriya.newsletters.models.subscribers import Consent, ConsentKind, Place, Subscriber, SubscriberState

__all__ = [
    "Consent",
    "ConsentKind",
    "Delivery",
    "DeliveryState",
    "Issue",
    "IssueLink",
    "IssueState",
    "Place",
    "Subscriber",
    "SubscriberState",
]
