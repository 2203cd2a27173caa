"""The shop's settings: opened only when it can be paid and delivered, secrets written and never read, rates, vouchers."""

import json
import re
from io import BytesIO

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from kriya.accounts.roles import Role
from kriya.core.clock import today
from kriya.core.refusal import Refused
from kriya.shop.actions.settings import Rate, change_rules, put_rates, save_voucher, set_secrets
from kriya.shop.actions.vouchers import voucher_for
from kriya.shop.delivery.quotes import own_rate
from kriya.shop.delivery.starting import starting_rates
from kriya.shop.models import DeliveryRate, Method, ShopRules, Voucher
from kriya.shop.queries.rules import methods
from tests import build
from tests.tight import tight

DESK = "/pekalongan/kelola/toko"


@pytest.fixture
def wulan(at):
    """The chair: changes the rules."""
    return build.browser_of(build.member(at.room.council, Role.CHAIR, "Wulan"))


@pytest.fixture
def sari(at):
    """Staff: sets rates and vouchers."""
    return build.browser_of(build.member(at.room.council, Role.STAFF, "Sari"))


RULES = {
    "is_open": "on", "bank_name": "Bank Contoh", "bank_account": "0012345", "bank_holder": "Dekranasda",
    "transfer_hours": "12", "online_minutes": "60", "deposit": "40", "pick_up": "on",
}  # fmt: skip


class TestRules:
    def test_the_chair_changes_them_and_staff_only_read(self, wulan, sari):
        assert wulan.post(f"{DESK}/pengaturan/", RULES).status_code == 302
        rules = ShopRules.objects.get()
        assert (rules.transfer_hours, rules.deposit, rules.pick_up) == (12, 4000, True)
        assert sari.post(f"{DESK}/pengaturan/", RULES).status_code == 403
        assert "0012345" in sari.get(f"{DESK}/pengaturan/").content.decode()
        assert "Wulan" in sari.get(f"{DESK}/pengaturan/riwayat/").content.decode()

    def test_a_shop_that_cannot_be_paid_does_not_open(self, at, wulan):
        page = wulan.post(f"{DESK}/pengaturan/", RULES | {"bank_account": "", "provider": ""})
        assert (page.status_code, "supaya pembeli bisa membayar" in page.content.decode()) == (422, True)
        DeliveryRate.objects.all().delete()
        with pytest.raises(Refused, match="shop_without_delivery"):
            change_rules(is_open=True, pick_up=False, courier="")

    def test_a_provider_without_its_keys_is_offered_to_nobody(self, at, wulan):
        wulan.post(f"{DESK}/pengaturan/", RULES | {"provider": "xendit", "courier": "biteship"})
        said = wulan.get(f"{DESK}/pengaturan/").content.decode()
        for lack in (
            "Kunci Xendit belum lengkap",
            "Kunci Biteship belum ada",
            "Kode pos asal",
            "Kurirnya belum disebut",
        ):
            assert lack in said
        assert Method.XENDIT not in methods(ShopRules.objects.get())
        set_secrets("xendit", {"secret_key": "rahasia"})
        assert Method.XENDIT not in methods(ShopRules.objects.get())
        set_secrets("xendit", {"callback_token": "tanda"})
        assert methods(ShopRules.objects.get())[0] == Method.XENDIT
        with pytest.raises(Refused, match="shop_without_payment"):
            change_rules(is_open=True, bank_account="", provider="midtrans")

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"bank_account": "abc"}, "Nomor rekening terdiri atas angka"),
            ({"bank_holder": ""}, "ke mana mentransfer"),
            ({"origin_postal_code": "ABCDE"}, "Kode pos terdiri atas lima angka"),
        ],
    )
    def test_what_no_buyer_could_use_is_refused(self, at, wulan, wrong, said):
        page = wulan.post(f"{DESK}/pengaturan/", RULES | wrong)
        assert (page.status_code, said in page.content.decode()) == (422, True)

    def test_couriers_are_kept_as_providers_write_them(self, wulan):
        wulan.post(f"{DESK}/pengaturan/", RULES | {"couriers": "JNE; pos, jne  sicepat"})
        assert ShopRules.objects.get().couriers == "jne,pos,sicepat"

    def test_a_secret_is_kept_sealed_and_never_shown_again(self, wulan, sari):
        said = {"penyedia": "midtrans", "midtrans-server_key": "Mid-rahasia-1"}
        wulan.post(f"{DESK}/pengaturan/kunci/", said)
        assert json.loads(ShopRules.objects.get().keys) == {"midtrans": {"server_key": "Mid-rahasia-1"}}
        assert "Mid-rahasia-1" not in wulan.get(f"{DESK}/pengaturan/").content.decode()
        wulan.post(f"{DESK}/pengaturan/kunci/", said | {"midtrans-server_key": "Mid-rahasia-2"})
        told = wulan.get(f"{DESK}/pengaturan/riwayat/").content.decode()
        assert re.search(r"Midtrans.*dipasang \d", told, re.S)
        assert "Wulan" in told
        assert "rahasia" not in told
        wulan.post(f"{DESK}/pengaturan/kunci/", said)
        wulan.post(f"{DESK}/pengaturan/kunci/", said | {"midtrans-server_key": ""})
        assert "Mid-rahasia-1" in ShopRules.objects.get().keys
        assert sari.post(f"{DESK}/pengaturan/kunci/", said).status_code == 403
        wulan.post(f"{DESK}/pengaturan/kunci/", {"penyedia": "midtrans", "lakukan": "lupakan"})
        assert ShopRules.objects.get().keys == ""
        told = wulan.get(f"{DESK}/pengaturan/riwayat/").content.decode()
        assert (told.count("Midtrans") > 2, "rahasia" in told) == (True, False)
        with pytest.raises(Refused, match="provider_unknown"):
            set_secrets("midtrans", {"other": "x"})


