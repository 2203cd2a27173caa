"""Race the visitors' pages: bare Django and Kriya (and django-oscar when it is named) with wrk at concurrency 8.

Rounds are interleaved, so that the machine's noise falls on all alike; the median counts. Writes bench/RESULTS.md.
"""

import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from urllib.error import URLError

import psycopg

from bench.spent import cpu
from kriya.core.postgres import Cluster

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "out"
SECONDS, ROUNDS, CONCURRENCY = int(os.environ.get("SECONDS_A_RUN", "8")), int(os.environ.get("ROUNDS", "3")), "8"
PAGES = ("list", "category", "product", "search")
RESULTS = HERE.parent / "RESULTS.md"
HEAD = f"| products | page | system | req/s | of the floor | by CPU | p50 ms | p95 ms | server CPU ms | database CPU ms | errors |\n|{'---|' * 11}"
IDLE = 0.05  # CPU seconds in half a second
SEARCHES = ("batik", "kawung", "rotan", "tas+biru", "kayu", "parang+merah", "kawng", "jlamprng")
COLLECT = "import django; django.setup(); from kriya.cli.static_files import collect_static; collect_static()"
FLOOR_SQL = """
CREATE TABLE IF NOT EXISTS floor_row AS SELECT row_number() OVER ()::int AS id, slug, name, maker_name, story_id, price::int
FROM catalog_publishedproduct ORDER BY published_at LIMIT 10000;
CREATE UNIQUE INDEX IF NOT EXISTS floor_row_id ON floor_row (id); CREATE UNIQUE INDEX IF NOT EXISTS floor_row_slug ON floor_row (slug);
GRANT SELECT ON floor_row TO kriya_app; ANALYZE floor_row;
"""


def load(target: dict, kind: str, seconds: int) -> dict[str, float]:
    with tempfile.NamedTemporaryFile("w", suffix=".paths") as file:
        file.write("\n".join(target["pages"][kind]) + "\n")
        file.flush()
        before = cpu(target["pid"]), cpu(target["db_pid"])
        command = [
            "wrk",
            "-t1",
            f"-c{CONCURRENCY}",
            f"-d{seconds}s",
            "--timeout",
            "60s",
            "-s",
            str(HERE / "rotate.lua"),
            target["base"],
        ]
        said = subprocess.run(
            command, env={**os.environ, "PATHS": file.name}, capture_output=True, text=True, check=True
        )
        after = cpu(target["pid"]), cpu(target["db_pid"])
    drain(target)
    figures = re.search(r"FIGURES (.*)", said.stdout)
    assert figures, said.stdout
    n, micros, p50, p95, errors = map(float, figures[1].split())
    each = 1000 / max(n, 1)
    spent = {"cpu": (after[0] - before[0]) * each, "db": (after[1] - before[1]) * each}
    return {"rps": n / micros * 1e6, "p50": p50, "p95": p95, "errors": errors, **spent}


def drain(target: dict) -> None:
    """Wait until a server has finished what wrk left behind: it would slow down the next one."""
    for _half_second in range(240):
        before = cpu(target["pid"])
        time.sleep(0.5)
        if cpu(target["pid"]) - before < IDLE:
            return


def serve(stack: ExitStack, name: str, application: str, port: int, environment: dict[str, str]) -> int:
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "2",
        "--blocking-threads", "1", "--no-access-log", application,
    ]  # fmt: skip
    log = stack.enter_context((OUT / f"{name}.log").open("w"))
    server = subprocess.Popen(command, env={**os.environ, **environment}, stdout=log, stderr=log, cwd=HERE)
    stack.callback(server.wait)
    stack.callback(server.terminate)
    return server.pid


