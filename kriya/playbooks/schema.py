"""What a playbook may say: an allow-list, field by field. What it does not name cannot be in a file."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final

from kriya.accounts.roles import STAFF_ROLES
from kriya.core.ids import read_id
from kriya.core.indicators import INDICATORS
from kriya.core.parts import Choice, Field, Number, Text, measures, parts
from kriya.core.refusal import Refused
from kriya.councils.models import Level
from kriya.playbooks.smuggling import smuggled

Json = dict[str, Any]
BUDGETS: Final = ("", "small", "middle", "large", "larger")
ANSWERS: Final = ("text", "percent", "number", "choice")
MOST_TASKS: Final = 60
MOST_ITEMS: Final = 400
CODE: Final = r"[a-z0-9][a-z0-9._-]{0,47}"
HASH: Final = r"[0-9a-f]{64}"


class Day(Text):
    """A day as YYYY-MM-DD; "" where its pattern lets it lack."""

    def fits(self, value: object) -> bool:
        try:
            return super().fits(value) and (value == "" or date.fromisoformat(str(value)).isoformat() == value)
        except ValueError:
            return False


def text(most: int, pattern: str = "") -> Text:
    """Return a field of text; with a pattern it is no free text."""
    return Text(label="", most=most, pattern=pattern)


def number(most: int, *, lack: bool = False, least: int = 0) -> Number:
    """Return a field of a whole number."""
    return Number(label="", least=least, most=most, may_lack=lack)


_WORDS: Final[dict[str, Field]] = {"id": text(200), "en": text(200)}
_LONG: Final[dict[str, Field]] = {"id": text(6000), "en": text(6000)}
BIG: Final = 10**9
FIGURE: Final[Json] = {
    "code": text(48, CODE),
    "version": number(999, least=1),
    "value": number(BIG, lack=True),
    "known": number(BIG),
    "total": number(BIG),
}
# A dictionary names its fields; a list of one holds rows of that; a field is a value. Nothing else is allowed.
SHAPE: Final[Json] = {
    "uid": text(36, r"[0-9a-f-]{36}"),
    "version": number(9999, least=1),
    "previous": text(64, rf"({HASH})?"),
    "made_on": Day(label="", most=10, pattern=r".+"),
    "council": {"name": text(120), "level": Choice(label="", choices=(("", ""), *Level.choices))},
    "title": _WORDS,
    "summary": {"id": text(400), "en": text(400)},
    "story": _LONG,
    "evidence": {
        "as_of": Day(label="", most=10, pattern=r".*"),
        "snapshot": text(64, rf"({HASH})?"),
        "figures": [FIGURE],
        "makers": number(BIG, lack=True),
        "staff": number(10_000, lack=True),
        "budget": Choice(label="", choices=tuple((one, one) for one in BUDGETS)),
    },
    "parameters": [
        {
            "code": text(48, CODE),
            "label": _WORDS,
            "kind": Choice(label="", choices=tuple((one, one) for one in ANSWERS)),
            "part": text(48, rf"({CODE})?"),
            "key": text(96, r"([a-z0-9][a-z0-9._:-]*)?"),
            "field": text(48, r"[a-z_]*"),
        }
    ],
    "tasks": [
        {
            "code": text(48, CODE),
            "title": _WORDS,
            "owner": Choice(label="", choices=tuple((role.value, role.label) for role in STAFF_ROLES)),
            "days": number(730),
        }
    ],
    "checks": [{"measure": text(48, CODE), "target": number(BIG)}],
    "lineage": [{"digest": text(64, HASH), "version": number(9999, least=1), "title": text(200), "council": text(120)}],
}
_MOST_ROWS: Final = MOST_TASKS


def check_content(content: Json) -> None:
    """Raise Refused for anything that a playbook may not say."""
    if set(content) != {*SHAPE, "parts"}:
        raise Refused("playbook_shape_wrong", where=", ".join(sorted(set(content) ^ {*SHAPE, "parts"}))[:120])
    for name, shape in SHAPE.items():
        check_shape(name, shape, content[name])
    _check_parts(content)
    _check_references(content)
    for found in smuggled(texts_of(content)):
        raise Refused("playbook_smuggles", text=found.text)


def check_shape(where: str, shape: Any, value: Any) -> None:
    """Raise Refused("playbook_shape_wrong") where a value is not of a shape: exactly these names, each as it may be."""
    if isinstance(shape, Field):
        fits = shape.fits(value)
    elif isinstance(shape, list):
        fits = isinstance(value, list) and len(value) <= _MOST_ROWS
        for row in value if fits else ():
            check_shape(where, shape[0], row)
    else:
        fits = isinstance(value, dict) and set(value) == set(shape)
        for name in shape if fits else ():
            check_shape(f"{where}.{name}", shape[name], value[name])
    if not fits:
        raise Refused("playbook_shape_wrong", where=where)


def _check_parts(content: Json) -> None:
    known, told = parts(), content["parts"]
    if not isinstance(told, dict) or not all(isinstance(items, dict) for items in told.values()):
        raise Refused("playbook_shape_wrong", where="parts")
    if unknown := sorted(set(told) - set(known)):
        raise Refused("playbook_part_unknown", parts=", ".join(unknown)[:120])
    if sum(map(len, told.values())) > MOST_ITEMS:
        raise Refused("playbook_shape_wrong", where="parts")
    for code, items in told.items():
        for key, item in items.items():
            if not isinstance(item, dict) or set(item) != {"values", "origin"} or not isinstance(item["origin"], str):
                raise Refused("playbook_shape_wrong", where=f"parts.{code}")
            if not known[code].allows(key, item["values"]):
                raise Refused("playbook_shape_wrong", where=f"parts.{code}.{str(key)[:40]}")


def _check_references(content: Json) -> None:
    """Refuse what names something that is not there, or twice."""
    read_uid = read_id(content["uid"])
    if read_uid is None or str(read_uid) != content["uid"]:
        raise Refused("playbook_shape_wrong", where="uid")
    for rows, name in (("tasks", "code"), ("parameters", "code"), ("checks", "measure"), ("lineage", "digest")):
        said = [row[name] for row in content[rows]]
        if len(set(said)) != len(said):
            raise Refused("playbook_shape_wrong", where=rows)
    ancestors = {row["digest"] for row in content["lineage"]}
    origins = {item["origin"] for items in content["parts"].values() for item in items.values()}
    if any(origin != "" and origin not in ancestors for origin in origins):
        raise Refused("playbook_shape_wrong", where="lineage")
    figures = {row["code"] for row in content["evidence"]["figures"]}
    if any(code not in INDICATORS or str(INDICATORS[code].unit) == "rupiah" for code in figures):
        raise Refused("playbook_shape_wrong", where="evidence.figures")
    if unknown := sorted({row["measure"] for row in content["checks"]} - set(measures())):
        raise Refused("playbook_part_unknown", parts=", ".join(unknown)[:120])
    _check_parameters(content)


def _check_parameters(content: Json) -> None:
    """Refuse an answer that would go where no field is, or into an item that the playbook does not bring."""
    known = parts()
    for row in content["parameters"]:
        target = (row["part"], row["key"], row["field"])
        if not any(target):
            continue
        part = known.get(row["part"])
        if part is None or row["field"] not in part.fields or row["key"] not in content["parts"].get(row["part"], {}):
            raise Refused("playbook_shape_wrong", where=f"parameters.{row['code']}")


def texts_of(content: Json) -> Iterator[str]:
    """Yield every free text of a playbook."""
    for name, shape in SHAPE.items():
        yield from _texts(shape, content[name])
    known = parts()
    for code, items in content["parts"].items():
        for item in items.values():
            for name, value in item["values"].items():
                yield from known[code].fields[name].texts(value)


def _texts(shape: Any, value: Any) -> Iterator[str]:
    if isinstance(shape, Field):
        yield from shape.texts(value)
        return
    inner: Callable[[], Iterator[tuple[Any, Any]]] = (
        (lambda: ((shape[0], row) for row in value)) if isinstance(shape, list)
        else (lambda: ((shape[name], value[name]) for name in shape))
    )  # fmt: skip
    for below, said in inner():
        yield from _texts(below, said)
