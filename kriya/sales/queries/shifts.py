"""What a shift came to: the figures of X and Z reports, and which receipts are missing."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, QuerySet, Sum

from kriya.ledger.models import Tender
from kriya.sales.models import (
    CashKind,
    CashMovement,
    ExchangePayout,
    QuarantinedSale,
    Refund,
    RefundTender,
    Resolution,
    Sale,
    SaleTender,
    Shift,
    ShiftClosing,
    ShiftReport,
)


@dataclass(frozen=True)
class Figures:
    """Sums of a shift in rupiah. `quarantined` is money of sales that are not clear yet: it is in the drawer too.

    `missing` is how many of the till's receipt numbers between the first and the last the server has not seen.
    """

    opening_cash: int = 0
    sales: int = 0
    total: int = 0
    discount: int = 0
    rounding: int = 0
    tenders: Mapping[str, int] = field(default_factory=dict)
    refunds: int = 0
    refunded: int = 0
    refund_rounding: int = 0
    refund_tenders: Mapping[str, int] = field(default_factory=dict)
    cash_in: int = 0
    cash_out: int = 0
    quarantines: int = 0
    quarantined: Mapping[str, int] = field(default_factory=dict)
    missing: int = 0

    @property
    def expected_cash(self) -> int:
        """What the drawer should hold."""
        cash = str(Tender.CASH)
        came = self.tenders.get(cash, 0) + self.quarantined.get(cash, 0) + self.cash_in
        return self.opening_cash + came - self.refund_tenders.get(cash, 0) - self.cash_out

    def as_json(self) -> dict[str, Any]:
        """Return what ShiftReport.figures holds."""
        return asdict(self) | {"expected_cash": self.expected_cash}

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> "Figures":
        return cls(**{name: told[name] for name in cls.__dataclass_fields__ if name in told})

    def less(self, other: "Figures") -> "Figures":
        """Return the difference to other figures, kind by kind."""
        mine, theirs = asdict(self), asdict(other)
        return Figures(**{name: _less(value, theirs[name]) for name, value in mine.items()})

    def plus(self, other: "Figures") -> "Figures":
        """Return the sum with other figures."""
        return self.less(Figures().less(other))

    @property
    def is_nothing(self) -> bool:
        return self == Figures()


def _less(mine: Any, theirs: Any) -> Any:
    if not isinstance(mine, dict):
        return mine - theirs
    found = {kind: mine.get(kind, 0) - theirs.get(kind, 0) for kind in sorted({*mine, *theirs})}
    return {kind: amount for kind, amount in found.items() if amount}


def figures(shift: Shift) -> Figures:
    """Return what a shift came to as far as the server knows now: the X report. Seven questions, however many sales."""
    sales = Sale.objects.filter(shift=shift)
    summed = sales.aggregate(
        n=Count("pk"), total=Sum("total"), discount=Sum("discount"), rounding=Sum("rounding"),
        first=Min("counter"), last=Max("counter"), counters=Count("counter", distinct=True),
    )  # fmt: skip
    back = Refund.objects.filter(shift=shift).aggregate(n=Count("pk"), total=Sum("total"), rounding=Sum("rounding"))
    cash = dict(CashMovement.objects.filter(shift=shift).order_by().values_list("kind").annotate(sum=Sum("amount")))
    turned, rounded = _paid_out(shift)
    aside = list(open_quarantines(shift).values_list("tenders", flat=True))
    span = summed["last"] - summed["first"] + 1 if summed["first"] is not None else 0
    return Figures(
        opening_cash=shift.opening_cash,
        sales=summed["n"],
        total=int(summed["total"] or 0),
        discount=int(summed["discount"] or 0),
        rounding=int(summed["rounding"] or 0),
        tenders=_by_kind(SaleTender.objects.filter(sale__shift=shift)),
        refunds=back["n"],
        refunded=int(back["total"] or 0),
        refund_rounding=int(back["rounding"] or 0) + rounded,
        refund_tenders=_less(_by_kind(RefundTender.objects.filter(refund__shift=shift)), turned),
        cash_in=int(cash.get(CashKind.IN, 0)),
        cash_out=int(cash.get(CashKind.OUT, 0)),
        quarantines=len(aside),
        quarantined=_together(aside),
        missing=span - summed["counters"],
    )


def open_quarantines(shift: Shift) -> QuerySet[QuarantinedSale]:
    """Return the sales of a shift whose money is counted though they are not clear; those recorded count as sales."""
    return QuarantinedSale.objects.filter(shift=shift).exclude(
        resolution__in=[Resolution.RECORDED, Resolution.REJECTED]
    )


def reported(shift: Shift) -> Figures:
    """Return the sum of a shift's reports: the Z and its supplements."""
    told = Figures()
    for report in ShiftReport.objects.filter(shift=shift).order_by("supplement"):
        told = told.plus(Figures.of_json(report.figures))
    return told


def open_shifts() -> QuerySet[Shift]:
    """Return the shifts that are not closed, with till, place and cashier, the newest first."""
    closed = ShiftClosing.objects.values("shift")
    return Shift.objects.exclude(pk__in=closed).select_related("till", "location", "cashier").order_by("-opened_at")


def missing_counters(till: UUID, *, most: int = 100) -> list[int]:
    """Return the receipt numbers of a till that the server has not seen, below the highest it has."""
    rows = Sale.objects.filter(till=till, counter__isnull=False).values_list("counter", flat=True)
    seen = {int(number) for number in rows if number is not None}
    return [number for number in range(1, max(seen, default=0)) if number not in seen][:most]


def _paid_out(shift: Shift) -> tuple[dict[str, int], int]:
    """Return what exchanges that were paid in cash take off what was given back by kind, and how it was rounded."""
    paid = ExchangePayout.objects.filter(shift=shift).aggregate(amount=Sum("amount"), rounding=Sum("rounding"))
    amount, rounding = int(paid["amount"] or 0), int(paid["rounding"] or 0)
    return ({str(Tender.EXCHANGE): amount, str(Tender.CASH): -amount - rounding} if amount else {}), rounding


def _by_kind(rows: QuerySet[Any]) -> dict[str, int]:
    return {kind: int(amount) for kind, amount in rows.order_by().values_list("kind").annotate(sum=Sum("amount"))}


def _together(aside: list[Mapping[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for tenders in aside:
        for kind, amount in tenders.items():
            found[kind] = found.get(kind, 0) + amount
    return found
