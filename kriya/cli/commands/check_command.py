"""`kriya check`: prove in every council that what is kept twice is the same twice; print every difference."""

import json
import sys
from argparse import Namespace

from kriya.core.checks.running import Result, run_checks


def run(arguments: Namespace) -> int:
    """Run every check; 1 when anything differs."""
    results = run_checks()
    ok = all(result.ok for result in results)
    if arguments.json:
        report = {"ok": ok, "checks": [result.as_json() for result in results]}
        sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(table(results))
    return 0 if ok else 1


def table(results: list[Result]) -> str:
    """Return one line for each check and one for each difference."""
    lines = []
    for result in results:
        mark = "ok" if result.ok else "BEDA"
        lines.append(f"{mark:<6}{result.name:<28}{result.checked:>8}\n")
        lines += [f"      {difference}\n" for difference in result.differences]
    return "".join(lines)
