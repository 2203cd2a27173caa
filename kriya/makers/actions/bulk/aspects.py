"""What can be changed of many makers: each aspect reads the state of makers and makes it another, in few statements.

A state is JSON, so that it can be kept and compared: undo puts back the state before, if the state after still stands.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol
from uuid import UUID

from django.db.models import F

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.history import tell_inserts
from kriya.core.ids import new_id
from kriya.makers.models import Consent, GroupMember, Maker, MakerCraft, Step

State = Any
States = Mapping[UUID, State]
BATCH = 1000


class Aspect(Protocol):
    """One side of a maker."""

    def read(self, makers: Sequence[UUID]) -> dict[UUID, State]:
        """Return the state of each of these makers."""
        ...

    def write(self, before: States, after: States, by: User, /) -> dict[UUID, State]:
        """Make the state of makers what `after` says and return it as it was kept."""
        ...


class Columns:
    """Columns of the maker's own row. Dates are ISO text."""

    def __init__(self, *names: str) -> None:
        self.names = names

    def read(self, makers: Sequence[UUID]) -> dict[UUID, State]:
        rows = Maker.objects.filter(pk__in=makers).values("pk", *self.names)
        return {row["pk"]: {name: _plain(row[name]) for name in self.names} for row in rows}

    def write(self, _before: States, after: States, _by: User, /) -> dict[UUID, State]:
        """Write makers that get the same together, and touch them in the same statement: one line in their history."""
        for columns, makers in _same(after):
            Maker.objects.filter(pk__in=makers).update(**columns, **_touched())
        return dict(after)


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _same(states: States) -> Iterable[tuple[dict[str, Any], list[UUID]]]:
    together: dict[tuple[Any, ...], list[UUID]] = {}
    for maker, state in states.items():
        together.setdefault(tuple(state.items()), []).append(maker)
    return ((dict(columns), makers) for columns, makers in together.items())


class Life(Columns):
    """Status and joining, with the newest step (`step`); taking a step makes one, undoing removes it."""

    def __init__(self) -> None:
        super().__init__("status", "joined_on", "joined_year")

    def read(self, makers: Sequence[UUID]) -> dict[UUID, State]:
        newest = Step.objects.filter(maker__in=makers).order_by("maker", "-at", "-pk").distinct("maker")
        steps = {maker: str(pk) for maker, pk in newest.values_list("maker_id", "pk")}
        return {pk: {**state, "step": steps.get(pk)} for pk, state in super().read(makers).items()}

    def write(self, before: States, after: States, by: User, /) -> dict[UUID, State]:
        kept, steps, gone = {}, [], []
        for maker, state in after.items():
            wanted = dict(state)
            if "reason" in wanted:
                step = Step.of_scope(maker_id=maker, kind=state["status"], by=by, reason=wanted.pop("reason"))
                steps.append(step)
                wanted["step"] = str(step.pk)
            elif wanted["step"] != before[maker]["step"]:
                gone.append(before[maker]["step"])
            kept[maker] = wanted
        Step.objects.bulk_create(steps, batch_size=BATCH)
        Step.objects.filter(pk__in=gone).delete()
        columns = {maker: {name: state[name] for name in self.names} for maker, state in kept.items()}
        super().write(before, columns, by)
        return kept


