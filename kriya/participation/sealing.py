"""A ranking as plain data: what it was made of and what came out, so that anybody can make it again. No database."""

from collections.abc import Iterable, Mapping
from typing import Any

from kriya.core.once import digest_of
from kriya.participation.choosing import Candidate, Group, Line, Rules, Sheet, Why, choose
from kriya.participation.terms import Criterion, Quota, as_json


def as_inputs(candidates: Iterable[Candidate], rules: Rules) -> dict[str, Any]:
    """Return all that a choice is made of as JSON, in an order of its own."""
    return {
        "rules": {
            "places": rules.places,
            "criteria": as_json(rules.criteria),
            "quotas": as_json(rules.quotas),
            "rotation": rules.rotation,
            "seed": rules.seed,
        },
        "candidates": [
            {
                "key": one.key,
                "groups": [list(group) for group in one.groups],
                "sheets": [{"juror": sheet.juror, "points": dict(sheet.points)} for sheet in one.sheets],
                "served": one.served,
                "last": one.last,
            }
            for one in sorted(candidates, key=lambda one: one.key)
        ],
    }


def read_inputs(inputs: Mapping[str, Any]) -> tuple[list[Candidate], Rules]:
    """Return the candidates and rules that were sealed."""
    said = inputs["rules"]
    rules = Rules(
        said["places"],
        tuple(Criterion.read(one) for one in said["criteria"]),
        tuple(Quota.read(one) for one in said["quotas"]),
        said["rotation"],
        said["seed"],
    )
    candidates = [
        Candidate(
            one["key"],
            tuple(_group(group) for group in one["groups"]),
            tuple(Sheet(sheet["juror"], sheet["points"]) for sheet in one["sheets"]),
            one["served"],
            one["last"],
        )
        for one in inputs["candidates"]
    ]
    return candidates, rules


def as_result(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """Return what came out as JSON."""
    return [
        {
            "key": line.key,
            "position": line.position,
            "score": line.score,
            "deduction": line.deduction,
            "is_chosen": line.is_chosen,
            "why": line.why.value,
            "group": list(line.group) if line.group else None,
        }
        for line in lines
    ]


def read_result(result: Iterable[Mapping[str, Any]]) -> list[Line]:
    """Return what came out as it was sealed."""
    return [
        Line(**{**line, "why": Why(line["why"]), "group": _group(line["group"]) if line["group"] else None})
        for line in result
    ]


def replay(inputs: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Make the choice again from what was sealed."""
    return as_result(choose(*read_inputs(inputs)))


def holds(inputs: Mapping[str, Any], result: list[dict[str, Any]], inputs_hash: str, result_hash: str) -> bool:
    """Tell whether a sealed ranking is what was sealed, and comes out the same again."""
    return digest_of(inputs) == inputs_hash and digest_of(result) == result_hash and replay(inputs) == result


def _group(said: Iterable[str]) -> Group:
    axis, key = said
    return axis, key
