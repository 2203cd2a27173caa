"""One quotation with everything that hangs on it, for the office's page and for the page behind its link."""

from dataclasses import dataclass

from kriya.core.clock import today
from kriya.quotations.models import (
    Handover,
    HandoverLine,
    Invoice,
    Quotation,
    QuotationLine,
    QuotationPayment,
    QuotationState,
    QuotationStep,
)  # fmt: skip
from kriya.quotations.queries.lines import handed_pieces
from kriya.quotations.queries.money import QuotationMoney, money_of
from kriya.sales.models import SaleLine
from kriya.sales.queries.refunds import Refundable, refundable_of


@dataclass(frozen=True)
class WholeLine:
    """A line with how many of its pieces were handed over."""

    line: QuotationLine
    handed: int

    @property
    def left(self) -> int:
        return self.line.pieces - self.line.cancelled - self.handed

    @property
    def worth(self) -> int:
        """What its pieces cost before the discount of the whole."""
        return self.line.price * self.line.pieces

    @property
    def to_make(self) -> int:
        """How many pieces its maker has still to bring."""
        line = self.line
        return max(0, line.pieces - line.cancelled - line.made) if line.is_to_order else 0

    @property
    def is_late(self) -> bool:
        return bool(self.to_make and self.line.promised_on and self.line.promised_on < today())


@dataclass(frozen=True)
class WholeQuotation:
    """A quotation, and what became of it so far. Money is whole rupiah."""

    quotation: Quotation
    lines: list[WholeLine]
    payments: list[QuotationPayment]
    papers: list[tuple[Handover, Invoice]]
    steps: list[QuotationStep]
    money: QuotationMoney

    @property
    def is_over(self) -> bool:
        """Whether it waits for an answer longer than it holds."""
        quotation = self.quotation
        return bool(quotation.state == QuotationState.OFFERED and quotation.valid_until < today())

    @property
    def waits_for_deposit(self) -> bool:
        return bool(self.quotation.state == QuotationState.ACCEPTED and self.money.paid < self.quotation.deposit)

    @property
    def open_lines(self) -> list[WholeLine]:
        return [one for one in self.lines if one.left] if self.quotation.state == QuotationState.ACCEPTED else []

    @property
    def lines_to_make(self) -> list[WholeLine]:
        return [one for one in self.open_lines if one.to_make]

    @property
    def next_sum(self) -> int:
        """What is asked for next: the deposit, then what is owed, then what is left of the whole."""
        if self.waits_for_deposit:
            return self.quotation.deposit - self.money.paid
        return self.money.owed or self.money.to_pay


def whole_quotation(quotation: Quotation) -> WholeQuotation:
    """Return a quotation with everything, in eight questions whatever its size."""
    lines = list(QuotationLine.objects.filter(quotation=quotation).select_related("maker").order_by("position"))
    handed = handed_pieces(lines)
    invoices = Invoice.objects.filter(quotation=quotation).select_related("handover").order_by("on", "number")
    return WholeQuotation(
        quotation=quotation,
        lines=[WholeLine(line, handed[line.pk]) for line in lines],
        payments=list(QuotationPayment.objects.filter(quotation=quotation).select_related("by").order_by("at", "pk")),
        papers=[(invoice.handover, invoice) for invoice in invoices],
        steps=list(QuotationStep.objects.filter(quotation=quotation).select_related("by").order_by("-at", "-pk")),
        money=money_of(quotation),
    )


def returnable(quotation: Quotation) -> list[Refundable]:
    """Return the sale lines of a quotation's handovers with what may still come back of each, in two questions."""
    sales = HandoverLine.objects.filter(handover__quotation=quotation).values("sale")
    return [one for one in refundable_of(SaleLine.objects.filter(sale__in=sales)) if one.left]
