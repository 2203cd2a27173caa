"""kill -9 of the server and of PostgreSQL amid 200 sales that four tills send: what was acknowledged is there, once.

Three draws in the suite; KRIYA_KILLS=20 draws a night's worth, KRIYA_SEED=… others. A failure names its draw.
"""

import json
import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

from kriya.cli.installation import SECRETS
from kriya.core.backup.secrets import read_secrets
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.postgres import Cluster
from kriya.core.scoping import council_scope
from kriya.sales.actions.tills import register_till
from tests.demo_fixtures import ROOT
from tests.fault.apart import Inside
from tests.migrated import install_at
from tests.ports import free_port
from tests.trade import showroom

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("selling killed")]
SEED = int(os.environ.get("KRIYA_SEED", "20231113"))
DRAWS = int(os.environ.get("KRIYA_KILLS", "3"))
TILLS, SALES, LOTS, PIECES = 4, 200, 8, 100_000
PATIENCE = 120  # seconds
CHECK = """
import json, django
django.setup()
from kriya.core.checks.running import run_checks
print(json.dumps([[one.name, one.differences] for one in run_checks() if not one.ok], default=str))
"""
_counters = count(1)


def set_up() -> str:
    """Make a showroom with its goods and its tills, and say which they are."""
    at = showroom()
    with council_scope(at.council):
        lots = [at.lot(pieces=PIECES, price=10_000) for _lot in range(LOTS)]
        tills = [register_till(f"Kasir {n}", f"A{n}", at.place, by=None)[1] for n in range(TILLS)]
    return json.dumps({"place": str(at.place.pk), "lots": [str(lot.pk) for lot in lots], "tills": tills})


@dataclass
class Site:
    """A real server before a real database, each of which may be killed at any moment."""

    cluster: Cluster
    env: dict[str, str]
    plan: Path
    given: dict[str, Any]
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None

    def python(self, *arguments: str, **more: str) -> str:
        done = subprocess.run([sys.executable, *arguments], env={**self.env, **more}, cwd="/", check=True, stdout=subprocess.PIPE, text=True)  # fmt: skip
        return done.stdout

    def keep_alive(self) -> None:
        """Start the server where it does not run, as whatever watches over it does."""
        if self.process is None or self.process.poll() is not None:
            command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port),
                       "--workers", "1", "--blocking-threads", "3", "--no-ws", "--log-level", "critical", "tests.fault.dying:application"]  # fmt: skip
            self.process = subprocess.Popen(command, env=self.env, cwd="/", start_new_session=True)

    def kill_postgres(self) -> None:
        os.kill(int((self.cluster.cluster / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    def ask(self, question: str) -> list[Any]:
        with psycopg.connect(self.cluster.url("super")) as opened:
            return opened.execute(question).fetchall()  # type: ignore[arg-type]

    def end(self) -> None:
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, inside: Inside) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("selling")
    install_at(folder)
    cluster = Cluster(folder / "postgres", durable=False)
    with cluster.running():
        given = json.loads(inside(folder, set_up))
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("KRIYA_", "DATABASE_URL", "PYTEST"))
        }
        env = {
            **kept, "KRIYA_APP_DATABASE_URL": cluster.url("app"), "KRIYA_OWNER_DATABASE_URL": cluster.url("owner"), "KRIYA_DATA": str(folder), **read_secrets(folder / SECRETS),
            "KRIYA_DIES": str(folder / "dies"), "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "kriya.config.settings",
        }  # fmt: skip
        made = Site(cluster, env, folder / "dies", given)
        try:
            yield made
        finally:
            made.end()


class Till(threading.Thread):
    """Sends its sales in batches, and each batch again until it is acknowledged; forgets nothing before."""

    def __init__(self, site: Site, secret: str, batches: list[list[dict[str, Any]]], *, anew: bool = False) -> None:
        super().__init__(daemon=True)
        self.site, self.secret, self.batches, self.anew = site, secret, batches, anew
        self.acknowledged: list[str] = []
        self.statuses: set[int] = set()
        self.ended = threading.Event()
        self.fault: BaseException | None = None

    def run(self) -> None:
        try:
            for batch in self.batches:
                self._send(batch)
        except BaseException as fault:
            self.fault = fault
            raise

    def _send(self, batch: list[dict[str, Any]]) -> None:
        while not self.ended.is_set() and not self._sent(batch):
            self.ended.wait(0.05)
            for one in batch if self.anew else ():
                one["id"] = str(new_id())

    def _sent(self, batch: list[dict[str, Any]]) -> bool:
        said = json.dumps({"messages": batch, "device_now": now().isoformat(), "unsent": 0})
        line = HTTPConnection("127.0.0.1", self.site.port, timeout=20)
        try:
            line.request(
                "POST",
                "/pekalongan/kasir/kirim/",
                said,
                {"Authorization": f"Kasir {self.secret}", "Content-Type": "application/json"},
            )
            answer = line.getresponse()
            told = answer.read()
        except (OSError, HTTPException):
            return False
        finally:
            line.close()
        self.statuses.add(answer.status)
        if answer.status != 200:
            return False
        acks = json.loads(told)["acks"]
        assert {one["status"] for one in acks} <= {"recorded", "again"}, acks
        self.acknowledged += [one["id"] for one in acks]
        return True