def book(*rows) -> SimpleUploadedFile:
    out = BytesIO()
    with xlsxwriter.Workbook(out) as made:
        sheet = made.add_worksheet()
        for number, row in enumerate([("Kode wilayah", "Sampai berat (gram)", "Ongkos", "Lama kirim"), *rows]):
            sheet.write_row(number, 0, row)
    return SimpleUploadedFile("tarif.xlsx", out.getvalue())


class TestRates:
    def test_a_rate_is_added_changed_in_the_table_and_taken_out_with_undo(self, at, sari):
        DeliveryRate.objects.all().delete()
        sari.post(f"{DESK}/tarif/tambah/", {"kode": "33.75", "sampai": "1000", "ongkos": "9.000", "lama": "1"})
        rate = DeliveryRate.objects.get()
        sari.post(f"{DESK}/tarif/", {f"ongkos_{rate.pk}": "9.500", f"lama_{rate.pk}": "1–2"})
        rate.refresh_from_db()
        assert (rate.price, rate.days) == (9_500, "1–2")
        page = sari.post(f"{DESK}/tarif/{rate.pk}/hapus/", follow=True).content.decode()
        undo = page.split('action="')[1:]
        back = next(one.split('"')[0] for one in undo if "tarif/tambah/?" in one).replace("&amp;", "&")
        assert not DeliveryRate.objects.exists()
        sari.post(back)
        assert DeliveryRate.objects.get().price == 9_500

    def test_a_rate_that_another_changed_since_the_page_was_opened_stays_or_is_asked_about(self, at, sari):
        DeliveryRate.objects.all().delete()
        put_rates([Rate("33.75", 1000, 9_000, "1"), Rate("33.75", 2000, 12_000, "1")])
        light, heavy = DeliveryRate.objects.order_by("up_to_g")
        was = {
            f"ongkos_{light.pk}": "9.000",
            f"lama_{light.pk}": "1",
            f"ongkos_{heavy.pk}": "12.000",
            f"lama_{heavy.pk}": "1",
        }
        page = was | {f"dulu_{name}": value for name, value in was.items()}
        shown = tight(sari.get(f"{DESK}/tarif/").content.decode())
        assert all(f'name="{name}" value="{value}"' in shown for name, value in page.items())
        sari.post(f"{DESK}/tarif/", page | {f"ongkos_{light.pk}": "9.500"})
        sari.post(f"{DESK}/tarif/", page | {f"ongkos_{heavy.pk}": "13.000", f"lama_{light.pk}": "2"})
        assert list(DeliveryRate.objects.order_by("up_to_g").values_list("price", "days")) == [
            (9_500, "2"),
            (13_000, "1"),
        ]
        asked = sari.post(f"{DESK}/tarif/", page | {f"ongkos_{light.pk}": "8.000"})
        assert asked.status_code == 422
        assert "Rp9.500" in asked.content.decode()
        assert 'value="8.000"' in asked.content.decode()
        assert DeliveryRate.objects.get(pk=light.pk).price == 9_500

    @pytest.mark.parametrize("kode", ["99", "33.99", "abc"])
    def test_a_region_that_is_none_is_refused(self, at, sari, kode):
        page = sari.post(f"{DESK}/tarif/tambah/", {"kode": kode, "sampai": "1000", "ongkos": "9000"})
        assert "tidak dikenal" in page.content.decode()

    def test_a_file_is_taken_whole(self, at, sari):
        file = book(("33.75", 1000, 9000, "1"), (34, "2.000", "Rp25.000", ""), ("", 5000, 60000, "5–9"))
        sari.post(f"{DESK}/tarif/berkas/", {"berkas": file, "ganti": "on"})
        found = {(one.region_code, one.up_to_g): one.price for one in DeliveryRate.objects.all()}
        assert found == {("33.75", 1000): 9000, ("34", 2000): 25_000, ("", 5000): 60_000}
        assert own_rate("34.71.01.1001", 1500).price == 25_000

    def test_of_a_file_with_mistakes_each_is_named_by_its_cell_and_nothing_is_kept(self, at, sari):
        before = DeliveryRate.objects.count()
        file = book(("99", 1000, 9000, ""), ("33", 0, "murah", ""), ("33", 1000, 1, ""), ("33", 1000, 2, ""))
        page = sari.post(f"{DESK}/tarif/berkas/", {"berkas": file}).content.decode()
        for cell in ("A2", "B3", "C3", "A5"):
            assert f"<strong>{cell}</strong>" in page
        assert DeliveryRate.objects.count() == before

    def test_a_file_of_something_else_says_so(self, at, sari):
        page = sari.post(f"{DESK}/tarif/berkas/", {"berkas": SimpleUploadedFile("x.csv", b"a;b\n1;2\n")})
        assert "Kolomnya tidak dikenali" in page.content.decode()

    def test_the_table_to_begin_with_grows_with_the_distance_and_changes_nothing_that_is_there(self, at, sari):
        there = DeliveryRate.objects.get(region_code="33", up_to_g=1000)
        sari.post(f"{DESK}/tarif/awal/")
        there.refresh_from_db()
        assert there.price == 15_000
        prices = [
            own_rate(code, 1000).price for code in ("33.75.01.1001", "33.74.01.1001", "32.73.01.1001", "94.71.01.1001")
        ]
        assert prices == sorted(prices) == [10_000, 15_000, 20_000, 60_000]
        assert put_rates(starting_rates()) != (0, 0, 0)

    def test_the_same_rates_again_change_nothing(self, at):
        rates = [Rate("33", 1000, 15_000), Rate("33", 5000, 30_000)]
        assert put_rates(rates) == (0, 0, 0)


