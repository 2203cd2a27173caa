"""From the maker's telephone to the maker's pay. What is drafted at home is accepted and signed at the desk, labelled, sold
with no network while tabs and the browser die and answers are lost, settled by two persons: every rupiah and piece is
accounted for.

The twins stand beside the guards: test_till_faults (own id, one tab sends, durable before the receipt).
"""

import base64
import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kriya.accounts.roles import Role
from kriya.catalog.actions.products import add_product
from kriya.core.checks.running import run_checks
from kriya.core.clock import today
from kriya.core.scoping import council_scope
from kriya.design.formats import rupiah
from kriya.inventory.actions.locations import give_locations
from kriya.inventory.models import Level, Lot
from kriya.ledger.actions.rules import set_money_rules
from kriya.ledger.models import Account
from kriya.ledger.queries.balances import balance, owed_to, trust
from kriya.sales.models import Sale, SaleLine, SaleTender, Shift, ShiftReport, Task, TaskKind
from kriya.sales.queries.shifts import figures
from kriya.showroom.actions.agreements import agree
from kriya.showroom.models import Signature
from tests import build
from tests.browsers import NewPage, log_in
from tests.journeys.device import Device
from tests.journeys.sound import PHONE
from tests.journeys.till import PATIENCE, Cashier, Server, till_address
from tests.paper import codes_on

pytestmark = pytest.mark.browser

SOGAN, LURIK, MASK = "Kain Sogan", "Selendang Lurik", "Topeng Panji"
BROUGHT = {SOGAN: (40, 112_500), LURIK: (40, 45_050), MASK: (1, 500_000)}
ACCEPTED = {SOGAN: 40, LURIK: 38, MASK: 1}
OURS = 30  # of 100: what the council keeps


@pytest.fixture
def device(chromium: Any, tmp_path: Path) -> Iterator[Device]:
    made = Device(chromium, tmp_path / "tablet")
    yield made
    made.context.close()


@pytest.fixture
def at(new_page: NewPage, server: Server, settings: Any) -> Any:
    """A council that agreed on terms with a maker: its people are in their browsers, on its shelves is nothing."""
    settings.SITE_URL = server.address
    council = build.pekalongan()
    people = {name: build.member(council, role, name) for name, role in STAFF.items()}
    with council_scope(council):
        give_locations()
        set_money_rules(by=people["Wulan"], cash_step=100)
        agree(None, from_on=today() - timedelta(days=9), by=None, commission="flat", basis_points=OURS * 100)
        tejo = build.maker("Batik Tejo")
        for name, (_pieces, price) in list(BROUGHT.items())[:2]:
            add_product(maker=tejo, name=name, price=price)
    phone, desk, second = new_page(PHONE), new_page(), new_page()
    logged_in = zip(
        (phone, desk, second), (build.maker_person(council, tejo), people["Sari"], people["Ratna"]), strict=True
    )
    for page, somebody in logged_in:
        log_in(page, server.address, somebody)
        page.set_default_timeout(PATIENCE)
    return SimpleNamespace(
        council=council, server=server, tejo=tejo, people=people, phone=phone, desk=desk, second=second,
        home=f"{server.address}/pekalongan",
    )  # fmt: skip


STAFF = {"Wulan": Role.CHAIR, "Sari": Role.STAFF, "Ratna": Role.TREASURER, "Dimas": Role.CASHIER}


def test_from_the_makers_telephone_to_the_makers_pay(at: Any, device: Device):
    drafted(at)
    accepted(at)
    signed(at)
    labels = printed(at)
    late, sold, pieces = thirty_carts(at, device, labels)
    accounted(at, sold, pieces)
    closed(at, late)
    settled(at)
    paid(at, pieces)
    for page in (at.phone, at.desk, at.second):
        assert page.faults == []
    assert not late.faults


