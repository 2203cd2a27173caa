"""A playbook beside what the council has: what is new, changed, clashes, or needs an answer. Writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from kriya.core.once import digest_of
from kriya.core.parts import Field, Part, parts
from kriya.playbooks.merging import ASKED, Merged, Way, merge
from kriya.playbooks.models import AdoptedItem, Adoption, Received
from kriya.playbooks.queries.shelf import running_of

Json = dict[str, Any]


@dataclass(frozen=True)
class Item:
    """One item of a part, field by field. `is_new` where the council has none and never had it from here."""

    code: str
    part: Part
    key: str
    name: str
    origin: str
    fields: list[Merged]
    base: Json
    mine: Json | None
    declined: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Return what names the item in choices."""
        return f"{self.code}/{self.key}"

    @property
    def is_new(self) -> bool:
        return bool(self.fields) and all(one.way == Way.NEW for one in self.fields)

    @property
    def ways(self) -> frozenset[Way]:
        return frozenset(one.way for one in self.fields)

    @property
    def asked(self) -> list[Merged]:
        """Return the fields about which a person decides."""
        return [one for one in self.fields if one.way in ASKED]

    def choices_of(self, choices: Mapping[str, bool]) -> dict[str, bool]:
        """Return what was chosen for each field: for a new item as a whole, else one by one."""
        whole = {one.field: choices[self.path] for one in self.fields if self.is_new and self.path in choices}
        single = {
            one.field: choices[f"{self.path}/{one.field}"]
            for one in self.fields
            if f"{self.path}/{one.field}" in choices
        }
        return whole | single


@dataclass(frozen=True)
class Question:
    """A parameter: what is asked, into which field the answer goes (None: it is only kept), and what holds now."""

    code: str
    label: Json
    kind: str
    part: str
    key: str
    field: Field | None
    field_name: str
    suggested: Any
    answered: Any


@dataclass(frozen=True)
class Comparison:
    """A playbook beside the council. `digest` changes when either moves on."""

    received: Received
    adoption: Adoption | None
    items: list[Item]
    gone: list[AdoptedItem]
    questions: list[Question]
    digest: str

    def count(self, way: Way) -> int:
        """Return how many fields stand so."""
        return sum(one.way == way for item in self.items for one in item.fields)


def compare(received: Received) -> Comparison:
    """Compare a playbook with what the council has now, and with what it had taken over of it before."""
    adoption = running_of(received.uid)
    before = {(one.part, one.key): one for one in adoption.items.all()} if adoption else {}
    asked = {(row["part"], row["key"], row["field"]) for row in received.content["parameters"]}
    told, items = received.content["parts"], []
    for code, part in parts().items():
        mine = part.read() if told.get(code) else {}
        for key, item in told.get(code, {}).items():
            theirs = {name: value for name, value in item["values"].items() if (code, key, name) not in asked}
            items.append(_item(code, part, key, item, theirs, mine.get(key), before.get((code, key)), received))
    gone = [one for (code, key), one in before.items() if key not in told.get(code, {})]
    questions = _questions(received, adoption)
    return Comparison(received, adoption, items, gone, questions, _digest(received, items))


def _item(
    code: str, part: Part, key: str, item: Json, theirs: Json, mine: Json | None, before: AdoptedItem | None,
    received: Received,
) -> Item:  # fmt: skip
    declined = before.declined if before else {}
    fields = merge(before.base if before else None, mine, theirs, declined)
    name = part.name(key, mine or item["values"])
    return Item(code, part, key, name, item["origin"] or received.digest, fields, theirs, mine, declined)


def _questions(received: Received, adoption: Adoption | None) -> list[Question]:
    known, answers = parts(), adoption.answers if adoption else {}
    return [
        Question(
            code=row["code"],
            label=row["label"],
            kind=row["kind"],
            part=row["part"],
            key=row["key"],
            field=known[row["part"]].fields[row["field"]] if row["part"] else None,
            field_name=row["field"],
            suggested=_suggested(received, row),
            answered=answers.get(row["code"]),
        )
        for row in received.content["parameters"]
    ]


def _suggested(received: Received, row: Json) -> Any:
    items = received.content["parts"].get(row["part"], {})
    return items.get(row["key"], {}).get("values", {}).get(row["field"])


def _digest(received: Received, items: list[Item]) -> str:
    said = [[item.path, [[one.field, one.way, one.mine, one.theirs] for one in item.fields]] for item in items]
    return digest_of([received.digest, said])


def new_tasks(adoption: Adoption | None, received: Received) -> list[Json]:
    """Return the tasks of a playbook that do not stand in the plan yet."""
    there = set(adoption.tasks.values_list("code", flat=True)) if adoption else set()
    return [row for row in received.content["tasks"] if row["code"] not in there]


def adoption_named(pk: UUID) -> Adoption | None:
    """Return an adoption of the council with its version."""
    return Adoption.objects.select_related("received", "started_by").filter(pk=pk).first()
