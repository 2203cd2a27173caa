"""Starts the process in which a template is looked at and filled, with bounds on memory and time."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from kriya.core.refusal import Refused
from kriya.makers.imports.marking import child as marking_child
from kriya.makers.imports.sheets import child as reading_child
from kriya.makers.imports.sheets.limits import Limits
from kriya.marketplaces.filling import child as filling_child

_PACKAGES: Final = (filling_child, marking_child, reading_child)
_START: Final = """
import sys, types
count = int(sys.argv[1])
for name, folder in zip(sys.argv[2:2 + 2 * count:2], sys.argv[3:2 + 2 * count:2]):
    package = types.ModuleType(name)
    package.__path__ = [folder]
    sys.modules[name] = package
from kriya.marketplaces.filling.child.main import main
rest = sys.argv[2 + 2 * count:]
main(*rest[:3], {name: int(value) for name, value in (pair.split("=") for pair in rest[3:])})
"""


def look(source: Path) -> dict[str, Any]:
    """Return what a template holds beside its cells: {sheets: {name: {hidden, lists}}, names}; refuses as fill."""
    return _run("look", source, Path(), {})


def fill(source: Path, target: Path, cells: Mapping[str, Mapping[str, str | int | float]]) -> list[str]:
    """Write a copy of a template with values at {sheet: {"B12": value}}; return the cells that kept their formula.

    Raises Refused("template_not_xlsx") for what is no xlsx, Refused("took_too_long").
    """
    said = _run("fill", source, target, cells)
    return [f"{sheet}!{place}" for sheet, places in said["kept"].items() for place in places]


def _run(what: str, source: Path, target: Path, given: Mapping[str, Any]) -> dict[str, Any]:
    limits = Limits()
    packages = [part for one in _PACKAGES for part in (one.__name__, str(Path(str(one.__file__)).parent))]
    bounds = [f"{name}={value}" for name, value in asdict(limits).items()]
    command = [sys.executable, "-I", "-S", "-c", _START, str(len(_PACKAGES)), *packages]
    command += [what, str(source.resolve()), str(target.resolve()), *bounds]
    try:
        done = subprocess.run(
            command, input=json.dumps(given).encode(), capture_output=True, timeout=limits.wall_seconds, check=False
        )
    except subprocess.TimeoutExpired as no:
        raise Refused("took_too_long") from no
    if done.returncode:
        raise Refused("template_not_xlsx" if done.returncode > 0 else "too_heavy")
    found: dict[str, Any] = json.loads(done.stdout)
    return found
