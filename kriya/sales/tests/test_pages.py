"""Sales as the office sees them: one sale linked from receipt to payment, refunds, matching, tasks, the day."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from kriya.accounts.roles import Role
from kriya.core.ids import new_id
from kriya.core.scoping import council_scope
from kriya.ledger.models import Account
from kriya.ledger.queries.balances import balance, owed_to, trust
from kriya.sales.actions.quarantine import set_aside
from kriya.sales.actions.recording import record_sale, record_sales
from kriya.sales.actions.shifts import close_shift, open_shift
from kriya.sales.actions.tills import register_till
from kriya.sales.models import QuarantinedSale, Refund, Sale, SaleBuyerShown, SaleLine, SaleTender, Task, VisitorTap
from kriya.sales.queries.day import by_channel, by_hour, by_tender, visitors
from kriya.sales.told import TenderTold
from tests import build
from tests.tight import tight
from tests.trade import message, questions, showroom, told

pytestmark = pytest.mark.django_db
HERE = "/pekalongan/kelola/galeri/"


@pytest.fixture
def at():
    return showroom()


@pytest.fixture
def sari(at):
    return build.browser_of(build.member(at.council, Role.STAFF, "Sari"))


@pytest.fixture
def ratri(at):
    return build.browser_of(build.member(at.council, Role.TREASURER, "Ratri"))


def sold(at, *lines, **more):
    with council_scope(at.council):
        return record_sale(told(at, *lines, **more)).sale


def lot(at, *args, **terms):
    with council_scope(at.council):
        return at.lot(*args, **terms)


def test_one_sale_shows_pieces_money_movements_and_entries(at, sari):
    scarf = lot(at)
    sale = sold(at, (scarf, 2), receipt="A1-000007")
    said = sari.get(f"{HERE}penjualan/{sale}/").content.decode()
    for part in ("A1-000007", scarf.name, "Rp200.000", "Rp140.000", "Rp60.000", "Galeri → Terjual", "komisi dewan"):
        assert part in said
    hendra = build.browser_of(build.member(at.council, Role.TRADE_OFFICE, "Hendra"))
    shown = hendra.get(f"{HERE}penjualan/{sale}/").content.decode()
    assert "Rp200.000" in shown
    assert "komisi dewan" not in shown
    assert "Pengembalian atau tukar" not in shown


def test_a_refund_in_the_office_goes_by_the_frozen_terms_and_sent_twice_is_one(at, sari):
    scarf = lot(at)
    sale = sold(at, (scarf, 2))
    with council_scope(at.council):
        line = SaleLine.objects.get(sale=sale)
    asked = {
        "by": "cash", "reason": "jahitan lepas", "key": str(new_id()), "sale_key": str(new_id()),
        f"pieces_{line.pk}": "1", f"to_{line.pk}": "shelf",
    }  # fmt: skip
    for _time in range(2):
        assert sari.post(f"{HERE}penjualan/{sale}/kembali/", asked).status_code == 302
    with council_scope(at.council):
        assert Refund.objects.get().total == 100_000
        assert owed_to(at.makers[0].pk).total == 70_000
        assert at.level(scarf) == 9
    too_many = sari.post(f"{HERE}penjualan/{sale}/kembali/", {**asked, "key": str(new_id()), f"pieces_{line.pk}": "2"})
    assert too_many.status_code == 422
    assert (
        sari.post(
            f"{HERE}penjualan/{sale}/kembali/", {**asked, "key": str(new_id()), f"pieces_{line.pk}": "0"}
        ).status_code
        == 422
    )


def test_an_exchange_takes_one_piece_back_and_gives_another_for_the_difference(at, sari):
    scarf, shirt = lot(at), lot(at, price=130_000)
    sale = sold(at, (scarf, 1))
    with council_scope(at.council):
        line = SaleLine.objects.get(sale=sale)
    asked = {
        "by": "exchange", "reason": "kekecilan", "key": str(new_id()), "sale_key": str(new_id()), "codes": shirt.code.lower(),
        f"pieces_{line.pk}": "1", f"to_{line.pk}": "shelf",
    }  # fmt: skip
    for _time in range(2):
        assert sari.post(f"{HERE}penjualan/{sale}/kembali/", asked).status_code == 302
    with council_scope(at.council):
        assert (at.level(scarf), at.level(shirt)) == (10, 9)
        assert Sale.objects.count() == 2
        assert balance(Account.EXCHANGE) == 0
        assert balance(Account.CASH_OFFICE) == 130_000
        assert owed_to(at.makers[0].pk).total == 91_000
        assert trust().is_proved
    bought = sari.get(f"{HERE}penjualan/{asked['sale_key']}/").content.decode()
    back = f"{HERE}penjualan/kembali/{asked['key']}/"
    assert f'{back}">pengembaliannya' in bought
    assert sari.get(back).headers["Location"] == f"{HERE}penjualan/{sale}/#kembali-{asked['key']}"
    wrong = sari.post(f"{HERE}penjualan/{sale}/kembali/", {**asked, "key": str(new_id()), "codes": "XXXX"})
    assert wrong.status_code == 422


def test_payments_are_matched_many_at_once_or_said_never_to_have_come(at, ratri, sari):
    for number in range(3):
        sold(at, (lot(at), 1), tenders=(TenderTold("qris", 100_000, reference=f"R{number}"),))
    with council_scope(at.council):
        keys = [str(row.pk) for row in SaleTender.objects.order_by("reference")]
    assert sari.post(f"{HERE}pembayaran/", {"bayar": keys}).status_code == 403
    ratri.post(f"{HERE}pembayaran/", {"bayar": keys[:2]})
    ratri.post(f"{HERE}pembayaran/{keys[2]}/cocok/", {"arrived": "", "note": "", "tidak_masuk": "1"})
    with council_scope(at.council):
        assert balance(Account.QRIS) == 0
        assert balance(Account.BANK) == 200_000
        task = Task.objects.get(kind="never_paid")
    assert "Semua pembayaran sudah cocok" in ratri.get(f"{HERE}pembayaran/").content.decode()
    ratri.post(f"{HERE}tugas/{task.pk}/selesai/", {"note": "Pembeli membayar lagi tunai."})
    assert "Pembeli membayar lagi tunai." in ratri.get(f"{HERE}tugas/?selesai=1").content.decode()


def test_a_closed_shift_tells_its_difference_also_after_a_sale_that_arrived_late(at, sari):
    scarf = lot(at)
    with council_scope(at.council):
        till, _secret = register_till("Kasir 1", "a1", at.place, by=None)
        shift = open_shift(till, opening_cash=50_000)
        record_sale(told(at, (scarf, 1), shift=shift.pk, counter=1), till=till)
        close_shift(shift, counted=140_000, reason="kembalian keliru")
    page = f"{HERE}giliran/{shift.pk}/"
    assert "<dt>Selisih</dt><dd>−Rp10.000</dd>" in tight(sari.get(page).content.decode())
    with council_scope(at.council):
        record_sale(told(at, (scarf, 1), shift=shift.pk, counter=2), till=till)
    late = tight(sari.get(page).content.decode())
    assert "tambahan: yang tiba setelah laporan Z" in late
    assert "<dt>Selisih</dt><dd>−Rp110.000</dd>" in late


def test_a_sale_that_was_kept_aside_is_put_right_and_its_money_becomes_clear(at, sari):
    scarf = lot(at)
    with council_scope(at.council):
        wrong = [{"code": "SALAH", "pieces": 1, "price": 100_000}]
        around = {
            "buyer_name": "Bu Nani",
            "buyer_phone": "081234567890",
            "attribution": "IG-JUNI",
            "receipt": "A1-0007",
        }
        told_wrong = message(at, (scarf, 1), lines=wrong, device_at="2026-03-01T10:00:00+07:00", **around)
        aside = set_aside(told_wrong, code="sale_lot_unknown", facts={"lot": "SALAH"}, till=None)
    page = sari.get(f"{HERE}disisihkan/{aside.pk}/").content.decode()
    assert "Label SALAH tidak dikenal." in page
    assert ("••••7890" in page, "123456" in page) == (True, False)
    assert "1 Mar 2026, 10.00 WIB" in page
    assert "Label SALAH tidak dikenal." in sari.get(f"{HERE}tugas/").content.decode()
    said = {"note": "Labelnya rusak.", "code_0": scarf.code, "pieces_0": "1", "price_0": "100000", "discount_0": "0"}
    assert sari.post(f"{HERE}disisihkan/{aside.pk}/", {**said, "code_0": "LAIN", "catat": "1"}).status_code == 422
    assert sari.post(f"{HERE}disisihkan/{aside.pk}/", {**said, "catat": "1"}).status_code == 302
    with council_scope(at.council):
        sale = Sale.objects.get()
        assert sale.pk == aside.client_id
        assert {name: getattr(sale, name) for name in around} == around
        assert sale.device_at.isoformat() == "2026-03-01T03:00:00+00:00"
        assert QuarantinedSale.objects.get().resolution == "recorded"
        assert balance(Account.SUSPENSE) == 0
        assert owed_to(at.makers[0].pk).total == 70_000


def test_what_was_no_sale_is_said_so(at, sari):
    with council_scope(at.council):
        aside = set_aside(message(at, (at.lot(), 1)), code="till_revoked", facts={}, till=None)
    assert sari.post(f"{HERE}disisihkan/{aside.pk}/", {"note": "Alat yang dicuri."}).status_code == 302
    with council_scope(at.council):
        assert not Sale.objects.exists()
        assert balance(Account.SUSPENSE) == 0


def test_visitors_are_counted_once_a_tap(at, sari):
    key = str(new_id())
    tap = {"location": str(at.place.pk), "people": "5", "key": key}
    for _time in range(3):
        sari.post(f"{HERE}pengunjung/", tap)
    sari.post(f"{HERE}pengunjung/", {**tap, "people": "-1", "key": str(new_id())})
    sari.post(f"{HERE}pengunjung/", {**tap, "people": "900", "key": str(new_id())})
    with council_scope(at.council):
        from_day = VisitorTap.objects.get(pk=key).on
        assert visitors(from_day, from_day) == 4


def test_a_day_adds_up_by_channel_tender_and_hour(at, sari):
    sold(at, (lot(at), 2))
    sold(
        at,
        (lot(at), 1),
        channel="exhibition",
        tenders=(TenderTold("qris", 60_000, reference="x"), TenderTold("cash", 40_000)),
    )
    with council_scope(at.council):
        on = Sale.objects.values_list("happened_on", flat=True)[0]
        assert [(one.channel, one.sales, one.pieces, one.total) for one in by_channel(on, on)] == [
            ("showroom", 1, 2, 200_000), ("exhibition", 1, 1, 100_000),
        ]  # fmt: skip
        assert by_tender(on, on) == [("cash", 240_000, 0), ("qris", 60_000, 0)]
        assert sum(total for _hour, _count, total in by_hour(on, on)) == 300_000
    page = sari.get(f"{HERE}hari-ini/").content.decode()
    assert "Rp300.000" in page
    assert "pameran" in page.lower()


def test_the_spreadsheet_of_sales_runs_nothing(at, sari):
    with council_scope(at.council):
        scarf = at.lot(build.maker("=1+1"))
    sold(at, (scarf, 1))
    answer = sari.get(f"{HERE}penjualan/unduh/?saluran=showroom")
    assert answer["Content-Type"].endswith("sheet")
    sheet = CalamineWorkbook.from_filelike(BytesIO(b"".join(answer.streaming_content))).get_sheet_by_index(0)
    header, row = sheet.to_python()[-2:]
    assert row[header.index("Perajin")] == "=1+1"
    assert row[header.index("Bagian perajin")] == 70_000
    cashier = build.browser_of(build.member(at.council, Role.CASHIER, "Dimas"))
    assert cashier.get(f"{HERE}penjualan/unduh/").status_code == 403


def test_lists_ask_as_often_for_one_sale_as_for_a_hundred(at, ratri):
    scarf = lot(at, pieces=500)
    sold(at, (scarf, 1), tenders=(TenderTold("qris", 100_000, reference="1"),))
    paths = ("penjualan/", "pembayaran/", "tugas/", "hari-ini/")
    few = [questions(ratri, HERE + path) for path in paths]
    paid = [(TenderTold("qris", 100_000, reference=f"r{number}"),) for number in range(100)]
    with council_scope(at.council):
        record_sales([told(at, (scarf, 1), tenders=tenders) for tenders in paid])
    assert [questions(ratri, HERE + path) for path in paths] == few


def test_a_buyers_telephone_is_masked_and_each_showing_is_recorded(at):
    chair, auditor = build.member(at.council, Role.CHAIR, "Wulan"), build.member(at.council, Role.AUDITOR, "Rini")
    with council_scope(at.council):
        sale = record_sale(told(at, (at.lot(), 1), buyer_name="Bu Anna", buyer_phone="081234567890")).sale
        silent = record_sale(told(at, (at.lot(), 1), buyer_name="Pak Budi")).sale
    page = f"/pekalongan/kelola/galeri/penjualan/{sale}/"
    office, reader = build.browser_of(chair), build.browser_of(auditor)
    for browser, sees in ((office, True), (reader, False)):
        shown = browser.get(page).content.decode()
        assert "7890" in shown
        assert "3456" not in shown
        assert (f"{page}pembeli/" in shown) is sees
    assert reader.post(f"{page}pembeli/").status_code == 404
    assert office.post(f"/pekalongan/kelola/galeri/penjualan/{silent}/pembeli/").status_code == 404
    for _time in range(2):
        full = office.post(f"{page}pembeli/")
        assert "0812-3456-7890" in full.content.decode()
        assert "https://wa.me/6281234567890" in full.content.decode()
        assert "no-store" in full.headers["Cache-Control"]
    with council_scope(at.council):
        assert [(one.sale_id, one.shown_to) for one in SaleBuyerShown.objects.all()] == [(sale, chair)] * 2
