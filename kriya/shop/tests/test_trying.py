"""A button asks a provider with the council's keys and tells what it answered; no key is shown or repeated."""

import json

import pytest

from kriya.accounts.roles import Role
from kriya.shop.models import ShopRules
from kriya.shop.tests.world import KEYS
from kriya.shop.trying import Outcome, try_keys
from tests import build

PAGE = "/pekalongan/kelola/toko/pengaturan/kunci/"
ALL = ("midtrans", "xendit", "biteship", "rajaongkir")


def keep(world, provider, value):
    with world.scope:
        ShopRules.objects.update(keys=json.dumps({**KEYS, provider: dict.fromkeys(KEYS[provider], value)}))


def tried(world, provider):
    with world.scope:
        return try_keys(provider)


@pytest.mark.parametrize("provider", ALL)
def test_true_keys_are_taken_and_false_ones_refused(world, midtrans, xendit, couriers, provider):
    assert tried(world, provider).outcome == Outcome.GOOD
    keep(world, provider, "kunci-salah")
    refused = tried(world, provider)
    assert (refused.outcome, refused.status) == (Outcome.REFUSED, 401)
    assert "kunci-salah" not in refused.said


def test_a_provider_that_is_silent_and_a_key_that_is_not_there_are_said(world, midtrans):
    midtrans.control("trouble", broken=True)
    assert tried(world, "midtrans").outcome == Outcome.SILENT
    keep(world, "midtrans", "")
    assert tried(world, "midtrans").outcome == Outcome.MISSING


def test_the_chair_tries_and_reads_the_answer_and_nobody_else_may(world, couriers):
    wulan = build.browser_of(build.member(world.council, Role.CHAIR, "Wulan"))
    keep(world, "rajaongkir", "kunci-salah")
    page = wulan.post(PAGE, {"penyedia": "rajaongkir", "lakukan": "coba"}, follow=True).content.decode()
    assert "RajaOngkir menolak kuncinya" in page
    assert "401 Invalid Api key" in page
    assert "kunci-salah" not in page
    sari = build.browser_of(build.member(world.council, Role.STAFF, "Sari"))
    assert sari.post(PAGE, {"penyedia": "rajaongkir", "lakukan": "coba"}).status_code == 403
