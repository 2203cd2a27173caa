"""Opens a file nobody vouches for: in a process of its own, with bounds on memory, processor time and waiting."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from threading import Timer
from typing import IO, Any

from kriya.core.refusal import Refused
from kriya.makers.imports.sheets.child import frames
from kriya.makers.imports.sheets.limits import MIB, Limits
from kriya.makers.imports.sheets.model import Merge, Sheet, Workbook

_CHILD = "kriya.makers.imports.sheets.child"
# The child gets its own folder under its full name and nothing of kriya above it: it starts in 0.03 s.
_START = f"""
import sys, types
package = types.ModuleType({_CHILD!r})
package.__path__ = [sys.argv[1]]
sys.modules[package.__name__] = package
sys.path.append(sys.argv[2])
from {_CHILD}.main import main
main(sys.argv[3], {{name: int(value) for name, value in (pair.split("=") for pair in sys.argv[4:])}})
"""
_KILLED_FOR_TIME = {-signal.SIGXCPU, -signal.SIGKILL}

Progress = Callable[[int], None]


def read_workbook(path: str | Path, *, limits: Limits | None = None, progress: Progress | None = None) -> Workbook:
    """Read a spreadsheet or a separated text file; what it is, its content decides, not its name.

    progress is called with the number of rows read so far. Raises Refused: file_missing, file_empty, file_too_big,
    not_a_spreadsheet, sheets_beside, damaged, encrypted, too_many_members, unpacks_too_big, packed_too_tightly,
    xml_entities, too_many_sheets, too_many_columns, too_many_rows, too_heavy, took_too_long.
    """
    limits = limits or Limits()
    path = Path(path)
    _check_file(path, limits)
    quiet = subprocess.DEVNULL
    child = subprocess.Popen(_command(path, limits), stdin=quiet, stdout=subprocess.PIPE, stderr=quiet)
    late = Timer(limits.wall_seconds, child.kill)
    late.daemon = True
    late.start()
    try:
        with child:
            return _take_from(child, path.stem, progress or (lambda _rows: None))
    except EOFError as no:
        raise _why(child.returncode) from no
    finally:
        late.cancel()


def _take_from(child: subprocess.Popen[bytes], name: str, progress: Progress) -> Workbook:
    assert child.stdout is not None
    try:
        return _receive(child.stdout, name, progress)
    except EOFError:
        raise  # It is gone already, and how it went is about to be asked.
    except BaseException:
        child.kill()
        raise


def _check_file(path: Path, limits: Limits) -> None:
    if not path.exists():
        raise Refused("file_missing", file=path.name)
    if not path.is_file():
        raise Refused("not_a_spreadsheet", file=path.name)
    size = path.stat().st_size
    if size == 0:
        raise Refused("file_empty", file=path.name)
    if size > limits.file_bytes:
        raise Refused("file_too_big", file=path.name, bytes=size, limit_mb=limits.file_bytes // MIB)


def _command(path: Path, limits: Limits) -> list[str]:
    spec = find_spec("python_calamine")
    assert spec is not None
    assert spec.origin is not None
    folder, library = Path(frames.__file__).parent, Path(spec.origin).parents[1]
    bounds = [f"{name}={value}" for name, value in asdict(limits).items()]
    return [sys.executable, "-I", "-S", "-c", _START, str(folder), str(library), str(path.resolve()), *bounds]


def _receive(pipe: IO[bytes], name: str, progress: Progress) -> Workbook:
    sheets: list[Sheet] = []
    rows = 0
    while True:
        what, *facts = frames.read(pipe)
        if what == "stop":
            raise Refused(facts[0], **facts[1])
        if what == "end":
            return Workbook(facts[0], sheets, encoding=facts[1], delimiter=facts[2])
        if what == "sheet":
            sheets.append(_sheet(facts, name))
        else:
            chunk, dates = facts
            frames.put_dates(chunk, dates)
            sheets[-1].rows += chunk
            rows += len(chunk)
            progress(rows)


def _sheet(facts: list[Any], file_name: str) -> Sheet:
    name, first_row, first_column, merges, hidden, (rows, columns), mended = facts
    return Sheet(
        name=name or file_name,
        rows=[],
        first_row=first_row + 1,
        first_column=first_column,
        merges=[Merge(top + 1, left, bottom + 1, right) for top, left, bottom, right in merges],
        hidden=hidden,
        hidden_rows=frozenset(row + 1 for row in rows),
        hidden_columns=frozenset(columns),
        repairs={first_row + 1 + place: code for place, code in mended.items()},
    )


def _why(returncode: int | None) -> Refused:
    """The child went before it had finished: out of time, out of memory (Rust aborts), or stumbling over the file."""
    if returncode in _KILLED_FOR_TIME:
        return Refused("took_too_long")
    if returncode == -signal.SIGABRT:
        return Refused("too_heavy")
    return Refused("damaged")
