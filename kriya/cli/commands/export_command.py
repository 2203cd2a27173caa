"""`kriya export --council SLUG [--out FILE]`: the whole register, under headers that `kriya import` reads back."""

import sys
from argparse import Namespace
from pathlib import Path

from kriya.cli.councils import council_called
from kriya.core.refusal import Refused, say
from kriya.core.scoping import council_scope
from kriya.makers.export import export_register

ENDINGS = {".xlsx", ".csv"}


def run(arguments: Namespace) -> int:
    """Export a register; 0 when it is written, 1 when the council or the place is refused, 2 for another ending."""
    out: Path | None = arguments.out
    if out is not None and out.suffix.lower() not in ENDINGS:
        sys.stderr.write("--out must end in .xlsx or .csv\n")
        return 2
    try:
        with council_scope(council_called(arguments.council)):
            count = export_register(out or sys.stdout, by=None, purpose="kriya export")
    except Refused as no:
        sys.stderr.write(say(no) + "\n")
        return 1
    except OSError as problem:
        sys.stderr.write(f"{out}: {problem.strerror}\n")
        return 1
    if out is not None and sys.stderr.isatty():
        sys.stderr.write(f"{count} → {out}\n")
    return 0
