"""The till against its goals: what it keeps, how fast it finds, sells and sends. Prints a section for bench/RESULTS.md."""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import psycopg
from playwright.sync_api import sync_playwright

from kriya.core.postgres import Cluster
from tests.chromium import CHROMIUM, FLAGS
from tests.ports import free_port

HERE = Path(__file__).resolve().parent
SLOWER, SALES, WARM, QUEUED = 6, 40, 5, 1000
COLLECT = "import django; django.setup(); from kriya.cli.static_files import collect_static; collect_static()"
SIZE, SENT = "catalogue and pictures on the device, MB", f"{QUEUED} queued sales sent, s"
TYPED, SCANNED = "typing a word → tiles, ms", "scan → in the cart, ms"
PAID, KEPT_AFTER = "pay → receipt, ms", "of it until it is on the disk and in the page, ms"
GOALS = {SIZE: 25, TYPED: 100, SCANNED: 100, PAID: 150, KEPT_AFTER: 150, SENT: 20}

# Each act is timed from the event until what it shows has been painted.
PAINTED = "const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));"
THERE = """const there = (wanted) => new Promise((done) => {
  const look = () => document.querySelector(wanted) && (watch.disconnect(), done());
  const watch = new MutationObserver(look);
  watch.observe(document.body, { childList: true, subtree: true, attributes: true });
  look();
});"""
TYPE = f"""async (word) => {{ {PAINTED}
  const search = document.querySelector("[data-search]");
  const times = [];
  for (let n = 1; n <= word.length; n += 1) {{
    search.value = word.slice(0, n);
    const begun = performance.now();
    search.dispatchEvent(new Event("input", {{ bubbles: true }}));
    await painted();
    times.push(performance.now() - begun);
  }}
  search.value = "";
  search.dispatchEvent(new Event("input", {{ bubbles: true }}));
  return times;
}}"""
SCAN = f"""async (code) => {{ {PAINTED}
  const search = document.querySelector("[data-search]");
  search.value = code;
  const begun = performance.now();
  search.dispatchEvent(new KeyboardEvent("keydown", {{ key: "Enter", bubbles: true }}));
  await painted();
  if (!document.querySelector(`.till-lines [data-code="${{code}}"]`)) throw new Error("not in the cart");
  return performance.now() - begun;
}}"""
READY = f"""async () => {{ {PAINTED} {THERE}
  document.querySelector("[data-pay]").click();
  await there("[data-note]");
  document.querySelector("[data-note]").click();
  await there("[data-finish]");
  await painted();
}}"""
PAY = f"""async () => {{ {PAINTED} {THERE}
  const begun = performance.now();
  document.querySelector("[data-finish]").click();
  await there("[data-receipt]");
  const kept = performance.now() - begun;
  await painted();
  return [performance.now() - begun, kept];
}}"""
NEXT = f"""async () => {{ {PAINTED}
  document.querySelector("[data-next]").click();
  await painted();
}}"""
# Work that is always the same, none of it the till's: two hundred lines laid out, and one of them kept on the disk.
FIXED = """async () => {
  const opened = await new Promise((done) => {
    const asked = indexedDB.open("brake", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("kept");
    asked.onsuccess = () => done(asked.result);
  });
  const begun = performance.now();
  const lines = document.createElement("div");
  for (let n = 0; n < 200; n += 1) lines.append(Object.assign(document.createElement("p"), { textContent: `kawung ${n}` }));
  document.body.append(lines);
  lines.getBoundingClientRect();
  const change = opened.transaction("kept", "readwrite", { durability: "strict" });
  change.objectStore("kept").put(lines.textContent, 1);
  await new Promise((done) => { change.oncomplete = done; change.commit(); });
  const spent = performance.now() - begun;
  lines.remove();
  opened.close();
  return spent;
}"""
# Sales as the till tells them, put into its memory one by one, each in its own transaction.
QUEUE = """async ([count, codes]) => {
  const names = performance.getEntriesByType("resource").map((one) => one.name);
  const load = (name) => import(names.find((one) => new RegExp(`/${name}(\\\\.[0-9a-f]+)?\\\\.js$`).test(one)));
  const [{ openStore }, { newId }, { saleMessage }, { add, emptyCart }] = await Promise.all(["store", "ids", "messages", "cart"].map(load));
  const store = await openStore(JSON.parse(document.getElementById("kasir").textContent).council.id);
  const [till, shift, { items }] = await Promise.all([store.fact("till"), store.fact("shift"), store.items()]);
  for (let n = 0; n < count; n += 1) {
    const cart = add(add(emptyCart(newId()), items[n % items.length]), items[(n * 7 + 1) % items.length]);
    const total = cart.lines.reduce((sum, line) => sum + line.price * line.pieces, 0);
    const tenders = [{ kind: "cash", amount: total, given: total, change: 0 }];
    const made = ({ seq, counter }) => ({ kind: "sale", shift: shift.id, body: saleMessage({ at: new Date(), skew: 0, cashier: null, till, id: cart.id, cart, tenders, shift: shift.id, seq, counter }) });
    await store.tell(made, { takesCounter: true });
  }
  const channel = new BroadcastChannel(`kriya-kasir-${JSON.parse(document.getElementById("kasir").textContent).council.id}`);
  channel.postMessage("told");
}"""
KEPT = """async () => {
  const store = await new Promise((done) => { const asked = indexedDB.open(`kriya-kasir-${JSON.parse(document.getElementById("kasir").textContent).council.id}`); asked.onsuccess = () => done(asked.result); });
  const all = (name) => new Promise((done) => { const asked = store.transaction(name).objectStore(name).getAll(); asked.onsuccess = () => done(asked.result); });
  const [items, pictures] = await Promise.all([all("items"), all("pictures")]);
  return [items.length, JSON.stringify(items).length, pictures.length, pictures.reduce((sum, one) => sum + one.size, 0), (await navigator.storage.estimate()).usage];
}"""


