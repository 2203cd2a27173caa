"""All figures of the council whose scope is open, in a number of questions that does not grow."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kriya.achievements.facts import UNKNOWN, Choice, Facts, Labels
from kriya.achievements.indicators import INDICATORS, Measured
from kriya.achievements.indicators.dimensions import DIMENSIONS, UNKNOWN_WORDS
from kriya.achievements.queries.figures import figures_by_year, newest_figures
from kriya.achievements.queries.labels import labels
from kriya.achievements.queries.products import count_crafts, count_products
from kriya.achievements.queries.register import count_makers
from kriya.achievements.words import Words
from kriya.core.clock import today
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
    """Measure every indicator now, over the whole register or the chosen part of it."""
    chosen = choice or Choice(as_of=today())
    facts = gather(chosen)
    measured = {code: indicator.of(facts) for code, indicator in INDICATORS.items()}
    return Numbers(current_council().slug, chosen, measured, facts.labels)


def gather(choice: Choice) -> Facts:
    """Count everything that the indicators are made from: six questions."""
    alive, known = count_crafts(choice)
    return Facts(
        choice=choice,
        makers=count_makers(choice),
        products=count_products(choice),
        figures=newest_figures(choice),
        years=figures_by_year(choice),
        active_crafts=alive,
        known_crafts=known,
        labels=labels(),
    )
