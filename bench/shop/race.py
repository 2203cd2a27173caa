"""Race two shops: put a product into a basket, and place an order, the two in turn, with as many buyers at once.

Rounds are interleaved, so that the machine's noise falls on both alike; the median counts. Prints a section for
bench/RESULTS.md.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import ExitStack
from datetime import UTC, datetime
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError

import psycopg

from bench.shop.buyers import KriyaBuyer, OscarBuyer, Refused
from bench.spent import cpu
from kriya.core.postgres import Cluster

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "out"
SECONDS, ROUNDS, BUYERS = int(os.environ.get("SECONDS_A_RUN", "8")), int(os.environ.get("ROUNDS", "3")), 4
PRODUCTS = 50
STEPS = ("put", "order", "send")
HEAD = f"| step | system | requests | a second | server CPU ms | database CPU ms | failed |\n|{'---|' * 7}"
Figures = dict[str, float]


def run(shop: Any, step: str, pids: tuple[int, int]) -> Figures:
    """Let buyers do one step as often as they can; those who order put something into the basket beforehand."""
    waiting = threading.Barrier(BUYERS + 1)
    done: list[tuple[int, int, int]] = []
    end = [0.0]

    def buy() -> None:
        ready = [_ready(shop, step) for _one in range(_stock(step))]
        waiting.wait()
        waiting.wait()
        did = failed = asked = 0
        while time.monotonic() < end[0] and ready:
            browser = ready.pop()
            try:
                getattr(shop, step)(browser)
                did += 1
            except (Refused, HTTPException, OSError, KeyError) as trouble:
                failed += 1
                sys.stderr.write(f"{shop.name} {step}: {trouble!r}\n") if failed == 1 else None
            asked += browser.requests
        done.append((did, failed, asked))

    buyers = [threading.Thread(target=buy) for _one in range(BUYERS)]
    for one in buyers:
        one.start()
    waiting.wait()
    began, before = time.monotonic(), [cpu(pid) for pid in pids]
    end[0] = began + SECONDS
    waiting.wait()
    for one in buyers:
        one.join()
    spent = time.monotonic() - began
    after = [cpu(pid) for pid in pids]
    did, failed, asked = (sum(column) for column in zip(*done, strict=True))
    each = 1000 / max(did, 1)
    return {
        "rate": did / spent, "server": (after[0] - before[0]) * each, "db": (after[1] - before[1]) * each,
        "failed": failed, "requests": asked / max(did + failed, 1),
    }  # fmt: skip


def _ready(shop: Any, step: str) -> Any:
    browser = shop.come()
    if step != "put":
        shop.put(browser)
    if step == "send":
        shop.open(browser)
    # To let them all come takes longer than a server keeps a line that is silent.
    browser.line.close()
    browser.requests = 0
    return browser


def _stock(step: str) -> int:
    """How many buyers each thread has at the door: about as many as a fast shop serves in the time. To let them come takes
    longer than to serve them, and where all are served the time ends with the last."""
    return SECONDS * (40 if step == "put" else 15)


def serve(
    stack: ExitStack, name: str, python: str, folder: Path, application: str, port: int, env: dict[str, str]
) -> int:
    command = [
        python, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "2",
        "--blocking-threads", "1", "--no-access-log", application,
    ]  # fmt: skip
    log = stack.enter_context((OUT / f"shop-{name}.log").open("w"))
    server = subprocess.Popen(command, env={**os.environ, **env}, stdout=log, stderr=log, cwd=folder)
    stack.callback(server.wait)
    stack.callback(server.terminate)
    _await(f"http://127.0.0.1:{port}/")
    return server.pid


def _await(address: str) -> None:
    for _second in range(60):
        try:
            urllib.request.urlopen(address, timeout=30).close()
        except HTTPError:
            return
        except (URLError, ConnectionError):
            time.sleep(1)
        else:
            return
    raise SystemExit(f"nobody answers at {address}; see bench/out/")


def new_database(cluster: Cluster, name: str) -> None:
    with psycopg.connect(cluster.url("super", "postgres"), autocommit=True) as opened:
        opened.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        opened.execute(f"CREATE DATABASE {name} OWNER kriya_owner")


def kriya(stack: ExitStack, cluster: Cluster) -> tuple[Any, int]:
    new_database(cluster, "shop_kriya")
    env = {
        "KRIYA_APP_DATABASE_URL": cluster.url("app", "shop_kriya"),
        "KRIYA_OWNER_DATABASE_URL": cluster.url("owner", "shop_kriya"),
        "KRIYA_DATA": str(OUT / "data"), "SECRET_KEY": "race", "DJANGO_SETTINGS_MODULE": "kriya.config.settings",
        "TRUSTED_PROXY_COUNT": "1",
    }  # fmt: skip
    fill = [sys.executable, str(HERE / "fill.py"), str(PRODUCTS)]
    said = json.loads(
        subprocess.run(fill, env={**os.environ, **env}, check=True, capture_output=True, text=True).stdout
    )
    collect = "import django; django.setup(); from kriya.cli.static_files import collect_static; collect_static()"
    subprocess.run([sys.executable, "-c", collect], env={**os.environ, **env}, check=True)
    pid = serve(stack, "kriya", sys.executable, HERE, "kriya.config.wsgi:application", 8741, env)
    return KriyaBuyer("http://127.0.0.1:8741", said["council"], said["slugs"]), pid


def oscar(stack: ExitStack, cluster: Cluster) -> tuple[Any, int]:
    new_database(cluster, "shop_oscar")
    python, folder, url = os.environ["OSCAR_PYTHON"], HERE / "oscar", cluster.url("owner", "shop_oscar")
    said = psycopg.conninfo.conninfo_to_dict(url)
    env = {
        "OSCAR_DATABASE_URL": f"postgresql://{said['user']}:{said.get('password', '')}@localhost:{said.get('port', '')}/shop_oscar",
        "OSCAR_DATABASE_HOST": str(said["host"]), "OSCAR_DATA": str(OUT / "oscar-data"),
        "DJANGO_SETTINGS_MODULE": "settings", "PYTHONPATH": str(folder),
    }  # fmt: skip
    fill = [python, "fill.py", str(PRODUCTS)]
    filled = subprocess.run(
        fill, env={**os.environ, **env}, cwd=folder, check=True, stdout=subprocess.PIPE, text=True
    ).stdout
    pid = serve(stack, "oscar", python, folder, "wsgi:application", 8742, env)
    return OscarBuyer("http://127.0.0.1:8742", [str(one) for one in json.loads(filled.splitlines()[-1])]), pid


def race(cluster: Cluster) -> dict[tuple[str, str], Figures]:
    with psycopg.connect(cluster.url("super", "postgres")) as opened:
        (folder,) = opened.execute("SHOW data_directory").fetchone() or ("",)
    database = int((Path(folder) / "postmaster.pid").read_text().split()[0])
    with ExitStack() as stack:
        shops = [kriya(stack, cluster), oscar(stack, cluster)]
        with psycopg.connect(cluster.url("super", "postgres"), autocommit=True) as owner:
            owner.execute("ANALYZE")
        seen: dict[tuple[str, str], list[Figures]] = {}
        for step in STEPS:
            for _round in range(ROUNDS):
                for shop, pid in shops:
                    seen.setdefault((step, shop.name), []).append(run(shop, step, (pid, database)))
    return {key: {name: statistics.median(one[name] for one in runs) for name in runs[0]} for key, runs in seen.items()}


def table(done: dict[tuple[str, str], Figures]) -> str:
    names = {"put": "add to basket", "order": "place an order", "send": "of it what is sent"}
    rows = [
        f"| {names[step]} | {name} | {m['requests']:.0f} | {m['rate']:.1f} | {m['server']:.1f} | {m['db']:.1f} | {m['failed']:.0f} |"
        for (step, name), m in done.items()
    ]
    told = []
    for step in STEPS:
        ours, theirs = done[step, "kriya"], done[step, "django-oscar"]
        work = (theirs["server"] + theirs["db"]) / (ours["server"] + ours["db"])
        told.append(f"{names[step]} {work:.1f} × by CPU, {ours['rate'] / theirs['rate']:.1f} × by number a second")
    return "\n".join([HEAD, *rows, "", f"Kriya against django-oscar: {'; '.join(told)}."])


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    cluster = Cluster(OUT / "postgres")
    with cluster.running():
        done = race(cluster)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f} at the end"
    when = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, `bench/shop/race`, {ROUNDS} rounds of {SECONDS} s, {BUYERS} buyers at once"
    sys.stdout.write(
        f"## A basket and an order\n\n{when}; {machine}; granian 2 workers × 1 thread each.\n\n{table(done)}\n"
    )


main()
