"""Race the import: every contestant in its own process and its own database, the floor in every round beside Kriya.

Prints wall seconds from opening the file to the commit (the best of the rounds), CPU seconds of the process and of its
database session, peak memory, and the ratio to the floor.
"""

import json
import os
import random
import subprocess
import sys
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

import psycopg
import xlsxwriter

from kriya.core.postgres import Cluster

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "out"
HEADER = "nik name owner craft phone address kecamatan kelurahan since workers turnover products".split()
CONTESTANTS = ("floor", "kriya", "kriya again", "kriya undo", "floor again")
AFTER = (" again", " undo")
Seen = dict[str, float]


def make_file(rows: int) -> Path:
    """Twelve columns as a council's list has them; invented, the same at every run."""
    file = OUT / f"makers-{rows}.xlsx"
    if file.exists():
        return file
    OUT.mkdir(parents=True, exist_ok=True)
    chance = random.Random(3)
    book = xlsxwriter.Workbook(str(file), {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("UMKM")
    sheet.write_row(0, 0, HEADER)
    for number in range(1, rows + 1):
        texts = [
            f"33750{number:011d}", f"Batik {chance.choice(['Sekar', 'Mulya', 'Jaya', 'Asri'])} {number}",
            f"Ibu {chance.choice(['Siti', 'Rina', 'Tuti'])} {number}",
            chance.choice(["batik", "tenun", "kayu", "kulit", "perak"]), f"0812{number:08d}",
            f"Jl. Jlamprang Gg. {number % 40} No. {number}, RT 0{number % 9} RW 0{number % 7}",
            f"Pekalongan {chance.choice(['Utara', 'Timur', 'Barat', 'Selatan'])}", f"Kelurahan {number % 27}",
        ]  # fmt: skip
        sheet.write_row(number, 0, texts)
        sheet.write_datetime(number, 8, datetime(2000, 1, 1) + timedelta(days=chance.randrange(8000)))
        figures = [chance.randrange(1, 40), chance.randrange(10, 900) * 1_000_000]
        sheet.write_row(number, 9, [*figures, "kain batik tulis, kemeja, tas, sarung bantal"])
    book.close()
    return file


def run(contestant: str, file: Path, cluster: Cluster) -> Seen:
    name, _, then = contestant.replace("-", "_").partition(" ")
    database = f"race_{name}"
    environment = {
        **os.environ,
        "RACE_URL": cluster.url("owner", database),
        "KRIYA_APP_DATABASE_URL": cluster.url("app", database),
        "KRIYA_OWNER_DATABASE_URL": cluster.url("owner", database),
        "KRIYA_DATA": str(OUT / "data"),
        "SECRET_KEY": "race",
    }
    if not contestant.endswith(AFTER):
        with psycopg.connect(cluster.url("super", "postgres"), autocommit=True) as super_user:
            super_user.execute(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
            super_user.execute(f"CREATE DATABASE {database} OWNER kriya_owner")
    command = [sys.executable, str(HERE / f"run_{name}.py"), str(file), then or "new"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{contestant}: {done.stderr[-2000:]}")
    return dict(json.loads(done.stdout.splitlines()[-1]))


def main(rows: int, rounds: int) -> None:
    file = make_file(rows)
    best: dict[str, Seen] = {}
    with ExitStack() as stack:
        cluster = stack.enter_context(Cluster(OUT / "postgres").running())
        for contestant in (*CONTESTANTS * rounds, "import-export"):
            seen = run(contestant, file, cluster)
            best[contestant] = min(best.get(contestant, seen), seen, key=lambda one: one["wall"])
    print(f"load average {os.getloadavg()[0]:.1f}\n")
    heads = ("contestant", "rows", "wall s", "CPU s", "database CPU s", "peak MB", "rows/s", "× floor")
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    for contestant, seen in best.items():
        wall = seen["wall"]
        cells = [f"{wall:.2f}", f"{seen['cpu']:.2f}", f"{seen['database']:.2f}", f"{seen['peak']:.0f}"]
        ratio = f"{wall / best['floor']['wall']:.1f}"
        print(f"| {' | '.join([contestant, str(rows), *cells, f'{rows / wall:.0f}', ratio])} |")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
