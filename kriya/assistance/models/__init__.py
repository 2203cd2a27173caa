"""Tables of assistance: what the council offers, cases of makers, what came of them, and the money for it."""

from kriya.assistance.models.budget import BUDGET_SOURCES, BudgetLine, Commitment
from kriya.assistance.models.cases import OPEN_STATES, Case, CaseState, CaseStep, Origin, Reason, StepState, Turn
from kriya.assistance.models.reminders import Nearness, StepReminder
from kriya.assistance.models.results import Result, ResultKind
from kriya.assistance.models.services import (
    Doer,
    Payer,
    PublishedService,
    Service,
    ServiceKind,
    ServiceStep,
)

__all__ = [
    "BUDGET_SOURCES",
    "OPEN_STATES",
    "BudgetLine",
    "Case",
    "CaseState",
    "CaseStep",
    "Commitment",
    "Doer",
    "Nearness",
    "Origin",
    "Payer",
    "PublishedService",
    "Reason",
    "Result",
    "ResultKind",
    "Service",
    "ServiceKind",
    "ServiceStep",
    "StepReminder",
    "StepState",
    "Turn",
]