def drafted(at: Any) -> None:
    """On the telephone: a line is asked for, and a known product brings its price along."""
    page = at.phone
    page.goto(f"{at.home}/mitra/titip/")
    page.get_by_role("button", name="Titip barang baru").click()
    page.wait_for_selector("[data-lines] > li")
    spare = page.locator("[data-lines] > li").count()
    page.fill("[name=b0-produk]", "hampir terkirim")
    page.click("[data-add-line]")
    added = page.locator("[data-lines] > li").nth(spare)
    assert added.locator("input[name$=-produk]").evaluate("one => [one.name, one.value, one === document.activeElement]") \
        == [f"b{spare}-produk", "", True]  # fmt: skip
    # Written into the line that was added, and into the first two.
    for place, (name, (pieces, price)) in zip((0, 1, spare), BROUGHT.items(), strict=True):
        page.fill(f"[name=b{place}-produk]", name)
        page.locator(f"[name=b{place}-produk]").blur()
        page.fill(f"[name=b{place}-jumlah]", str(pieces))
        written = page.locator(f"[name=b{place}-harga]").input_value()
        assert written == ("" if name == MASK else f"{price:,}".replace(",", "."))
        if name == MASK:
            page.fill(f"[name=b{place}-harga]", "500rb")
            page.select_option(f"[name=b{place}-jenis]", "one")
    page.get_by_role("button", name="Kirim ke petugas").click()
    page.get_by_text("Terkirim. Bawa barangnya ke galeri.").wait_for()


def accepted(at: Any) -> None:
    """At the desk: two scarves have stains and go home."""
    page = at.desk
    page.goto(f"{at.home}/kelola/galeri/titipan/")
    page.get_by_role("link", name="Batik Tejo").first.click()
    page.wait_for_selector("[data-lines]")
    place = page.locator("input[name$=-produk]").evaluate_all(
        "(all, name) => all.findIndex((one) => one.value === name)", LURIK
    )
    page.fill(f"[name=b{place}-terima]", str(ACCEPTED[LURIK]))
    page.fill(f"[name=b{place}-alasan]", "dua bernoda")
    page.get_by_role("button", name="Terima dan buat tanda terima").click()
    page.get_by_text("Diterima. Minta tanda tangan").wait_for()


def signed(at: Any) -> None:
    """Both draw their signature; the first one slips, wipes it off and draws again."""
    page = at.desk
    for name, again in (("Sari", True), ("Tejo", False)):
        form = page.locator("form[data-sign]").first
        form.locator("[data-drawn]").wait_for()  # the field for drawing comes with its script
        form.locator("[name=nama]").fill(name)
        assert form.locator("[data-drawn]").is_disabled()
        drawn(page, form, [(20, 20), (30, 150)])
        if again:
            form.locator("[data-clear]").click()
            assert form.locator("[data-drawn]").is_disabled()
            assert form.locator("[name=gambar]").input_value() == ""
        drawn(page, form, [(60, 40), (200, 160), (400, 60)])
        path = form.locator("[data-pad] > svg path").get_attribute("d")
        form.locator("[data-drawn]").click()
        page.get_by_text(f"Tanda tangan {name} disimpan.").wait_for()
        with council_scope(at.council):
            kept = Signature.objects.get(name=name)
        assert kept.drawing == path
        assert kept.drawing.count("M") == (1 if again else 2)
        assert page.locator(f"svg.signed path[d='{path}']").count() == 1
    assert page.locator("form[data-sign]").count() == 0


def drawn(page: Any, form: Any, points: list[tuple[int, int]]) -> None:
    """Draw one stroke with the pen."""
    field = form.locator("[data-pad] > svg")
    field.scroll_into_view_if_needed()
    box = field.bounding_box()
    for number, (x, y) in enumerate(points):
        page.mouse.move(box["x"] + x / 600 * box["width"], box["y"] + y / 200 * box["height"], steps=6 if number else 1)
        if not number:
            page.mouse.down()
    page.mouse.up()


