"""Whole sales (2 lines, stock, books) a second: through HTTP with 8 tills, one sale a request and a hundred, beside pgbench
that asks the same server the same (and, for a measure of the machine, writes the same facts into bare tables).

Rounds are interleaved, so that the machine's noise falls on all alike; the median counts. Sales are counted in the database.
Then a settlement of 500 makers and 20,000 lines. Prints a section for bench/RESULTS.md.
"""

import json
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import psycopg

from bench.spent import cpu
from kriya.core.ids import new_id
from kriya.core.once import digest_of
from kriya.core.postgres import Cluster, binaries
from kriya.core.postgres.creation import environment
from tests.ports import free_port

HERE = Path(__file__).resolve().parent
SECONDS, ROUNDS, CLIENTS = int(os.environ.get("SECONDS_A_RUN", "8")), int(os.environ.get("ROUNDS", "3")), 8
SEND_TO = "/pekalongan/kasir/kirim/"
A_CLIENT = 2500  # sales that pgbench may ask for, for each client and second at most a few hundred
SAME, BARE, ONE, HUNDRED = (
    "pgbench, the same calls",
    "pgbench, bare tables",
    "HTTP, one sale a request",
    "HTTP, a hundred a request",
)
GOALS = {ONE: 0.10, HUNDRED: 0.25}
UUID_ = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
SAME_SQL = """
\\set k :k + 1
\\set n :client_id * 100000 + :k
BEGIN;
SELECT set_config('kriya.council', '{council}', true);
SELECT sales_look(look)::text FROM race_asked WHERE n = :n;
SELECT sales_write(write)::text FROM race_asked WHERE n = :n;
COMMIT;
"""
BARE_TABLES, BARE_SQL = ((HERE / name).read_text() for name in ("bare_tables.sql", "bare_sale.sql"))


@dataclass
class Race:
    """A server with its database, and what stands in it."""

    cluster: Cluster
    folder: Path
    env: dict[str, str]
    given: dict[str, Any]
    port: int
    server: int
    postgres: int
    counters: Iterator[int] = field(default_factory=lambda: count(1))

    def ask(self, question: str, *, role: Any = "super") -> Any:
        with psycopg.connect(self.cluster.url(role, "sales"), autocommit=True) as opened:
            done = opened.execute(question)  # type: ignore[arg-type]
            return done.fetchall() if done.description else None

    def sold(self) -> int:
        return int(self.ask("SELECT count(*) FROM sales_sale")[0][0])

    def bare(self) -> int:
        return int(self.ask("SELECT count(*) FROM bare_sale")[0][0])


def say(words: str) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {words}\n")


def prepared(stack: ExitStack) -> Race:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sales-")))
    cluster = Cluster(folder / "pg")
    stack.enter_context(cluster.running())
    with psycopg.connect(cluster.url("super", "postgres"), autocommit=True) as opened:
        opened.execute("CREATE DATABASE sales OWNER kriya_owner")
    env = {
        **os.environ, "KRIYA_APP_DATABASE_URL": cluster.url("app", "sales"), "KRIYA_OWNER_DATABASE_URL": cluster.url("owner", "sales"),
        "KRIYA_DATA": str(folder), "SECRET_KEY": "race", "DJANGO_SETTINGS_MODULE": "kriya.config.settings",
    }  # fmt: skip
    say("filling")
    filled = subprocess.run(
        [sys.executable, str(HERE / "fill.py")], env=env, check=True, capture_output=True, text=True
    )
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "2",
               "--no-ws", "--log-level", "warning", "kriya.config.wsgi:application"]  # fmt: skip
    log = stack.enter_context((folder / "server.log").open("w"))
    server = subprocess.Popen(command, env=env, stdout=log, stderr=log)
    stack.callback(server.wait)
    stack.callback(server.kill)
    for _try in range(600):
        try:
            urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
            break
        except OSError:
            time.sleep(0.2)
    head = int((cluster.cluster / "postmaster.pid").read_text().split()[0])
    race = Race(cluster, folder, env, json.loads(filled.stdout), port, server.pid, head)
    race.ask(BARE_TABLES, role="owner")
    for _both in range(20):
        headers = {"Authorization": f"Kasir {race.given['secrets'][0]}", "Content-Type": "application/json"}
        urlopen(Request(f"http://127.0.0.1:{port}{SEND_TO}", b"{}", headers), timeout=30).close()
    return race


