"""Record sales: sale, stock and books in one call to the database, for one sale or a hundred."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from kriya.accounts.models import User
from kriya.core.asking import carry_out
from kriya.core.clock import now
from kriya.core.jobs import defer_called
from kriya.core.locks import Space, wait_for
from kriya.core.refusal import Refused
from kriya.inventory.actions.moving import refuse_short
from kriya.inventory.actions.places import place
from kriya.inventory.actions.stock_takes import rebase
from kriya.inventory.models import LocationKind
from kriya.ledger.days import day_of
from kriya.ledger.models import MoneyRules, Tender
from kriya.ledger.queries.rates import Rules
from kriya.ledger.terms import Terms
from kriya.sales.actions.closing import lock_shift, supplement
from kriya.sales.actions.tasks import ask_people
from kriya.sales.followers import tell_losses
from kriya.sales.models import Shift, TaskKind, Till
from kriya.sales.queries.exchanges import paid_out_for
from kriya.sales.rows import LotKnown, Rows, When
from kriya.sales.told import SaleTold
from kriya.sales.working_out import Known, work_out

LONGEST: Final = timedelta(days=400)
"""How long a till may hold a sale: what is older tells of a clock that was never set."""
_FIRST: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LAST: Final = datetime(2970, 1, 1, tzinfo=UTC)
Levels = Mapping[tuple[UUID, UUID], int]


@dataclass(frozen=True)
class Recorded:
    """What came of a sale: `again` where it was recorded before, `tasks` what a person must look at."""

    sale: UUID
    receipt: str
    again: bool = False
    tasks: tuple[str, ...] = field(default=())


def record_sale(
    told: SaleTold,
    *,
    by: User | None = None,
    till: Till | None = None,
    guard: bool = False,
    holder: UUID | None = None,
    skew: timedelta = timedelta(0),
) -> Recorded:
    """Record one sale: its rows, the pieces that left, the money in the books, all or nothing.

    A sale that happened is recorded though stock falls below zero: a person is asked. With `guard` (nobody holds the
    piece in hand yet) what is not there, or is kept for somebody else than `holder`, is refused. The same id with the
    same content is the same sale; with another, Refused("sale_other_payload").
    """
    (recorded,) = record_sales([told], by=by, till=till, guard=guard, holder=holder, skew=skew)
    return recorded


def record_sales(
    told: Sequence[SaleTold],
    *,
    by: User | None = None,
    till: Till | None = None,
    guard: bool = False,
    holder: UUID | None = None,
    skew: timedelta = timedelta(0),
) -> list[Recorded]:
    """Record many sales, all of them or none, with as many questions as for one. `skew` is the device's clock ahead."""
    known, instant = look(told), now()
    rows, new = Rows(), dict[UUID, SaleTold]()
    for one in told:
        _refuse_other(one, known.again, new)
        if one.id in known.again or one.id in new:
            continue
        when = _when(one, instant, skew)
        worked = work_out(one, known, when, till=till.pk if till else None, by=by.pk if by else None)
        rows.add(worked)
        new[one.id] = one
    # What is refused before anything is written needs no way back of its own.
    with transaction.atomic(savepoint=guard):
        made, tasks = _record(rows, new, known, instant, _Guard(guard, holder))
    _refuse_raced([one for key, one in new.items() if key not in made])
    return [Recorded(one.id, one.receipt, one.id not in made, tuple(tasks.get(one.id, ()))) for one in told]


@dataclass(frozen=True)
class _Guard:
    """Whether pieces that are not there, or kept for somebody else than `holder`, are refused."""

    stands: bool
    holder: UUID | None