VOUCHER = {
    "code": "batik-10", "campaign": "hari batik", "kind": "share", "value": "12,5", "from_on": "2026-01-01",
    "until_on": "2099-01-01", "most_uses": "5", "most_per_buyer": "1", "bearer": "council", "least_goods": "50.000",
}  # fmt: skip


class TestVouchers:
    def test_one_is_made_found_by_its_code_and_stopped(self, at, sari):
        sari.post(f"{DESK}/kupon/baru/", VOUCHER)
        made = voucher_for("Batik-10", goods=60_000)
        assert (made.value, made.least_goods, made.most_uses, made.bearer) == (1250, 50_000, 5, "council")
        assert "12,5" in sari.get(f"{DESK}/kupon/").content.decode()
        sari.post(f"{DESK}/kupon/{made.pk}/henti/")
        with pytest.raises(Refused, match="voucher_not_now"):
            voucher_for("BATIK-10", goods=60_000)

    @pytest.mark.parametrize(
        "wrong", [{"value": "101"}, {"value": "0"}, {"value": "x"}, {"until_on": "2025-01-01"}, {"code": "a b"}]
    )
    def test_what_makes_no_sense_stays_in_the_form(self, at, sari, wrong):
        assert sari.post(f"{DESK}/kupon/baru/", VOUCHER | wrong).status_code == 422
        assert not Voucher.objects.exists()

    def test_a_code_is_given_once_and_a_limit_stays_above_what_was_used(self, at, sari):
        sari.post(f"{DESK}/kupon/baru/", VOUCHER)
        assert "dipakai kupon lain" in sari.post(f"{DESK}/kupon/baru/", VOUCHER).content.decode()
        made = Voucher.objects.get()
        Voucher.objects.update(used=3)
        said = {key: value for key, value in VOUCHER.items() if key != "code"}
        page = sari.post(f"{DESK}/kupon/{made.pk}/", said | {"most_uses": "2"})
        assert "Sudah dipakai 3 kali" in page.content.decode()
        sari.post(f"{DESK}/kupon/{made.pk}/", said | {"kind": "amount", "value": "25.000"})
        made.refresh_from_db()
        assert (made.code, made.kind, made.value) == ("BATIK-10", "amount", 25_000)
        with pytest.raises(Refused, match="voucher_used_more"):
            save_voucher(made, most_uses=1)

    def test_a_voucher_that_begins_tomorrow_can_be_stopped(self, at, sari):
        sari.post(f"{DESK}/kupon/baru/", VOUCHER | {"from_on": "2098-01-01"})
        made = Voucher.objects.get()
        sari.post(f"{DESK}/kupon/{made.pk}/henti/")
        made.refresh_from_db()
        assert made.until_on < today()