def message(race: Race, chance: random.Random) -> dict[str, Any]:
    """A sale of two lines as a till sends it, sealed."""
    lots = chance.sample(race.given["lots"], 2)
    number, total = next(race.counters), sum(price for _lot, price in lots)
    said = {
        "kind": "sale", "version": 1, "id": str(new_id()), "seq": number, "location": race.given["place"], "channel": "showroom", "counter": number,
        "lines": [{"lot": lot, "pieces": 1, "price": price, "discount": 0} for lot, price in lots], "receipt": f"R-{number:06}", "discount": 0,
        "tenders": [{"kind": "cash", "amount": total, "given": total, "change": 0}],
        "device_at": datetime.now(UTC).isoformat(), "cashier": None, "note": "",
    }  # fmt: skip
    return {**said, "hash": digest_of(said)}


def bodies(race: Race, each: int, most: int) -> None:
    """Write what each client sends in a round, each body once."""
    chance = random.Random(time.time())
    for number, secret in enumerate(race.given["secrets"], start=1):
        with (race.folder / f"bodies.{number}").open("w") as file:
            file.write(secret + "\n")
            for _body in range(most):
                messages = [message(race, chance) for _sale in range(each)]
                file.write(
                    json.dumps({"device_now": datetime.now(UTC).isoformat(), "unsent": 0, "messages": messages}) + "\n"
                )


def through_http(race: Race, each: int, most: int) -> Callable[[], None]:
    bodies(race, each, most)
    env = {**os.environ, "BODIES": str(race.folder / "bodies"), "SEND_TO": SEND_TO}
    command = ["wrk", f"-t{CLIENTS}", f"-c{CLIENTS}", f"-d{SECONDS}s", "--timeout", "60s", "-s", str(HERE / "send.lua"), f"http://127.0.0.1:{race.port}"]  # fmt: skip

    def run() -> None:
        said = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
        assert "Non-2xx" not in said.stdout, said.stdout

    return run


def same_calls(race: Race) -> Callable[[], None]:
    """Let pgbench ask what Kriya asks, with sales of their own."""
    race.ask("TRUNCATE race_asked", role="owner")
    chance = random.Random(time.time())
    opened = psycopg.connect(race.cluster.url("owner", "sales"))
    with opened, opened.cursor() as cursor, cursor.copy("COPY race_asked FROM STDIN") as copy:
        for client in range(CLIENTS):
            for number in range(1, A_CLIENT + 1):
                copy.write_row((client * 100_000 + number, *fresh(chance.choice(race.given["asked"]))))
    race.ask("VACUUM ANALYZE race_asked", role="owner")
    return pgbench(race, SAME_SQL.format(council=race.given["council"]), f"--time={SECONDS}")


def fresh(asked: list[str]) -> tuple[str, str]:
    """Give a sale that was asked for before ids of its own, and leave those of lots, makers and places."""
    look, write = asked
    told = json.loads(write)
    made = {
        row["id"] for name in ("sales", "lines", "tenders", "moves", "transactions", "entries") for row in told[name]
    }
    ids = {key: str(new_id()) for key in made}

    def swap(text: str) -> str:
        return UUID_.sub(lambda one: ids.get(one[0], one[0]), text)

    return swap(look), swap(write)