def sales(site: Site, draw: random.Random, how_many: int) -> list[list[dict[str, Any]]]:
    """Sales of two lines, some alone and some together."""
    batches: list[list[dict[str, Any]]] = []
    while (left := how_many - sum(map(len, batches))) > 0:
        batches.append([_sale(site, draw) for _one in range(min(left, draw.choice((1, 1, 1, 3))))])
    return batches


def _sale(site: Site, draw: random.Random) -> dict[str, Any]:
    number = next(_counters)
    lines = [{"lot": lot, "pieces": 1, "price": 10_000} for lot in draw.sample(site.given["lots"], 2)]
    return {
        "kind": "sale", "version": 1, "id": str(new_id()), "location": site.given["place"], "lines": lines, "counter": number,
        "tenders": [{"kind": "cash", "amount": 20_000}], "receipt": f"A-{number:06}", "device_at": now().isoformat(),
    }  # fmt: skip


def sell(
    site: Site,
    draw: random.Random,
    *,
    at_acknowledged: dict[int, Callable[[], None]],
    anew: bool = False,
    until: int = SALES,
) -> list[Till]:
    """Let the tills sell until `until` sales are acknowledged, doing what is to be done when so many are."""
    tills = [Till(site, secret, sales(site, draw, SALES // TILLS), anew=anew) for secret in site.given["tills"]]
    waiting = sorted(at_acknowledged.items())
    tick, turns = threading.Event(), 0
    for till in tills:
        till.start()
    try:
        while (done := sum(len(till.acknowledged) for till in tills)) < until:
            site.keep_alive()
            while waiting and done >= waiting[0][0]:
                waiting.pop(0)[1]()
            tick.wait(0.005)
            turns += 1
            assert [till.fault for till in tills if till.fault] == []
            assert turns < PATIENCE * 200, f"{done} of {until} acknowledged"
    finally:
        for till in tills:
            till.ended.set()
        for till in tills:
            till.join(30)
    assert waiting == []
    return tills


def found(site: Site, tills: list[Till]) -> dict[str, Any]:
    """What became of what was acknowledged, and what stands in the books beside it."""
    present = {str(key) for (key,) in site.ask("SELECT id FROM sales_sale")}
    ((doubled,),) = site.ask("SELECT count(*) - count(DISTINCT receipt) FROM sales_sale")
    return {"lost": sum(one not in present for till in tills for one in till.acknowledged), "doubled": doubled}


def whole(site: Site) -> bool:
    """Each sale brought its lines, its pieces and its money along, once."""
    ((sold, lines, moved, booked, left),) = site.ask(
        """SELECT (SELECT count(*) FROM sales_sale), (SELECT count(*) FROM sales_saleline),
                  (SELECT count(*) FROM inventory_movement WHERE reason = 'sale'),
                  (SELECT count(*) FROM ledger_transaction WHERE source = 'sale'),
                  (SELECT sum(pieces) FROM inventory_level v JOIN inventory_location l ON l.id = v.location_id WHERE l.kind = 'showroom')"""
    )
    return (lines, moved, booked, left) == (2 * sold, 2 * sold, sold, LOTS * PIECES - 2 * sold)


@pytest.mark.parametrize("number", range(DRAWS))
def test_what_was_acknowledged_is_there_once_whatever_was_killed(site: Site, number: int):
    """trap:14"""
    draw = random.Random(f"{SEED}-{number}")
    before = site.ask("SELECT count(*) FROM sales_sale")[0][0]
    site.plan.write_text(f"{draw.randrange(10, 60)} {'before' if number % 3 == 2 else 'after'}")
    tills = sell(site, draw, at_acknowledged={draw.randrange(90, 190): site.kill_postgres})
    assert not site.plan.exists(), "the server was killed"
    assert found(site, tills) == {"lost": 0, "doubled": 0}, f"KRIYA_SEED={SEED}, draw {number}"
    assert site.ask("SELECT count(*) FROM sales_sale")[0][0] == before + SALES
    assert whole(site)
    assert set().union(*(till.statuses for till in tills)) <= {200, 503}
    if number == DRAWS - 1:
        assert json.loads(site.python("-c", CHECK)) == []


def test_without_an_id_of_its_own_a_sale_whose_answer_died_is_doubled(site: Site):
    """Twin: sent again under another id, what was committed is committed once more."""
    draw = random.Random(SEED)
    site.plan.write_text("20 after")
    tills = sell(site, draw, at_acknowledged={}, anew=True, until=120)
    assert found(site, tills)["doubled"] > 0


def test_acknowledged_before_it_is_on_the_disk_a_sale_is_lost(site: Site, eventually_: Any, answering: Any):
    """Twin: a database that answers first and writes later, killed in between."""
    with psycopg.connect(site.cluster.url("super"), autocommit=True) as opened:
        for setting in ("synchronous_commit = off", "wal_writer_delay = '10s'"):
            opened.execute(f"ALTER SYSTEM SET {setting}")  # type: ignore[arg-type]
        opened.execute("SELECT pg_reload_conf()")
    tills = sell(site, random.Random(SEED), at_acknowledged={40: site.kill_postgres}, until=60)
    assert eventually_(lambda: answering(site.cluster.url("super")))
    assert found(site, tills)["lost"] > 0
