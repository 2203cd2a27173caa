"""Who may apply: each rule of a call against what the register says of a maker. Asks no database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from kriya.makers.models import Status
from kriya.participation.queries.facts import MakerFacts
from kriya.participation.terms import Rule, RuleKind


@dataclass(frozen=True)
class Finding:
    """One rule and whether a maker fits it."""

    rule: Rule
    fits: bool


@dataclass(frozen=True)
class Applicant:
    """A maker as a rule sees it: what the register says, how often it was served lately, the year it is."""

    facts: MakerFacts
    served: int
    year: int


def is_below(code: str, top: str) -> bool:
    """Tell whether a craft's code is another or lies below it ("batik.tulis" below "batik")."""
    return code == top or code.startswith(f"{top}.")


def _years(who: Applicant, value: str) -> bool:
    return who.facts.started_year is not None and who.year - who.facts.started_year >= int(value)


_FITS: Final[Mapping[str, Callable[[Applicant, str], bool]]] = {
    RuleKind.FOSTERED: lambda who, _value: who.facts.status == Status.FOSTERED,
    RuleKind.PAPER: lambda who, value: value in who.facts.papers,
    RuleKind.DISTRICT: lambda who, value: who.facts.district == value,
    RuleKind.CRAFT: lambda who, value: any(is_below(code, value) for code in who.facts.crafts),
    RuleKind.SIZE: lambda who, value: who.facts.size == value,
    RuleKind.YEARS: _years,
    RuleKind.PRODUCTS: lambda who, value: who.facts.products >= int(value),
    RuleKind.NEW: lambda who, _value: who.served == 0,
}
ANY_OF: Final = frozenset({RuleKind.DISTRICT, RuleKind.CRAFT, RuleKind.SIZE})
"""Kinds of which one is enough: nobody is in two districts. Of other kinds every rule holds."""


def findings(rules: tuple[Rule, ...], who: Applicant) -> list[Finding]:
    """Return each rule with whether it fits; of kinds where one is enough, all fit once one does."""
    alone = [Finding(rule, _FITS[rule.kind](who, rule.value)) for rule in rules]
    enough = {one.rule.kind for one in alone if one.fits and one.rule.kind in ANY_OF}
    return [Finding(one.rule, one.fits or one.rule.kind in enough) for one in alone]


def missing(rules: tuple[Rule, ...], who: Applicant) -> list[Rule]:
    """Return the rules that keep a maker from applying; none: it may."""
    return [one.rule for one in findings(rules, who) if not one.fits]
