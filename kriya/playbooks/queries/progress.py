"""How far a council is with what it takes over: tasks, checks computed from its own data, and what was measured."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kriya.achievements.queries.numbers import numbers
from kriya.core.indicators import INDICATORS
from kriya.core.parts import Measure, measures
from kriya.playbooks.models import Adoption, AdoptionTask, Measurement

Json = dict[str, Any]


@dataclass(frozen=True)
class Checked:
    """A check with what was found; None is unknown, never 0."""

    code: str
    measure: Measure
    target: int
    found: int | None

    @property
    def passed(self) -> bool:
        return self.measure.passes(self.found, self.target)

    def as_json(self) -> Json:
        """Return what a measurement keeps."""
        return {"measure": self.code, "target": self.target, "found": self.found, "passed": self.passed}


@dataclass(frozen=True)
class Progress:
    """How far an adoption is."""

    tasks: Sequence[AdoptionTask]
    checks: Sequence[Checked]

    @property
    def tasks_done(self) -> int:
        return sum(task.done_at is not None for task in self.tasks)

    @property
    def passed(self) -> int:
        return sum(check.passed for check in self.checks)

    @property
    def steps(self) -> int:
        """Return of how many tasks and checks there is something to tell."""
        return len(self.tasks) + len(self.checks)

    @property
    def done(self) -> int:
        return self.tasks_done + self.passed


def progress_of(adoption: Adoption) -> Progress:
    """Return how far an adoption is now."""
    tasks = list(AdoptionTask.objects.filter(adoption=adoption).order_by("due_on", "code"))
    return Progress(tasks, checks_of(adoption.received.content, adoption.started_on))


def checks_of(content: Json, since: date) -> list[Checked]:
    """Compute a playbook's checks from the council's own data."""
    known = measures()
    return [
        Checked(row["measure"], known[row["measure"]], row["target"], known[row["measure"]].read(since))
        for row in content["checks"]
        if row["measure"] in known
    ]


def figures_now(content: Json) -> list[Json]:
    """Measure what the playbook's evidence tells, the same figures by the same definitions; what has another version
    by now is left out, for it would compare two things."""
    rows = content["evidence"]["figures"]
    wanted = [row["code"] for row in rows if _same(row)]
    if not wanted:
        return []
    now = numbers()
    return [
        {"code": code, "version": now[code].indicator.version}
        | {name: getattr(now[code], name) for name in ("value", "known", "total")}
        for code in wanted
    ]


def _same(row: Json) -> bool:
    known = INDICATORS.get(row["code"])
    return known is not None and known.version == row["version"]


@dataclass(frozen=True)
class Effect:
    """One figure at its source and here over time; a measurement that lacks it has None."""

    code: str
    name: Any
    source: Json
    measured: list[Json | None]


def effects_of(adoption: Adoption, taken: Sequence[Measurement]) -> list[Effect]:
    """Return each figure of the playbook's evidence beside what was measured here, in the order of `taken`."""
    by_day = [{row["code"]: row for row in one.figures} for one in taken]
    return [
        Effect(row["code"], INDICATORS[row["code"]].name, row, [found.get(row["code"]) for found in by_day])
        for row in adoption.received.content["evidence"]["figures"]
        if row["code"] in INDICATORS
    ]
