"""What the pages show of a playbook: the content in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kriya.accounts.roles import Role
from kriya.core.indicators import INDICATORS, UNIT_NAMES
from kriya.core.parts import measures, parts
from kriya.playbooks.merging import ASKED, TAKEN_BY_DEFAULT, Way
from kriya.playbooks.models import Budget
from kriya.playbooks.queries.comparing import Comparison, Item

Json = dict[str, Any]
WAYS: dict[Way, tuple[Promise, str]] = {
    Way.SAME: (_("sama"), "good"),
    Way.NEW: (_("baru"), "dye"),
    Way.FOLLOWS: (_("diperbarui"), "dye"),
    Way.CLASH: (_("berbeda"), "wait"),
    Way.OURS: (_("punya kita"), "plain"),
    Way.DECLINED: (_("pernah ditolak"), "plain"),
}


def said(words: Json) -> str:
    """Return words in the reader's language, else in Indonesian."""
    return str((words["en"] if get_language() == "en" else "") or words["id"])


def told(content: Json, *, digest: str = "") -> Json:
    """Return what a page shows of a playbook's content."""
    known = measures()
    names = {row["digest"]: row for row in content["lineage"]}
    evidence = content["evidence"]
    return {
        "title": said(content["title"]),
        "summary": said(content["summary"]),
        "story": said(content["story"]),
        "council": content["council"]["name"],
        "version": content["version"],
        "made_on": content["made_on"],
        "digest": digest,
        "as_of": date.fromisoformat(evidence["as_of"]) if evidence["as_of"] else None,
        # Of what there is none, as in a playbook that comes with Kriya, nothing is known: no evidence.
        "figures": [_figure(row) for row in evidence["figures"] if row["code"] in INDICATORS and row["total"]],
        "makers": evidence["makers"],
        "staff": evidence["staff"],
        "budget": Budget(evidence["budget"]).label if evidence["budget"] else "",
        "parts": [_part(code, items, names) for code, items in content["parts"].items() if items],
        "questions": [said(row["label"]) for row in content["parameters"]],
        "tasks": [
            {"title": said(row["title"]), "owner": Role(row["owner"]).label, "days": row["days"]}
            for row in content["tasks"]
        ],
        "checks": [
            {
                "title": known[row["measure"]].title,
                "sign": _sign(known[row["measure"]].at_most),
                "target": row["target"],
            }
            for row in content["checks"]
            if row["measure"] in known
        ],
        "lineage": content["lineage"],
    }


def _sign(at_most: bool) -> str:
    return "≤" if at_most else "≥"


def _figure(row: Json) -> Json:
    one = INDICATORS[row["code"]]
    return {**row, "name": str(one.name), "unit": str(UNIT_NAMES[one.unit]), "counted": one.basis.counted or ""}


def _part(code: str, items: Json, names: dict[str, Json]) -> Json:
    part = parts()[code]
    return {
        "title": part.title,
        "items": [
            {
                "name": part.name(key, item["values"]),
                "from": names.get(item["origin"]),
                "facts": [
                    (part.fields[name].label, part.fields[name].told(value)) for name, value in item["values"].items()
                ],
            }
            for key, item in items.items()
        ],
    }


@dataclass(frozen=True)
class Line:
    """One field beside the council's own."""

    label: Any
    mine: str
    theirs: str
    way: Promise
    tone: str
    path: str
    is_asked: bool
    is_taken: bool
    is_same: bool


@dataclass(frozen=True)
class Beside:
    """One item beside the council's own; a new one is taken or left as a whole."""

    name: str
    path: str
    is_new: bool
    has_mine: bool
    lines: list[Line]

    @property
    def telling(self) -> list[Line]:
        """What is not the same on both sides."""
        return [line for line in self.lines if not line.is_same]

    @property
    def same(self) -> list[Line]:
        return [line for line in self.lines if line.is_same]


def beside(comparison: Comparison, taken: frozenset[str] | None = None) -> list[tuple[Promise, list[Beside]]]:
    """Return the comparison part by part; `taken` are the paths that a person ticked, None before that."""
    found: dict[str, tuple[Promise, list[Beside]]] = {}
    for item in comparison.items:
        if item.fields:
            found.setdefault(item.code, (item.part.title, []))[1].append(_beside(item, taken))
    return list(found.values())


def _beside(item: Item, taken: frozenset[str] | None) -> Beside:
    lines = []
    for one in item.fields:
        field, path = item.part.fields[one.field], f"{item.path}/{one.field}"
        words, tone = WAYS[one.way]
        is_taken = one.way in TAKEN_BY_DEFAULT if taken is None else (item.path if item.is_new else path) in taken
        mine = field.told(one.mine) if item.mine is not None and one.field in item.mine else ""
        lines.append(
            Line(
                field.label,
                mine,
                field.told(one.theirs),
                words,
                tone,
                path,
                one.way in ASKED,
                is_taken,
                one.way == Way.SAME,
            )
        )
    return Beside(item.name, item.path, item.is_new, item.mine is not None, lines)


def paths_asked(comparison: Comparison) -> list[str]:
    """Return what a person decides: new items as a whole, else single fields."""
    return [
        path
        for item in comparison.items
        for path in ([item.path] if item.is_new else [f"{item.path}/{one.field}" for one in item.asked])
    ]


def names_left(left: list[Json]) -> list[str]:
    """Return in words what an undone step left."""
    known = parts()
    return [f"{known[row['part']].title}: {row['key']}" for row in left if row["part"] in known]
