"""Sales of every channel, what came back of them, the tills they are made at, and what a person must look at."""

from kriya.sales.models.refunds import BackTo, ExchangePayout, Refund, RefundLine, RefundTender
from kriya.sales.models.sales import Channel, Sale, SaleLine, SaleTender, TenderConfirmation, TenderState
from kriya.sales.models.shifts import CashKind, CashMovement, Shift, ShiftClosing, ShiftReport
from kriya.sales.models.shown import SaleBuyerShown
from kriya.sales.models.tasks import QuarantinedSale, Resolution, Task, TaskKind
from kriya.sales.models.tills import Till, TillRevocation
from kriya.sales.models.visitors import VisitorTap

__all__ = [
    "BackTo", "CashKind", "CashMovement", "Channel", "ExchangePayout", "QuarantinedSale", "Refund", "RefundLine",
    "RefundTender", "Resolution", "Sale", "SaleBuyerShown", "SaleLine", "SaleTender", "Shift", "ShiftClosing",
    "ShiftReport", "Task", "TaskKind", "TenderConfirmation", "TenderState", "Till", "TillRevocation", "VisitorTap",
]  # fmt: skip