def printed(at: Any) -> dict[str, str]:
    """Print a label for each piece; return what a camera reads from the paper, by what the piece is."""
    page = at.desk
    page.get_by_role("link", name="Cetak label").click()
    page.wait_for_selector("input[name=lot]")
    for box in page.locator("input[name=lot]").all():
        box.check()
    pdf = base64.b64decode(page.evaluate(PRINTED))
    seen = Counter(code.text for code in codes_on(pdf))
    with council_scope(at.council):
        labels = {lot.name: next(text for text in seen if text.endswith(f"/l/{lot.code}")) for lot in Lot.objects.all()}
    assert {name: seen[text] for name, text in labels.items()} == ACCEPTED
    at.phone.goto(labels[SOGAN])
    # Whoever scans it finds the page of that label; a product that is not published tells nothing yet.
    assert at.phone.locator(".label-code").inner_text().replace(" ", "") == labels[SOGAN].rpartition("/")[2]
    return labels


# What the button sends and what comes back, as the browser would show it.
PRINTED = """async () => {
  const form = document.querySelector("form:has(input[name=lot])");
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  if (answer.headers.get("Content-Type") !== "application/pdf") throw new Error(await answer.text());
  return btoa(Array.from(new Uint8Array(await answer.arrayBuffer()), (one) => String.fromCharCode(one)).join(""));
}"""


def thirty_carts(at: Any, device: Device, labels: dict[str, str]) -> tuple[Cashier, list[str], Counter[str]]:
    """Sell through everything that can go wrong; return the last tab, the receipts and the pieces by name."""
    pieces: Counter[str] = Counter()

    def sell(tab: Cashier, *names: str, kind: str = "cash") -> str:
        pieces.update(names)
        return tab.sell(*(labels[name] for name in names), kind=kind)

    first = device.tab().open(till_address(at.desk, at.home))
    first.open_shift(100_000)
    first.installed()
    first.page.wait_for_selector("[data-unsent='0']")
    at.server.cut()
    sold = [sell(first, SOGAN, LURIK) for _cart in range(8)]

    # A tab dies with a full cart: the next one has it.
    first.scan(labels[SOGAN], labels[SOGAN], labels[LURIK])
    pieces.update((SOGAN, SOGAN, LURIK))
    first.page.wait_for_timeout(100)
    first.page.close()
    again = device.tab().open(f"{at.home}/kasir/")
    assert again.page.locator(".till-lines > li").count() == 2
    sold.append(again.pay())

    # Two tabs sell by turns, the one piece there is in both.
    other = device.tab().open(f"{at.home}/kasir/")
    sold += [sell(again, MASK), sell(other, MASK)]
    for _turn in range(4):
        sold += [sell(again, SOGAN), sell(other, LURIK, kind="qris")]
    for tab in (again, other):
        tab.page.wait_for_selector(f"[data-unsent='{len(sold)}']")

    # The battery ends. It starts with no network, in the middle of the shift.
    device.battery_ends()
    device.start()
    late = device.tab().open(f"{at.home}/kasir/")
    assert late.unsent == len(sold)
    sold += [sell(late, LURIK if cart % 3 else SOGAN) for cart in range(11)]
    assert sold == [f"U1-{n:06d}" for n in range(1, 31)]

    # The network comes back; the answers of the first sendings are lost on the way.
    at.server.lose = 2
    at.server.mend()
    late.send()
    return late, sold, pieces


def accounted(at: Any, sold: list[str], pieces: Counter[str]) -> None:
    with council_scope(at.council):
        assert sorted(Sale.objects.values_list("receipt", flat=True)) == sold
        assert Counter({line.name: 0 for line in SaleLine.objects.all()}) | counted() == pieces
        left = {name: ACCEPTED[name] - pieces[name] for name in ACCEPTED}
        assert {one.lot.name: one.pieces for one in Level.objects.filter(location__kind="showroom")} == left
        assert left[MASK] == -1
        assert Task.objects.filter(kind=TaskKind.OVERSOLD).count() == 1
        shift = Shift.objects.get()
        assert (shift.cashier, shift.cashier_name) == (at.people["Dimas"], "Dimas")
        cash, qris = (
            sum(SaleTender.objects.filter(kind=kind).values_list("amount", flat=True)) for kind in ("cash", "qris")
        )
        total = sum(pieces[name] * price for name, (_brought, price) in BROUGHT.items())
        assert total + sum(Sale.objects.values_list("rounding", flat=True)) == cash + qris
        assert balance(Account.CASH_DRAWER) == 100_000 + cash == figures(shift).expected_cash
        assert balance(Account.QRIS) == qris
        assert owed_to(at.tejo.pk).total == makers_part(pieces)


