"""What a change would do to each maker, before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from kriya.core.once import digest_of
from kriya.core.refusal import Refused
from kriya.makers.actions.bulk.aspects import State
from kriya.makers.actions.bulk.changes import Change, Values
from kriya.makers.models import Maker

MOST = 10_000
SAME = "bulk_same_already"


@dataclass(frozen=True)
class Planned:
    """One maker in a plan: the state before and after, or the code of the reason why nothing changes."""

    pk: UUID
    name: str
    before: State
    after: State
    why_not: str = ""


@dataclass(frozen=True)
class Plan:
    """A change to makers that somebody can look at; the hash says whether it is still the same when it is done."""

    change: Change
    changed: Sequence[Planned]
    unchanged: Sequence[Planned]

    @property
    def hash(self) -> str:
        told = [self.change.code, *([str(row.pk), row.before, row.after] for row in self.changed)]
        return digest_of(told)


def plan(change: Change, makers: Sequence[UUID], values: Values, *, lock: bool = False) -> Plan:
    """Return what a change would do to makers of the register, by name; refuse more than 10,000 at once.

    With `lock` their rows are held in the order of their ids until the transaction ends.
    """
    if len(makers) > MOST:
        raise Refused("bulk_too_many", most=MOST)
    found = Maker.objects.in_register().filter(pk__in=makers)
    if lock:
        list(found.order_by("pk").select_for_update().values_list("pk"))
    names = dict(found.order_by("name", "pk").values_list("pk", "name"))
    states = change.aspect.read(list(names))
    rows = [_planned(change, pk, name, states[pk], values) for pk, name in names.items()]
    return Plan(change, [row for row in rows if not row.why_not], [row for row in rows if row.why_not])


def _planned(change: Change, pk: UUID, name: str, before: State, values: Values) -> Planned:
    try:
        after = change.becomes(before, values)
    except Refused as no:
        return Planned(pk, name, before, before, no.code)
    return Planned(pk, name, before, after, SAME if after == before else "")
