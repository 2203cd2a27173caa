"""What a report on a copy may say: an allow-list, as for playbooks. Counts and days, and the name of one council."""

from typing import Any, Final

from kriya.core.ids import read_id
from kriya.core.parts import Choice, Flag
from kriya.core.refusal import Refused
from kriya.councils.models import Level
from kriya.playbooks.models.adoptions import MEASURED_AFTER, Share
from kriya.playbooks.schema import BIG, CODE, FIGURE, HASH, Day, check_shape, number, text
from kriya.playbooks.smuggling import smuggled

Json = dict[str, Any]
_DAY: Final = Day(label="", most=10, pattern=r".+")
_UUID: Final = text(36, r"[0-9a-f-]{36}")
SHAPE: Final[Json] = {
    "report": _UUID,
    "serial": number(99_999, least=1),
    "council": {
        "name": text(120),
        "level": Choice(label="", choices=(("", ""), *Level.choices)),
        "region": text(13, r"[0-9.]{2,13}"),
    },
    "playbook": {"uid": _UUID, "version": number(9999, least=1), "digest": text(64, HASH)},
    "credit": [text(64, HASH)],
    "share": Choice(label="", choices=tuple(Share.choices)),
    "started_on": _DAY,
    "as_of": _DAY,
    "tasks_done": number(999),
    "tasks_all": number(999),
    "checks": [
        {"measure": text(48, CODE), "target": number(BIG), "passed": Flag(label=""), "found": number(BIG, lack=True)}
    ],
    "measured": [
        {
            "days": number(max(MEASURED_AFTER)), "on": _DAY, "tasks_done": number(999), "tasks_all": number(999),
            "checks_passed": number(999), "checks_all": number(999), "figures": [FIGURE],
        }
    ],
}  # fmt: skip


def check_report(content: Json) -> None:
    """Raise Refused for anything that a report may not say, or says in two ways."""
    try:
        check_shape("report", SHAPE, content)
    except Refused as no:
        raise Refused("report_shape_wrong", where=no.facts.get("where", "")) from no
    if where := _wrong(content):
        raise Refused("report_shape_wrong", where=where)
    for found in smuggled([content["council"]["name"]]):
        raise Refused("playbook_smuggles", text=found.text)


def _wrong(content: Json) -> str:
    """Return where a report contradicts itself, or says more than its own consent; "" where it does not."""
    if read_id(content["report"]) is None or read_id(content["playbook"]["uid"]) is None:
        return "report"
    days = [row["days"] for row in content["measured"]]
    if days != sorted(set(days) & set(MEASURED_AFTER)):
        return "measured"
    figures = [row["figures"] for row in content["measured"]]
    for rows in (*figures, content["checks"]):
        names = [row.get("code") or row["measure"] for row in rows]
        if len(set(names)) != len(names):
            return "measured"
    if content["share"] != Share.FIGURES and (figures or any(row["found"] is not None for row in content["checks"])):
        return "share"
    is_silent = content["share"] == Share.NOTHING
    return "share" if is_silent and (content["tasks_all"] or content["checks"]) else ""