def fill(cluster: Cluster, count: int) -> dict[str, str]:
    """Make the database of a size once; return the environment that names it."""
    database = f"site_{count}"
    names = {
        "KRIYA_APP_DATABASE_URL": cluster.url("app", database),
        "KRIYA_OWNER_DATABASE_URL": cluster.url("owner", database),
    }
    environment = {
        **names,
        "KRIYA_DATA": str(OUT / "data"),
        "SECRET_KEY": "race",
        "DJANGO_SETTINGS_MODULE": "kriya.config.settings",
    }
    with psycopg.connect(cluster.url("super", "postgres"), autocommit=True) as opened:
        if not opened.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
            opened.execute(f"CREATE DATABASE {database} OWNER kriya_owner")
            subprocess.run(
                [sys.executable, str(HERE / "fill.py"), str(count)], env={**os.environ, **environment}, check=True
            )
    with psycopg.connect(names["KRIYA_OWNER_DATABASE_URL"], autocommit=True) as owner:
        owner.execute(FLOOR_SQL)
    subprocess.run([sys.executable, "-c", COLLECT], env={**os.environ, **environment}, check=True)
    return environment


def pages(environment: dict[str, str]) -> dict[str, list[str]]:
    with psycopg.connect(environment["KRIYA_APP_DATABASE_URL"]) as opened:
        crafts = opened.execute(
            "SELECT DISTINCT substr(facet, 7) FROM catalog_facetcount WHERE given = '' AND facet LIKE 'craft:%' ORDER BY 1"
        ).fetchall()
        slugs = opened.execute(
            "SELECT slug FROM catalog_publishedproduct WHERE slug LIKE 'produk-_77%' OR slug LIKE 'produk-77%' ORDER BY slug LIMIT 200"
        ).fetchall()
    return {
        "list": ["/race/produk/", "/race/produk/?urut=termurah", "/race/produk/?urut=nama"],
        "category": [f"/race/produk/?kerajinan={code}" for (code,) in crafts],
        "product": [f"/race/produk/{slug}/" for (slug,) in slugs],
        "search": [f"/race/cari/?q={words}" for words in SEARCHES],
    }


def floor_products(environment: dict[str, str]) -> list[str]:
    with psycopg.connect(environment["KRIYA_APP_DATABASE_URL"]) as opened:
        rows = opened.execute("SELECT slug FROM floor_row WHERE id % 50 = 0 ORDER BY id LIMIT 200").fetchall()
    return [f"/p/{slug}/" for (slug,) in rows]


def targets(stack: ExitStack, cluster: Cluster, count: int) -> list[dict]:
    environment = fill(cluster, count)
    postmaster = _postmaster(cluster)
    floor_pages = {
        "list": [f"/l/?page={n}" for n in range(1, 20)],
        "product": floor_products(environment),
    }
    floor_pages |= {"category": floor_pages["list"], "search": floor_pages["list"]}
    made = [
        {"name": "floor", "port": 8733, "app": "floor:application", "pages": floor_pages, "env": {"RACE_URL": environment["KRIYA_APP_DATABASE_URL"]}},
        {"name": "kriya", "port": 8734, "app": "kriya.config.wsgi:application", "pages": pages(environment), "env": environment},
    ]  # fmt: skip
    for one in made:
        one["pid"] = serve(stack, one["name"], one["app"], one["port"], one["env"])
        one |= {"db_pid": postmaster, "base": f"http://127.0.0.1:{one['port']}"}
    for one in made:
        await_server(one)
    if named := os.environ.get("OSCAR_TARGET"):
        made.append(json.loads(Path(named).read_text()))
    for one in made:
        for paths in one["pages"].values():
            with urllib.request.urlopen(one["base"] + paths[0]) as answer:
                assert answer.status == 200, paths[0]
    return made


def await_server(target: dict) -> None:
    for _second in range(60):
        try:
            urllib.request.urlopen(target["base"] + target["pages"]["list"][0], timeout=30).close()
        except URLError:
            time.sleep(1)
        else:
            return
    raise SystemExit(f"{target['name']} does not answer; see bench/out/{target['name']}.log")