def _record(
    rows: Rows, new: Mapping[UUID, SaleTold], known: Known, instant: datetime, guard: _Guard
) -> tuple[set[UUID], dict[UUID, list[str]]]:
    """Write what was worked out and what follows from it; return which sales are new, and what people are asked."""
    if not new:
        return set(), {}
    late = sorted({one.shift for one in new.values() if one.shift and known.shifts[one.shift]})
    exchanges = [one.id for one in new.values() if any(tender.kind == Tender.EXCHANGE for tender in one.tenders)]
    for sale in sorted(exchanges):
        wait_for(sale, Space.REFUNDS)
    for shift in late:
        lock_shift(shift)
    written = _write(rows, instant)
    made = written.made
    if guard.stands:
        moved = ((row["lot"], row["source"], row["pieces"]) for row in rows.moves if row["sale"] in made)
        refuse_short(moved, written.levels, holder=guard.holder)
    wanted = [task for task in rows.tasks if task[1] in made] + _oversold(rows, made, written.levels)
    if exchanges:
        wanted += _paid_twice(exchanges)
    ask_people(wanted)
    _rebase(rows, written)
    _supplement(late, written.closed)
    tasks: dict[UUID, list[str]] = {}
    for kind, about, _facts in wanted:
        tasks.setdefault(about, []).append(str(kind))
    return made, tasks


def _refuse_raced(raced: Sequence[SaleTold]) -> None:
    """Look again at sales that were sent twice at once, where the other one was first: what it said is there by now."""
    if raced:
        again = look(raced).again
        for one in raced:
            _refuse_other(one, again, {})


def _refuse_other(told: SaleTold, again: Mapping[UUID, tuple[str, str]], new: Mapping[UUID, SaleTold]) -> None:
    before = again.get(told.id)
    if (before and before[0] != told.digest) or (told.id in new and new[told.id].digest != told.digest):
        raise Refused("sale_other_payload", sale=str(told.id))


def _when(told: SaleTold, instant: datetime, skew: timedelta) -> When:
    device = min(max(told.device_at or instant, _FIRST), _LAST)
    claimed = device - skew if abs(skew) < _LAST - _FIRST else _FIRST
    if not instant - LONGEST <= claimed <= instant + LONGEST:
        return When(device, instant, day_of(instant), credible=False)
    # A clock that runs ahead cannot sell in the future.
    happened = min(claimed, instant)
    return When(device, happened, day_of(happened))


def look(told: Iterable[SaleTold]) -> Known:
    """Return what is known of everything these sales speak of, with one question."""
    sales = list(told)
    asked = {
        "sales": [one.id for one in sales],
        "lots": list({line.lot for one in sales for line in one.lines if line.lot}),
        "codes": list({line.code for one in sales for line in one.lines if not (line.lot or line.service)}),
        "places": list({one.location for one in sales}),
        "shifts": list({one.shift for one in sales if one.shift}),
        "people": list({person for one in sales for person in (one.cashier, one.discount_by) if person}),
        "references": list({tender.reference for one in sales for tender in one.tenders if tender.reference}),
    }
    ((found,),) = carry_out("SELECT sales_look(%s::jsonb)::text", [json.dumps(asked, cls=DjangoJSONEncoder)])
    return _known(json.loads(found))


def _known(found: Mapping[str, Any]) -> Known:
    lots = [_lot(one) for one in found["lots"] or ()]
    return Known(
        again={UUID(key): (said[0], said[1]) for key, said in (found["again"] or {}).items()},
        lots={lot.id: lot for lot in lots if lot.id},
        by_code={lot.code: lot for lot in lots},
        rules=_rules(found["rules"] or {}, found["fees"] or ()),
        sold=UUID(found["sold"]) if found["sold"] else place(LocationKind.SOLD),
        places=frozenset(UUID(one) for one in found["places"] or ()),
        shifts={UUID(key): closed for key, closed in (found["shifts"] or {}).items()},
        references=frozenset(found["references"] or ()),
        people=frozenset(found["people"] or ()),
        place_prices={(UUID(lot), UUID(at)): price for lot, at, price in found["place_prices"] or ()},
    )


def _lot(told: Mapping[str, Any]) -> LotKnown:
    return LotKnown(
        UUID(told["id"]),
        told["code"],
        told["name"],
        told["variant"],
        UUID(told["maker"]) if told["maker"] else None,
        told["maker_name"] or "",
        told["price"],
        Terms.of_json(told["terms"]),
    )


