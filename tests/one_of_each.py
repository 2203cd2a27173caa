"""One row of every model of a council, made from the models themselves, so that a new table is covered the day it is born."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from kriya.core.ids import new_id
from kriya.core.scoping import CouncilRow
from kriya.core.walls import is_history
from kriya.playbooks.tests.builders import minimal, minimal_report

# What a field of this name needs beyond its type, where a constraint asks for more.
_seconds = count(2)
BY_NAME: dict[str, Callable[[str], Any]] = {
    "MakerPhone.number": lambda mark: f"+62812{mark:>08}",
    "Maker.nik": lambda _mark: "",
    "Maker.nik_hash": lambda _mark: "",
    "BankAccount.number_hash": lambda mark: mark * 8,
    "Snapshot.figures": lambda _mark: {"council": "", "as_of": "2026-01-15", "indicators": [], "labels": {}},
    "Snapshot.public": lambda _mark: {"council": "", "as_of": "2026-01-15", "indicators": [], "labels": {}},
    "PeriodClosing.figures": lambda _mark: {"council": "", "as_of": "2026-01-15", "indicators": [], "labels": {}},
    "PeriodClosing.period": lambda _mark: "2026-T2",
    "Removal.reason": lambda _mark: "pindah tugas",
    "FactorReset.reason": lambda _mark: "ponsel hilang",
    "Merge.absorbed": lambda _mark: None,
    "NotDuplicate.second": lambda _mark: None,
    "LikelyPair.second": lambda _mark: None,
    "Reservation.ended": lambda _mark: "",
    "QuarantinedSale.resolution": lambda _mark: "",
    "Movement.target": lambda _mark: None,
    "Transfer.target": lambda _mark: None,
    "Transaction.lines": lambda _mark: 2,
    "Transaction.posted_at": lambda _mark: datetime(2026, 1, 15, tzinfo=UTC),
    "Entry.posted_at": lambda _mark: datetime(2026, 1, 15, tzinfo=UTC),
    "Entry.account": lambda _mark: "cash_office",
    "StockDifference.counted": lambda _mark: 0,
    "Till.prefix": lambda mark: f"T{mark[-3:]}",
    "SaleLine.total": lambda _mark: 2,
    "SaleLine.price": lambda _mark: 2,
    "RefundLine.total": lambda _mark: 2,
    "SaleTender.given": lambda _mark: 1,
    "TillRevocation.reason": lambda _mark: "hilang",
    "Signature.drawing": lambda _mark: "M10,10 L20,20",
    "Intake.funding": lambda _mark: "APBD",
    "MonthlyReport.month": lambda _mark: date(2026, 1, 1),
    "MarkdownLine.before": lambda _mark: 2,
    "MarkdownLine.after": lambda _mark: 1,
    "SettlementMaker.amount": lambda _mark: 0,
    "Order.goods": lambda _mark: 2,
    "Order.total": lambda _mark: 2,
    "Order.delivery": lambda _mark: "pick_up",
    "Order.due": lambda _mark: 2,
    "OrderLine.price": lambda _mark: 2,
    "OrderLine.total": lambda _mark: 2,
    "Voucher.code": lambda mark: f"KODE{mark[-6:]}",
    "Voucher.until_on": lambda _mark: date(2026, 1, 31),
    "Inquiry.closed_reason": lambda _mark: "",
    "QuotationPayment.number": lambda mark: f"KWT/2026/{mark[-4:]}",
    "Link.page": lambda _mark: "home",
    "Link.kind": lambda _mark: "page",
    "Link.code": lambda mark: f"TAUT{mark[-4:]}",
    "CampaignPage.preview_key": lambda mark: mark * 8,
    "Subscriber.email_hash": lambda mark: mark * 8,
    "WantedWords.hash": lambda mark: mark * 8,
    "Playbook.secret": lambda mark: f"rahasia-{mark}",
    "Edition.content": lambda _mark: minimal(str(new_id())),
    "Received.content": lambda _mark: minimal(str(new_id())),
    "CopyReport.content": lambda _mark: minimal_report(str(new_id())),
    "Report.content": lambda _mark: minimal_report(str(new_id())),
    "Measurement.days": lambda _mark: 0,
    "SupplyMove.visit": lambda _mark: None,
    "SettlementMaker.outcome": lambda _mark: "nothing",
    "Call.published_at": lambda _mark: timezone.now(),
    "Call.closes_at": lambda _mark: timezone.now() + timedelta(days=4),
    "Conflict.reason": lambda _mark: "keluarga",
    "Ranking.inputs": lambda _mark: {
        "rules": {"places": 1, "criteria": [], "quotas": [], "rotation": 0, "seed": ""},
        "candidates": [],
    },
    "Ranking.result": lambda _mark: [],
    "Session.starts_at": lambda _mark: datetime(2026, 1, 15, 2, tzinfo=UTC),
    "Session.ends_at": lambda _mark: datetime(2026, 1, 15, 5, tzinfo=UTC),
    "Teaching.starts_at": lambda _mark: datetime(2026, 1, 15, 2, tzinfo=UTC),
    "Teaching.ends_at": lambda _mark: datetime(2026, 1, 15, 5, tzinfo=UTC),
    "Place.seat": lambda _mark: 1,
    "Place.answer_by": lambda _mark: timezone.now() + timedelta(days=1),
    "Material.url": lambda _mark: "https://contoh.id/paparan",
    "Institution.region_code": lambda _mark: "34.03",
    "InstitutionMerge.absorbed": lambda _mark: None,
    "Visit.guest_secret": lambda mark: f"tamu-{mark}",
    "Visit.group_secret": lambda mark: f"rombongan-{mark}",
    "FieldNote.field": lambda _mark: "name",
    "Filling.table": lambda _mark: {"sheet": "", "heading_row": 1, "first_row": 2, "columns": [], "hidden": []},
    "Target.code": lambda _mark: "makers.fostered",
    "Target.period": lambda _mark: "2026-T2",
    "Booking.reason": lambda _mark: "rapat",
    "FollowUp.days": lambda _mark: 30,
    "Exhibition.cancelled_reason": lambda _mark: "",
    "FollowUp.note": lambda _mark: "ditelepon",
    "Lead.phone": lambda _mark: "",
    "Lead.email": lambda _mark: "",
    "BudgetLine.year": lambda _mark: 2026,
    "Service.paper": lambda _mark: "nib",
    "Service.published_at": lambda _mark: timezone.now(),
    "Turn.words": lambda _mark: "",
    "Result.paper_kind": lambda _mark: "nib",
    "Closing.state": lambda _mark: "waiting",
    "Ask.days": lambda _mark: 30,
    "Ask.closes_on": lambda _mark: date(2026, 3, 1),
    "ClosingLine.difference": lambda _mark: -4,
}
# Pointers that may be empty, and are not in a row that stands for its like.
FILLED = {
    "OrderLine.lot",
    "OrderLine.location",
    "Ask.call",
    "SaleLine.lot",
    "HandoverLine.lot",
    "HandoverLine.location",
}
# Rows that stand only beside another: what balances an entry.
BESIDE: dict[str, Callable[[Any], dict[str, Any]]] = {"Entry": lambda entry: {"amount": -entry.amount}}


def tenant_models() -> list[type[CouncilRow]]:
    """Every model of a council that is not the history of another."""
    return [model for model in apps.get_models() if issubclass(model, CouncilRow) and not is_history(model)]


Made = dict[type[models.Model], models.Model]


def make_one_of_each(mark: str) -> UUID:
    """Make one row of each model in the council of the scope, all with the same id; return it.

    One id for all: an address that takes an object opens with it, whatever kind of object it wants.
    """
    made: Made = {}
    shared = new_id()
    for model in tenant_models():
        _make(model, made, mark, shared)
    return shared


def _make(model: type[models.Model], made: Made, mark: str, shared: UUID | None) -> models.Model:
    if model in made:
        return made[model]
    values = _values(model, made, mark, shared)
    if shared and issubclass(model, CouncilRow):
        values["id"] = shared
    row = model(**values)
    row.save(force_insert=True)
    made[model] = row
    if beside := BESIDE.get(model.__name__):
        model(**{**values, "id": new_id(), **beside(row)}).save(force_insert=True)
    return row


def _values(model: type[models.Model], made: Made, mark: str, shared: UUID | None) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in model._meta.local_fields:
        if field.name in {"id", "council"} or (field.has_default() and not field.is_relation):
            continue
        name = f"{model.__name__}.{field.name}"
        if field.is_relation:
            values[field.name] = _related(model, field, made, mark, shared)
        elif name in BY_NAME:
            values[field.name] = BY_NAME[name](mark)
        elif not field.null:
            values[field.name] = _plain(field, mark)
    return values


def _related(model: type[models.Model], field: Any, made: Made, mark: str, shared: UUID | None) -> Any:
    target = field.remote_field.model
    if field.null and f"{model.__name__}.{field.name}" not in FILLED:
        return None
    if target is get_user_model():
        return target.objects.get_or_create(email=f"siapa{mark}@contoh.id", defaults={"name": "Siapa"})[0]
    if f"{model.__name__}.{field.name}" in BY_NAME:
        # A second row of the same model, for pairs that must differ.
        others = {key: row for key, row in made.items() if key is not target}
        return _make(target, others, f"{mark}{next(_seconds)}", None)
    return _make(target, made, mark, shared)


PLAIN: tuple[tuple[type[Any] | tuple[type[Any], ...], Callable[[str], Any]], ...] = (
    (models.UUIDField, lambda _mark: new_id()),
    (models.DateTimeField, lambda _mark: timezone.now() + timedelta(days=3)),
    (models.DateField, lambda _mark: date(2026, 1, 15)),
    (models.BinaryField, lambda _mark: b"{}"),
    (models.BooleanField, lambda _mark: False),
    (models.JSONField, lambda _mark: {}),
    (ArrayField, lambda _mark: []),
    ((models.IntegerField, models.DecimalField, models.FloatField), lambda _mark: 1),
    (models.SlugField, lambda mark: f"baris-{mark}"),
    (models.EmailField, lambda mark: f"baris{mark}@contoh.id"),
)


def _plain(field: Any, mark: str) -> Any:
    if field.choices:
        return field.choices[0][0]
    for kind, value in PLAIN:
        if isinstance(field, kind):
            return value(mark)
    return "" if field.blank and not field.unique else f"baris {mark}"[: field.max_length or 40]