def pgbench(race: Race, script: str, *more: str) -> Callable[[], None]:
    parts = psycopg.conninfo.conninfo_to_dict(race.cluster.url("app", "sales"))
    file = race.folder / "race.sql"
    file.write_text(script)
    command = [
        str(binaries() / "pgbench"), "-n", "-M", "prepared", "-c", str(CLIENTS), "-j", "2", "-f", str(file), "-D", "k=0", *more,
        "-h", str(parts["host"]), "-U", str(parts["user"]), "-p", str(parts.get("port", 5432)), "sales",
    ]  # fmt: skip
    env = {**environment(), "PGPASSWORD": str(parts["password"])}

    def run() -> None:
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    return run


def timed(race: Race, run: Callable[[], None], counted: Callable[[], int]) -> dict[str, float]:
    before, server, database = counted(), cpu(race.server), cpu(race.postgres)
    begun = time.perf_counter()
    run()
    spent = time.perf_counter() - begun
    made = counted() - before
    assert made, "nothing was sold"
    return {
        "rate": made / spent,
        "server": (cpu(race.server) - server) / made * 1000,
        "database": (cpu(race.postgres) - database) / made * 1000,
    }


def rounds(race: Race) -> dict[str, list[dict[str, float]]]:
    found: dict[str, list[dict[str, float]]] = {}
    for number in range(ROUNDS + 1):
        ways = {
            SAME: (lambda: same_calls(race), race.sold),
            ONE: (lambda: through_http(race, 1, 200 * SECONDS), race.sold),
            HUNDRED: (lambda: through_http(race, 100, 4 * SECONDS), race.sold),
            BARE: (
                lambda number=number: pgbench(race, BARE_SQL, f"--time={SECONDS}", "-D", f"round={number}"),
                race.bare,
            ),
        }
        for name, (prepare, counted) in ways.items():
            race.ask("CHECKPOINT")
            one = timed(race, prepare(), counted)
            say(
                f"round {number} {name}: {one['rate']:.0f}/s, server {one['server']:.2f} ms, database {one['database']:.2f} ms"
            )
            if number:  # the first one warms up
                found.setdefault(name, []).append(one)
    return found


def table(found: dict[str, list[dict[str, float]]]) -> str:
    lines = [
        "| what | sales/s | of the same calls | by CPU | goal | of bare tables | server CPU ms a sale | database CPU ms a sale |",
        f"|{'---|' * 8}",
    ]
    for name, each in found.items():
        middle = {key: statistics.median(one[key] for one in each) for key in each[0]}
        goal = f"≥ {GOALS[name]:.0%}" if name in GOALS else ""
        lines.append(
            f"| {name} | {middle['rate']:.0f} | {_share(each, found[SAME]):.0%} | {_by_cpu(each, found[SAME]):.0%} | {goal} | "
            f"{_share(each, found[BARE]):.0%} | {middle['server']:.2f} | {middle['database']:.2f} |"
        )
    return "\n".join(lines)


def _share(each: list[dict[str, float]], other: list[dict[str, float]]) -> float:
    return statistics.median(one["rate"] / two["rate"] for one, two in zip(each, other, strict=True))


def _by_cpu(each: list[dict[str, float]], other: list[dict[str, float]]) -> float:
    return statistics.median(
        two["database"] / (one["database"] + one["server"]) for one, two in zip(each, other, strict=True)
    )


def main() -> None:
    with ExitStack() as stack:
        race = prepared(stack)
        found = rounds(race)
        checked = subprocess.run(
            [sys.executable, str(HERE / "settle.py")], env=race.env, check=True, capture_output=True, text=True
        )
    print(
        f"\n## Sales\n\n{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, `bench/sales/race`, {ROUNDS} rounds of {SECONDS} s, {CLIENTS} clients; {platform.machine()}, "
        f"{os.cpu_count()} cores, Python {platform.python_version()}, PostgreSQL durable, load average {os.getloadavg()[0]:.1f} at the end; granian as `kriya serve` starts it.\n\n{table(found)}\n\n{checked.stdout}"
    )


main()
