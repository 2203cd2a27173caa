"""Playbooks: those that the council makes, those that came to it, and what became of those that it took over."""

from kriya.playbooks.models.adoptions import (
    AdoptedItem,
    Adoption,
    AdoptionStep,
    AdoptionTask,
    Measurement,
    Report,
    Share,
    SharedProgress,
)
from kriya.playbooks.models.copies import CopyReport
from kriya.playbooks.models.keys import SigningKey, TrustedKey
from kriya.playbooks.models.made import Budget, Edition, GivenPlaybook, Playbook, PublishedPlaybook
from kriya.playbooks.models.received import Received, Way

__all__ = [
    "AdoptedItem", "Adoption", "AdoptionStep", "AdoptionTask", "Budget", "CopyReport", "Edition", "GivenPlaybook",
    "Measurement", "Playbook", "PublishedPlaybook", "Received", "Report", "Share", "SharedProgress", "SigningKey",
    "TrustedKey", "Way",
]  # fmt: skip
