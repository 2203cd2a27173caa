"""All figures of the council whose scope is open, in a number of questions that does not grow."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from kriya.achievements.indicators.dimensions import UNKNOWN_WORDS
from kriya.core.clock import today
from kriya.core.indicators import DIMENSIONS, UNKNOWN, Choice, Indicator, Labels, Measured, Words, families
from kriya.core.scoping import current_council


@dataclass(frozen=True)
class Numbers:
    """Every indicator of one council at one moment, and the words for its parts."""

    council: str
    choice: Choice
    measured: Mapping[str, Measured]
    labels: Labels

    def __getitem__(self, code: str) -> Measured:
        return self.measured[code]

    def label(self, dimension: str, key: str) -> Words:
        """Return the words for one part of a dimension; a code without words stands for itself."""
        if key == UNKNOWN:
            return UNKNOWN_WORDS
        fixed = DIMENSIONS[dimension].keys or {}
        return fixed.get(key) or self.labels.get(dimension, {}).get(key) or Words(key, key)

    def as_json(self) -> dict[str, Any]:
        """Return the object that `numbers --json` prints; `labels` holds the words for the codes in `by`."""
        named = {
            dimension: {key: self.label(dimension, key).as_json() for key in keys}
            for dimension, keys in self._keys().items()
        }
        return {
            "council": self.council,
            "as_of": self.choice.as_of.isoformat(),
            "since": self.choice.first_day.isoformat(),
            "until": self.choice.last_day.isoformat(),
            "indicators": [one.as_json() for one in self.measured.values()],
            "labels": named,
        }

    def _keys(self) -> dict[str, list[str]]:
        found: dict[str, dict[str, None]] = {}
        for one in self.measured.values():
            for dimension, cells in one.by.items():
                found.setdefault(dimension, {}).update(dict.fromkeys(cells))
        return {dimension: list(keys) for dimension, keys in found.items()}


def numbers(choice: Choice | None = None) -> Numbers:
    """Measure every indicator now or as things stood, over the whole register or the chosen part of it."""
    chosen = choice or Choice(as_of=today())
    asked = [family for family in families() if family.narrows or not chosen.is_narrowed]
    measured: dict[str, Measured] = {}
    words: dict[str, Mapping[str, Words]] = {}
    for family in asked:
        facts = family.gather(chosen)
        measured |= {one.code: _measured(one, facts) for one in family.indicators}
        words |= family.labels()
    return Numbers(current_council().slug, chosen, measured, words)


def _measured(indicator: Indicator, facts: Any) -> Measured:
    """Measure one, its parts in the order in which a reader wants them."""
    found = indicator.measure(facts)
    by = {name: DIMENSIONS[name].in_order(cells) for name, cells in found.by.items()}
    return Measured(indicator, replace(found, by=by))
