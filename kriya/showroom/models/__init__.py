"""Goods on consignment: what was agreed, taken in, marked down, given back, and paid."""

from kriya.showroom.models.agreements import Agreement, Signature, SignedPaper
from kriya.showroom.models.intakes import Intake, IntakeLine, IntakeState, LineAnswer
from kriya.showroom.models.labels import LabelPrint, LabelRules, LabelVisit
from kriya.showroom.models.markdowns import Markdown, MarkdownLine
from kriya.showroom.models.news import News, NewsChannel, NewsChoice, NewsKind
from kriya.showroom.models.reports import MonthlyReport
from kriya.showroom.models.returns import ExpiryNotice, Return, ReturnLine, TakeBackRequest
from kriya.showroom.models.settlements import (
    PayoutMethod,
    Settlement,
    SettlementItem,
    SettlementMaker,
    SettlementOutcome,
    SettlementReversal,
    SettlementState,
)

__all__ = [
    "Agreement", "ExpiryNotice", "Intake", "IntakeLine", "IntakeState", "LabelPrint", "LabelRules", "LabelVisit",
    "LineAnswer", "Markdown", "MarkdownLine", "MonthlyReport", "News", "NewsChannel", "NewsChoice",
    "NewsKind", "PayoutMethod", "Return", "ReturnLine", "Settlement", "SettlementItem",
    "SettlementMaker", "SettlementOutcome", "SettlementReversal", "SettlementState", "Signature", "SignedPaper",
    "TakeBackRequest",
]  # fmt: skip