def _rules(said: Mapping[str, Any], fees: Iterable[Sequence[Any]]) -> Rules:
    default = MoneyRules()
    since = said.get("taxable_since")
    return Rules(
        said.get("merchant_class", default.merchant_class),
        said.get("cash_step", default.cash_step),
        date.fromisoformat(since) if since else None,
        said.get("fee_bearer", default.fee_bearer),
        tuple((tender, date.fromisoformat(on), points, fixed) for tender, on, points, fixed in fees),
    )


def _supplement(late: Sequence[UUID], closed: set[UUID]) -> None:
    """Tell what came of shifts that are closed. One that was closed this instant is told by a job: it is locked."""
    for shift in Shift.objects.filter(pk__in=late):
        supplement(shift)
    for key in closed - set(late):
        defer_called("kriya.sales.tasks.supplement_shift", shift=str(key))


@dataclass(frozen=True)
class _Written:
    """What writing tells: which sales are new, the levels they left, shifts that are closed by now, and until when the
    posted counts of their places speak, as they are once the pieces were moved."""

    made: set[UUID]
    levels: Levels
    closed: set[UUID]
    counted: Mapping[UUID, datetime]


def _write(rows: Rows, instant: datetime) -> _Written:
    told = {
        "now": instant,
        "sales": rows.sales,
        "lines": rows.lines,
        "tenders": rows.tenders,
        "moves": rows.moves,
        "transactions": rows.transactions,
        "entries": rows.entries,
    }
    ((written,),) = carry_out("SELECT sales_write(%s::jsonb)::text", [json.dumps(told, cls=_Whole)])
    done = json.loads(written)
    levels = {(UUID(lot), UUID(at)): pieces for lot, at, pieces in done["levels"] or ()}
    counted = {UUID(key): datetime.fromisoformat(at) for key, at in (done.get("counted") or {}).items()}
    return _Written({UUID(one) for one in done["made"]}, levels, {UUID(one) for one in done.get("late") or ()}, counted)


class _Whole(DjangoJSONEncoder):
    """Instants to the microsecond: that of an entry must be its transaction's."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def _oversold(rows: Rows, made: set[UUID], levels: Levels) -> list[tuple[str, UUID, dict[str, Any]]]:
    """Return a task for each sale that took pieces which are not there by the books, the latest ones first."""
    lacking = {key: -pieces for key, pieces in levels.items() if pieces < 0}
    named = {line["lot"]: line["name"] for line in rows.lines}
    found: dict[UUID, dict[str, int]] = {}
    names: dict[UUID, list[str]] = {}
    for move in reversed(rows.moves):
        key = (move["lot"], move["source"])
        if move["sale"] in made and lacking.get(key, 0) > 0:
            found.setdefault(move["sale"], {})[str(move["lot"])] = levels[key]
            names.setdefault(move["sale"], []).append(named[move["lot"]])
            lacking[key] -= move["pieces"]
    return [(TaskKind.OVERSOLD, sale, {"levels": lots, "names": names[sale]}) for sale, lots in found.items()]


def _paid_twice(exchanges: Sequence[UUID]) -> list[tuple[str, UUID, dict[str, Any]]]:
    """Return a task for each exchange whose worth had been paid out in cash before its sale came."""
    return [
        (TaskKind.EXCHANGE, one.refund_id, {"receipt": one.refund.sale.receipt, "amount": one.amount, "paid": True})
        for one in paid_out_for(exchanges)
    ]


def _rebase(rows: Rows, written: _Written) -> None:
    """Tell the posted counts of sales that happened before them and came now."""
    for row in rows.sales:
        cut_off = written.counted.get(row["location"])
        if row["id"] not in written.made or cut_off is None or row["happened_at"] > cut_off:
            continue
        sold: dict[UUID, int] = {}
        for move in rows.moves:
            if move["sale"] == row["id"]:
                sold[move["lot"]] = sold.get(move["lot"], 0) + move["pieces"]
        differences = rebase(sold, location=row["location"], happened_at=row["happened_at"], sale=row["id"])
        if differences:
            tell_losses([difference.lot_id for difference in differences])