def say(words: str) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {words}\n")


def served(stack: ExitStack, items: int) -> tuple[str, str]:
    """Start a server with `items` lots; return its address and the till's secret."""
    data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="till-")))
    cluster = Cluster(data / "pg")
    stack.enter_context(cluster.running())
    with psycopg.connect(cluster.url("super", "postgres"), autocommit=True) as opened:
        opened.execute("CREATE DATABASE till OWNER kriya_owner")
    names = {
        "KRIYA_APP_DATABASE_URL": cluster.url("app", "till"),
        "KRIYA_OWNER_DATABASE_URL": cluster.url("owner", "till"),
    }
    environment = {
        **os.environ,
        **names,
        "KRIYA_DATA": str(data),
        "SECRET_KEY": "race",
        "DJANGO_SETTINGS_MODULE": "kriya.config.settings",
    }
    say(f"filling with {items} lots")
    secret = subprocess.run(
        [sys.executable, str(HERE / "fill.py"), str(items)],
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    subprocess.run([sys.executable, "-c", COLLECT], env=environment, check=True)
    return _listening(stack, environment, data / "server.log"), secret.stdout.split()[-1]


def _listening(stack: ExitStack, environment: dict[str, str], told: Path) -> str:
    """Serve what was filled; return the till's address once it answers."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "2",
               "--blocking-threads", "1", "--no-access-log", "kriya.config.wsgi:application"]  # fmt: skip
    log = stack.enter_context(told.open("w"))
    server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    stack.callback(server.wait)
    stack.callback(server.terminate)
    address = f"http://localhost:{port}/race/kasir/"
    for _try in range(100):
        try:
            urlopen(address, timeout=5).close()
            break
        except OSError:
            time.sleep(0.2)
    return address


def loaded(page: Any, items: int) -> float:
    """Wait for all pictures; return the megabytes that catalogue and pictures take."""
    begun = time.perf_counter()
    while page.evaluate(KEPT)[2] < items:
        time.sleep(2)
    say(f"all pictures after {time.perf_counter() - begun:.0f} s")
    count, words, pictures, bytes_, usage = page.evaluate(KEPT)
    say(
        f"{count} items of {words / 1e6:.1f} MB, {pictures} pictures of {bytes_ / 1e6:.1f} MB, {usage / 1e6:.1f} MB by the browser"
    )
    return float(words + bytes_) / 1e6


def sold(page: Any, sales: int) -> dict[str, list[float]]:
    """Search, scan and sell; return the times in milliseconds."""
    found: dict[str, list[float]] = {TYPED: [], SCANNED: [], PAID: [], KEPT_AFTER: []}
    codes = page.evaluate("() => [...document.querySelectorAll('.till-tile')].map((one) => one.dataset.code)")
    for word in ("batik", "kawung biru", "perajin 12", "4711"):
        found[TYPED] += page.evaluate(TYPE, word)
    for n in range(sales):
        for code in (codes[n % len(codes)], codes[(n + 3) % len(codes)]):
            found[SCANNED].append(page.evaluate(SCAN, code))
        page.evaluate(READY)
        spent, kept = page.evaluate(PAY)
        found[PAID].append(spent)
        found[KEPT_AFTER].append(kept)
        page.evaluate(NEXT)
    return found


def measure(page: Any) -> tuple[dict[str, list[float]], dict[str, list[float]], float]:
    """Return what selling takes at the machine's own speed and under the brake, and how hard the brake held.

    The brake lets the page's thread spin five sixths of the time. Where the machine takes that thread off its core
    meanwhile, or memory must be fetched anew, it spins for that too: fixed work tells by how much it truly slows.
    """
    wire = page.context.new_cdp_session(page)
    fixed, found = {}, {}
    for rate in (1, SLOWER):
        wire.send("Emulation.setCPUThrottlingRate", {"rate": rate})
        sold(page, WARM)
        found[rate] = sold(page, SALES)
        fixed[rate] = statistics.median(page.evaluate(FIXED) for _again in range(SALES))
    wire.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return found[1], found[SLOWER], fixed[SLOWER] / fixed[1]


def send(page: Any) -> float:
    page.wait_for_timeout(2000)  # what the last sale still has to tell
    page.wait_for_selector("[data-unsent='0']", timeout=60_000)
    page.context.set_offline(True)
    page.evaluate(QUEUE, [QUEUED, []])
    page.wait_for_selector(f"[data-unsent='{QUEUED}']")
    page.context.set_offline(False)
    begun = time.perf_counter()
    page.evaluate("() => dispatchEvent(new Event('online'))")
    page.wait_for_selector("[data-unsent='0']", timeout=300_000)
    return time.perf_counter() - begun


def _late(times: list[float]) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def table(
    items: int, once: dict[str, float], free: dict[str, list[float]], braked: dict[str, list[float]], held: float
) -> str:
    lines = [
        f"\n## The till with {items} items\n",
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, `bench/till/race {items}`; {platform.machine()}, {os.cpu_count()} cores, load average "
        f"{os.getloadavg()[0]:.1f}. The brake was set to {SLOWER}; fixed work (200 lines laid out, one kept on the disk) took "
        f"{held:.1f} times as long under it.\n",
        f"| what | at the machine's own speed | 95 of 100 | × {SLOWER} | under the brake | 95 of 100 | goal |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, times in free.items():
        middle, slow = statistics.median(times), braked[name]
        lines.append(
            f"| {name} | {middle:.1f} | {_late(times):.1f} | {middle * SLOWER:.0f} | {statistics.median(slow):.1f} | {_late(slow):.1f} | "
            f"≤ {GOALS[name]} |"
        )
    lines += [f"| {name} | {number:.1f} | | | | | ≤ {GOALS[name]} |" for name, number in once.items()]
    return "\n".join(lines) + "\n"


def main(items: int) -> None:
    with ExitStack() as stack:
        address, secret = served(stack, items)
        driver = stack.enter_context(sync_playwright())
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_context(viewport={"width": 800, "height": 1100}, reduced_motion="reduce").new_page()
        page.on("pageerror", lambda fault: say(str(fault)))
        begun = time.perf_counter()
        page.goto(f"{address}#alat={secret}")
        page.wait_for_selector("[data-open-shift]", timeout=60_000)
        page.locator("form input").first.fill("100000")
        page.select_option("[data-cashier]", index=1)
        page.click("[data-open-shift]")
        page.wait_for_selector(".till-tile", timeout=60_000)
        say(f"ready to sell {time.perf_counter() - begun:.1f} s after the first visit")
        once = {SIZE: loaded(page, items)}
        measured = measure(page)
        once[SENT] = send(page)
        browser.close()
    print(table(items, once, *measured))


main(int(sys.argv[1]))