class Crafts:
    """The crafts practised: [[craft, is it the main one], …]."""

    def read(self, makers: Sequence[UUID]) -> dict[UUID, State]:
        states: dict[UUID, State] = {maker: [] for maker in makers}
        rows = MakerCraft.objects.filter(maker__in=makers).order_by("craft_id")
        for maker, craft, is_main in rows.values_list("maker_id", "craft_id", "is_main"):
            states[maker].append([str(craft), is_main])
        return states

    def write(self, before: States, after: States, _by: User, /) -> dict[UUID, State]:
        """Write craft by craft; a main craft makes room before another becomes it."""
        gone, lowered, raised, new = _Together(), _Together(), _Together(), []
        for maker, state in after.items():
            wanted, there = dict(map(tuple, state)), dict(map(tuple, before[maker]))
            for craft in there.keys() - wanted.keys():
                gone.add(craft, maker)
            for craft in there.keys() & wanted.keys():
                if there[craft] != wanted[craft]:
                    (raised if wanted[craft] else lowered).add(craft, maker)
            new += [
                MakerCraft.of_scope(maker_id=maker, craft_id=UUID(craft), is_main=wanted[craft])
                for craft in sorted(wanted.keys() - there.keys())
            ]
        for craft, makers in gone.items():
            MakerCraft.objects.filter(craft=UUID(craft), maker__in=makers).delete()
        for is_main, changed in ((False, lowered), (True, raised)):
            for craft, makers in changed.items():
                MakerCraft.objects.filter(craft=UUID(craft), maker__in=makers).update(is_main=is_main)
        _add(new)
        touch(after)
        return {maker: sorted(state) for maker, state in after.items()}


class _Together(dict[str, list[UUID]]):
    """Makers with whom the same is done."""

    def add(self, what: str, maker: UUID) -> None:
        self.setdefault(what, []).append(maker)


class Groups:
    """The groups a maker belongs to: [group, …]."""

    def read(self, makers: Sequence[UUID]) -> dict[UUID, State]:
        states: dict[UUID, State] = {maker: [] for maker in makers}
        for maker, group in GroupMember.objects.filter(maker__in=makers).values_list("maker_id", "group_id"):
            states[maker].append(str(group))
        return {maker: sorted(groups) for maker, groups in states.items()}

    def write(self, before: States, after: States, _by: User, /) -> dict[UUID, State]:
        gone, new = _Together(), []
        for maker, state in after.items():
            for group in set(before[maker]) - set(state):
                gone.add(group, maker)
            joined = sorted(set(state) - set(before[maker]))
            new += [GroupMember.of_scope(maker_id=maker, group_id=UUID(group)) for group in joined]
        for group, makers in gone.items():
            GroupMember.objects.filter(group=UUID(group), maker__in=makers).delete()
        _add(new)
        touch(after)
        return {maker: sorted(state) for maker, state in after.items()}


def _add(rows: list[Any]) -> None:
    """Add rows and tell the history, where who put a maker into a group or gave it a craft stands nowhere else."""
    if rows:
        type(rows[0]).objects.bulk_create(rows, batch_size=BATCH)
        tell_inserts(rows)


class Consents:
    """The permissions in force: {subject: id, …}; new ones stand there as {"on": …, "source": …}."""

    def read(self, makers: Sequence[UUID]) -> dict[UUID, State]:
        states: dict[UUID, State] = {maker: {} for maker in makers}
        rows = Consent.objects.filter(maker__in=makers, withdrawn_at=None).order_by("subject")
        for maker, subject, pk in rows.values_list("maker_id", "subject", "pk"):
            states[maker][subject] = str(pk)
        return states

    def write(self, before: States, after: States, by: User, /) -> dict[UUID, State]:
        kept: dict[UUID, State] = {}
        new = []
        for maker, state in after.items():
            kept[maker] = dict(state)
            for subject, consent in state.items():
                if isinstance(consent, dict):
                    pk = new_id()
                    kept[maker][subject] = str(pk)
                    fields = {"subject": subject, "given_on": consent["on"], "source": consent["source"]}
                    new.append(Consent.of_scope(pk=pk, maker_id=maker, recorded_by=by, **fields))
        Consent.objects.bulk_create(new, batch_size=BATCH)
        # A permission that was never given must not stand as one that was given and taken back.
        gone = [pk for maker, state in after.items() for key, pk in before[maker].items() if key not in state]
        Consent.objects.filter(pk__in=gone).delete()
        touch(after)
        return kept


def touch(makers: Iterable[UUID]) -> None:
    """Say that makers were changed, so that whoever has one open learns of it before saving."""
    Maker.objects.filter(pk__in=list(makers)).update(**_touched())


def _touched() -> dict[str, Any]:
    return {"revision": F("revision") + 1, "updated_at": now()}