def _postmaster(cluster: Cluster) -> int:
    with psycopg.connect(cluster.url("super", "postgres")) as opened:
        folder = opened.execute("SHOW data_directory").fetchone()[0]
    return int((Path(folder) / "postmaster.pid").read_text().split()[0])


Medians = dict[str, float]


def race(count: int, cluster: Cluster) -> dict[tuple[str, str], Medians]:
    """Return what each contestant did on each page: medians of the rounds; those of ratios are of each round's own."""
    done: dict[tuple[str, str], Medians] = {}
    with ExitStack() as stack:
        contestants = targets(stack, cluster, count)
        for kind in PAGES:
            runs = rounds(contestants, kind)
            for name, each in runs.items():
                medians = {key: statistics.median(run[key] for run in each) for key in each[0]}
                pairs = list(zip(runs["floor"], each, strict=True))
                medians["of_floor"] = statistics.median(run["rps"] / floor["rps"] for floor, run in pairs)
                medians["by_cpu"] = statistics.median(work(floor) / work(run) for floor, run in pairs)
                medians["errors"] = sum(run["errors"] for run in each)
                done[kind, name] = medians
                sys.stderr.write(line(count, kind, name, medians) + "\n")
    return done


def work(run: Medians) -> float:
    """CPU time of a request, server and database together."""
    return run["cpu"] + run["db"]


def rounds(contestants: list[dict], kind: str) -> dict[str, list[Medians]]:
    seen: dict[str, list[Medians]] = {}
    for one in contestants:
        load(one, kind, 2)
    for _round in range(ROUNDS):
        for one in contestants:
            seen.setdefault(one["name"], []).append(load(one, kind, SECONDS))
    return seen


def line(count: int, kind: str, name: str, m: Medians) -> str:
    return (
        f"| {count:,} | {kind} | {name} | {m['rps']:.0f} | {m['of_floor']:.0%} | {m['by_cpu']:.0%} | {m['p50']:.1f} | {m['p95']:.1f} "
        f"| {m['cpu']:.2f} | {m['db']:.2f} | {m['errors']:.0f} |"
    )


def growth(done: dict[int, dict[tuple[str, str], Medians]]) -> str:
    """Say how much slower a page is with the most products than with the fewest, measured by the floor beside it."""
    least, most = min(done), max(done)
    if least == most:
        return ""
    told = (
        f"{kind} {done[least][kind, 'kriya']['by_cpu'] / done[most][kind, 'kriya']['by_cpu']:.2f}" for kind in PAGES
    )
    return f"\nTimes the CPU time with {most:,} products as with {least:,}, each beside the floor of its round: {', '.join(told)}.\n"


def kept() -> str:
    """Return what stands below the table: words about it, and other measurements."""
    below = re.search(r"\n##? .*", RESULTS.read_text(), re.DOTALL) if RESULTS.exists() else None
    return below[0] if below else ""


def main(counts: list[int]) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    cluster = Cluster(OUT / "postgres")
    with cluster.running():
        done = {count: race(count, cluster) for count in counts}
    lines = [line(count, *page, medians) for count, pages in done.items() for page, medians in pages.items()]
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load average {os.getloadavg()[0]:.1f} at the end"
    when = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, `bench/site/race {' '.join(map(str, counts))}`, {ROUNDS} rounds of {SECONDS} s"
    how = f"granian 2 workers × 1 thread, wrk concurrency {CONCURRENCY}"
    text = (
        f"# Visitors' pages\n\n{when}; {machine}; {how}.\nNo answer is cached; the frame of a page (header, menu, footer) is pressed once per council and language.\n`of the floor` compares requests/s of one round; `by CPU` compares CPU time of server and database, which other work on the machine disturbs least.\n\n{HEAD}\n"
        + "\n".join(lines)
        + f"\n{growth(done)}{kept()}"
    )
    RESULTS.write_text(text)
    sys.stdout.write(text)


main([int(count) for count in sys.argv[1:]])