def counted() -> Counter[str]:
    found: Counter[str] = Counter()
    for line in SaleLine.objects.all():
        found[line.name] += line.pieces
    return found


def makers_part(pieces: Counter[str]) -> int:
    return sum(count * BROUGHT[name][1] * (100 - OURS) // 100 for name, count in pieces.items())


def closed(at: Any, cashier: Cashier) -> None:
    """The drawer is counted, and what the device says of the shift is what the office says."""
    with council_scope(at.council):
        expected = figures(Shift.objects.get()).expected_cash
    page = cashier.page
    page.click("[data-key=menu]")
    page.click("[data-entry=close]")
    page.locator("dialog input").fill(str(expected - 5000))
    page.click("[data-counted]")
    assert page.locator("[data-variance]").get_attribute("data-variance") == "-5000"
    page.locator("dialog input").fill("uang kecil untuk parkir")
    page.locator("dialog .button-primary").click()
    page.wait_for_selector("[data-report=z]")
    told = {
        name: page.locator(f"[data-figure={name}]").inner_text() for name in ("sales", "total", "drawer", "variance")
    }
    page.locator("dialog .button-primary").click()
    page.wait_for_selector("[data-unsent='0']")
    with council_scope(at.council):
        report = ShiftReport.objects.get()
        said = report.figures
    digits = {name: int("".join(sign for sign in text if sign.isdigit())) for name, text in told.items()}
    page.click("[data-key=menu]")
    page.click("[data-entry=z]")
    page.wait_for_selector("[data-report=z]")
    assert page.locator("dialog h2").inner_text() == f"Laporan Z {report.number}"
    assert digits == {"sales": said["sales"], "total": said["total"], "drawer": said["expected_cash"], "variance": 5000}


def settled(at: Any) -> None:
    """Sari prepares, Ratna approves, Sari pays; nobody does it alone."""
    at.desk.goto(f"{at.home}/kelola/keuangan/pelunasan/")
    at.desk.get_by_role("button", name="Tinjau").click()
    at.desk.get_by_role("button", name="Hitung ulang").wait_for()
    assert at.desk.get_by_role("button", name="Setujui").count() == 0
    at.second.goto(at.desk.url)
    at.second.get_by_role("button", name="Setujui").click()
    at.second.get_by_text("Pelunasan disetujui.").wait_for()
    at.desk.reload()
    at.desk.get_by_role("button", name="Bukukan dan bayar").click()
    at.desk.get_by_text("Pelunasan dibukukan.").wait_for()


def paid(at: Any, pieces: Counter[str]) -> None:
    """The maker's telephone says what was sold, what is left, what was paid; the books say the same."""
    page, part = at.phone, makers_part(pieces)
    left = sum(ACCEPTED.values()) - sum(pieces.values())  # the mask that was sold twice is one less
    page.goto(f"{at.home}/mitra/")
    facts = dict(
        zip(page.locator("dl.facts dt").all_inner_texts(), page.locator("dl.facts dd").all_inner_texts(), strict=True)
    )
    assert page.locator(".figure").inner_text() == rupiah(0)
    assert facts["Terjual hari ini"] == rupiah(part)
    assert facts["Belum terjual"] == f"{left} barang"
    assert page.locator(".panel .mine-list strong").all_inner_texts()[-1] == rupiah(part)
    page.get_by_role("link", name="Yang sudah terjual").click()
    lines = page.locator(".mine-list > li > div > strong").all_inner_texts()
    shown: Counter[str] = Counter()
    for line in lines:
        count, name = re.fullmatch(r"(\d+) × (.+)", line).groups()  # type: ignore[union-attr]
        shown[name] += int(count)
    assert shown == pieces
    with council_scope(at.council):
        assert owed_to(at.tejo.pk).total == 0
        whole = sum(count * BROUGHT[name][1] for name, count in pieces.items())
        assert balance(Account.COMMISSION) == -(whole - part)
        assert trust().is_proved
    assert [(result.name, result.differences) for result in run_checks() if not result.ok] == []
