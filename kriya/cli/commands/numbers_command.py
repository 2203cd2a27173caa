"""`kriya numbers`: a council's figures, as a table for people or as JSON."""

import json
import sys
from argparse import Namespace

from django.utils import translation

from kriya.achievements.queries.numbers import Numbers, numbers
from kriya.core.scoping import council_scope
from kriya.councils.queries import council_of_slug
from kriya.design.formats import number, rupiah


def run(arguments: Namespace) -> int:
    """Print the figures of one council; 1 when there is no such council."""
    council = council_of_slug(arguments.council)
    if council is None:
        sys.stderr.write(f"There is no council “{arguments.council}”. / Tidak ada dewan “{arguments.council}”.\n")
        return 1
    with council_scope(council):
        found = numbers()
    if arguments.json:
        sys.stdout.write(json.dumps(found.as_json(), ensure_ascii=False, indent=2) + "\n")
        return 0
    with translation.override("id"):
        sys.stdout.write(f"{council.name}, {found.choice.as_of:%d-%m-%Y}\n\n{table(found)}")
    return 0


def table(found: Numbers) -> str:
    """Return the figures as lines: code, value, unit, and of how many rows it is known."""
    lines = []
    for one in found.measured.values():
        value = "—" if one.value is None else (rupiah if one.indicator.unit == "rupiah" else number)(one.value)
        coverage = f"{number(one.known)} dari {number(one.total)}"
        lines.append(f"{one.code:<22}{value:>24}  {one.indicator.name!s:<34}diketahui {coverage}\n")
    return "".join(lines)
