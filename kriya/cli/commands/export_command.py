"""`kriya export --council SLUG [--out FILE]`: the whole register, under headers that `kriya import` reads back."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xlsxwriter.exceptions import XlsxFileError

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
        with council_scope(council_called(arguments.council)), _whole(out) as place:
            count = export_register(place or sys.stdout, by=None, purpose="kriya export")
    except Refused as no:
        sys.stderr.write(say(no) + "\n")
        return 1
    except OSError as problem:
        sys.stderr.write(f"{out}: {problem.strerror}\n")
        return 1
    except XlsxFileError as problem:
        sys.stderr.write(f"{out}: {problem}\n")
        return 1
    if out is not None and sys.stderr.isatty():
        sys.stderr.write(f"{count} → {out}\n")
    return 0


@contextmanager
def _whole(out: Path | None) -> Iterator[Path | None]:
    """Give a place beside the file that is asked for, and put it there when it is whole; an older one stays till then.

    Raises OSError before anything is read where no file can be.
    """
    if out is None:
        yield None
        return
    part = out.with_name(f".{out.stem}.part{out.suffix}")
    part.touch()
    try:
        yield part
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
