"""Close a quarter of a large council and make its deck, in a database of its own; against 10 s and 3 s.

`bench/achievements/race [MAKERS [LINES]]`, 5000 and 500000 unless told otherwise. Prints a section for bench/RESULTS.md.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from kriya.core.postgres import Cluster

HERE = Path(__file__).resolve().parent
GOALS = {"snapshot": 10.0, "deck": 3.0}


def main() -> int:
    makers, lines = map(int, (*sys.argv[1:3], "5000", "500000")[:2] if len(sys.argv) != 2 else (sys.argv[1], "500000"))
    with tempfile.TemporaryDirectory(prefix="kriya-race-") as folder:
        cluster = Cluster(Path(folder) / "pg")
        with cluster.running():
            with psycopg.connect(cluster.url("super", "postgres"), autocommit=True) as opened:
                opened.execute("CREATE DATABASE achievements OWNER kriya_owner")
            urls = {
                f"KRIYA_{role.upper()}_DATABASE_URL": cluster.url(role, "achievements") for role in ("app", "owner")
            }  # type: ignore[arg-type]
            env = {
                **os.environ,
                **urls,
                "KRIYA_DATA": folder,
                "SECRET_KEY": "race",
                "DJANGO_SETTINGS_MODULE": "kriya.config.settings",
            }
            fill = [sys.executable, str(HERE / "fill.py"), str(makers), str(lines)]
            done = subprocess.run(fill, env=env, check=True, stdout=subprocess.PIPE, text=True)
    found = json.loads(done.stdout.strip().splitlines()[-1])
    snapshot, deck = found["prepare"] + found["approve"], max(found["deck_id"], found["deck_en"])
    print(
        f"# Closing a quarter\n\n{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, `bench/achievements/race {makers} {lines}`; {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load average {os.getloadavg()[0]:.1f}.\n"
    )
    print("| what | seconds | goal |\n|---|---|---|")
    print(f"| quarter of {makers:,} makers and {lines:,} sale lines counted and checked | {found['prepare']:.2f} | |")
    print(f"| approved: guard, snapshot, digest | {found['approve']:.2f} | |")
    print(f"| snapshot, both | {snapshot:.2f} | {GOALS['snapshot']:.0f} |")
    print(f"| deck, the slower language ({found['deck_id_bytes']:,} bytes) | {deck:.2f} | {GOALS['deck']:.0f} |")
    print(f"| report (PDF) | {found['report']:.2f} | |")
    print(f"\n{found['questions']} questions to the database for both steps.")
    return int(snapshot > GOALS["snapshot"] or deck > GOALS["deck"])


if __name__ == "__main__":
    raise SystemExit(main())
