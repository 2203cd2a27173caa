"""What a playbook of the council would say if it were published now."""

from typing import Any, Final

from kriya.achievements.models import Snapshot
from kriya.achievements.queries.snapshots import publications
from kriya.core.clock import today
from kriya.core.indicators import INDICATORS
from kriya.core.parts import Part, parts
from kriya.core.scoping import current_council
from kriya.playbooks.models import AdoptedItem, Edition, Playbook

Json = dict[str, Any]
Chosen = dict[str, Json]
_UNKNOWN: Final[Json] = {"value": None, "known": 0, "total": 0}


def content_of(playbook: Playbook, before: Edition | None) -> Json:
    """Return the next edition's content, after the edition `before`."""
    chosen, lineage = _chosen(playbook)
    return {
        "uid": str(playbook.uid),
        "version": before.version + 1 if before else 1,
        "previous": before.digest if before else "",
        "made_on": today().isoformat(),
        "council": {"name": current_council().name, "level": current_council().level},
        **{name: _both(playbook, name) for name in ("title", "summary", "story")},
        "evidence": _evidence(playbook),
        "parts": chosen,
        "parameters": playbook.parameters,
        "tasks": playbook.tasks,
        "checks": playbook.checks,
        "lineage": lineage,
    }


def choices() -> list[tuple[str, Part, Json]]:
    """Return what of the council could go along: each part with its items by key."""
    return [(code, part, part.read()) for code, part in parts().items()]


def _both(playbook: Playbook, name: str) -> Json:
    return {
        language: getattr(playbook, f"{name}_{language}").replace("\r\n", "\n").strip() for language in ("id", "en")
    }


def _evidence(playbook: Playbook) -> Json:
    """Return what the newest publication shows the public of the chosen figures; what it withholds is not told here."""
    snapshot: Snapshot | None = publications().first()
    told = {one["code"]: one for one in snapshot.public["indicators"]} if snapshot else {}
    fostered = told.get("makers.fostered", {}).get("value")
    rows = [told.get(code, _UNKNOWN | {"code": code}) for code in playbook.figures if code in INDICATORS]
    return {
        "as_of": snapshot.as_of.isoformat() if snapshot else "",
        "snapshot": snapshot.digest if snapshot else "",
        "figures": [_figure(row) for row in rows if _is_count(row)],
        "makers": fostered,
        "staff": playbook.staff,
        "budget": playbook.budget,
    }


def _is_count(row: Json) -> bool:
    return str(INDICATORS[row["code"]].unit) != "rupiah" and isinstance(row["value"], int | None)


def _figure(row: Json) -> Json:
    """Return a figure with the version of its definition; one that was never published is unknown, not 0."""
    version = row.get("version", INDICATORS[row["code"]].version)
    return {"version": version, **{name: row[name] for name in ("code", "value", "known", "total")}}


def _chosen(playbook: Playbook) -> tuple[Chosen, list[Json]]:
    """Return the chosen items as they are now, each with the edition that said it first, and those editions."""
    origins = {
        (one.part, one.key): one
        for one in AdoptedItem.objects.filter(adoption__ended_at=None).select_related("received").order_by("pk")
    }
    chosen: Chosen = {}
    lineage: dict[str, Json] = {}
    for code, part, items in choices():
        for key in playbook.chosen.get(code, ()):
            if key not in items:
                continue
            came = origins.get((code, key))
            values = part.travelling(items[key])
            chosen.setdefault(code, {})[key] = {"values": values, "origin": came.origin if came else ""}
            if came:
                lineage |= {row["digest"]: row for row in ancestors(came)}
    return chosen, list(lineage.values())


def ancestors(came: AdoptedItem) -> list[Json]:
    """Return the editions through which an item came, the first one first."""
    content = came.received.content
    through = {
        "digest": came.received.digest,
        "version": came.received.version,
        "title": content["title"]["id"],
        "council": content["council"]["name"],
    }
    return [*content["lineage"], through]
