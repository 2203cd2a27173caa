"""What the lists of a playbook say in words, as its history tells them."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import get_language, ngettext

from kriya.accounts.queries.history.inside import Entries, Form, Inside, Item, Items, Values, of_choices
from kriya.core.indicators import INDICATORS
from kriya.core.parts import measures, parts
from kriya.playbooks.forms import CheckForm, TaskForm
from kriya.visits.models import Topic


def _in_language(words: Mapping[str, str]) -> str:
    return (words["en"] if get_language() == "en" else "") or words["id"]


def _task(item: Item) -> dict[str, Any]:
    return {**item, "title_id": item["title"]["id"], "title_en": item["title"]["en"]}


def _part(code: str) -> object:
    part = parts().get(code)
    return part.title if part else code


def _count(keys: Any) -> str | None:
    """Say how many items go along: what they are called, only their own rows know."""
    return ngettext("%(n)s hal", "%(n)s hal", len(keys)) % {"n": len(keys)} if keys else None


def _figure(code: str) -> object:
    found = INDICATORS.get(code)
    return found.name if found else code


def _measure(code: str) -> str:
    found = measures().get(code)
    return f"{found.title} {'≤' if found.at_most else '≥'}" if found else code


PLAYBOOK: Final[Inside] = {
    "chosen": Entries(_part, _count),
    "figures": Values(_figure),
    "tasks": Items(
        lambda one: one["code"],
        lambda one: _in_language(one["title"]),
        Form(TaskForm),
        silent=frozenset({"code", "title"}),
        says=_task,
    ),
    "checks": Items(
        lambda one: one["measure"],
        lambda one: _measure(one["measure"]),
        Form(CheckForm, {"measure": _measure}),
    ),
    # Their codes are made anew of their words when the form is kept.
    "parameters": Items(
        lambda one: one["label"]["id"],
        lambda one: _in_language(one["label"]),
        lambda _one: {},
        silent=frozenset({"code", "kind", "part", "key", "field"}),
    ),
    "topics": Values(of_choices(Topic.choices), in_one=True),
}
