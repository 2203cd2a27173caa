"""Tables of institutional orders: what an office asks for, what it is offered, and what became of it."""

from kriya.quotations.models.deliveries import Handover, HandoverLine, Invoice
from kriya.quotations.models.inquiries import Inquiry
from kriya.quotations.models.quotations import (
    FOLLOWS,
    Quotation,
    QuotationLine,
    QuotationPayment,
    QuotationState,
    QuotationStep,
    StepKind,
)
from kriya.quotations.models.shown import OfficeData, OfficeDataShown

__all__ = [
    "FOLLOWS",
    "Handover",
    "HandoverLine",
    "Inquiry",
    "Invoice",
    "OfficeData",
    "OfficeDataShown",
    "Quotation",
    "QuotationLine",
    "QuotationPayment",
    "QuotationState",
    "QuotationStep",
    "StepKind",
]  # fmt: skip
