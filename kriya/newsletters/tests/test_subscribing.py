"""Nobody gets the newsletter who did not ask and confirm; everybody leaves with one click; addresses are sealed."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.test import Client

from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.newsletters.actions.subscribing import confirm, erase, forget_unconfirmed, leave, note_bounce
from kriya.newsletters.models import Consent, Subscriber, SubscriberState
from kriya.newsletters.tasks import write_confirmation
from kriya.newsletters.tests.builders import asker, reader
from kriya.newsletters.tokens import confirming, leaving
from kriya.promotion.tests.builders import visitor
from kriya.shop.actions.carts import put
from kriya.shop.tests.builders import Shop
from kriya.shop.views.public.keeping import CART
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")
HERE = "/pekalongan/buletin/"


@pytest.fixture(autouse=True)
def fresh_limits(real_db: None) -> None:
    cache.clear()


def sign_up(email: str = "rini@contoh.id", client: Client | None = None, **headers: str) -> int:
    return (client or visitor()).post(HERE, {"email": email}, headers=headers).status_code


def said(of: Subscriber) -> list[tuple[str, str]]:
    return list(Consent.objects.filter(subscriber=of).order_by("at", "pk").values_list("kind", "place"))


def test_from_the_foot_by_the_letter_to_the_button_that_confirms(at: Shop):
    assert f'action="{HERE}"' in visitor().get("/pekalongan/").content.decode()
    assert sign_up("Rini@Contoh.id") == 302
    found = Subscriber.objects.get()
    assert (found.email, found.state) == ("Rini@Contoh.id", SubscriberState.ASKED)
    assert "buletin Dekranasda Kota Pekalongan" in Consent.objects.get().words
    write_confirmation.func(council_id=at.room.council.pk, subscriber=str(found.pk))
    (letter,) = mail.outbox
    assert letter.to == ["Rini@Contoh.id"]
    path = re.search(r"http://localhost:8000(/\S+)", letter.body).group(1)
    assert visitor().get(path).status_code == 200
    assert Subscriber.objects.get().state == SubscriberState.ASKED, "a link that a scanner opens changes nothing"
    for _twice in range(2):
        assert visitor().post(path).status_code == 200
    assert Subscriber.objects.get().state == SubscriberState.SUBSCRIBED
    assert said(found) == [("asked", "site"), ("confirmed", "letter")]


def test_the_address_is_sealed_and_found_whatever_its_capitals(at: Shop):
    found = asker("rini@contoh.id")
    with connection.cursor() as cursor:
        cursor.execute("SELECT email FROM newsletters_subscriber")
        assert "rini" not in cursor.fetchone()[0]
    assert asker("RINI@contoh.ID").pk == found.pk


def test_whether_an_address_is_known_is_not_told(at: Shop):
    reader("rini@contoh.id")
    answers = [visitor().post(HERE, {"email": email}) for email in ("rini@contoh.id", "baru@contoh.id")]
    assert len({(one.status_code, one.headers["Location"], one.content) for one in answers}) == 1
    assert Subscriber.objects.get(state=SubscriberState.ASKED).email == "baru@contoh.id"
    assert Subscriber.objects.filter(state=SubscriberState.SUBSCRIBED).count() == 1


def test_an_old_link_or_that_of_another_council_or_door_confirms_nothing(at: Shop):
    found = asker()
    token = confirming(found.pk)
    with council_scope(build.gunungkidul()):
        others = confirming(found.pk)
    for wrong in (others, leaving(found.pk), token[:-1], "x"):
        assert visitor().post(f"{HERE}konfirmasi/{wrong}/").status_code == 404
    with time_machine.travel(now() + timedelta(days=8), tick=False):
        assert visitor().post(f"{HERE}konfirmasi/{token}/").status_code == 404
    assert Subscriber.objects.get().state == SubscriberState.ASKED
    assert visitor().post(f"{HERE}konfirmasi/{token}/").status_code == 200


def test_one_click_of_a_mail_program_ends_it_and_looking_does_not(at: Shop):
    found = reader()
    path = f"{HERE}berhenti/{leaving(found.pk)}/"
    strict = Client(enforce_csrf_checks=True, headers={"User-Agent": "mail program"})
    assert strict.get(path).status_code == 200
    assert Subscriber.objects.get().state == SubscriberState.SUBSCRIBED
    for _twice in range(2):
        assert strict.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Subscriber.objects.get().state == SubscriberState.LEFT
    assert said(found)[-1] == ("left", "letter")
    assert len(said(found)) == 3


def test_one_address_and_one_network_ask_only_so_often(at: Shop, settings: Any):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "newsletter": "2/d/key,4/h/ip"}
    assert [sign_up("rini@contoh.id") for _time in range(3)] == [302, 302, 422]
    assert [sign_up(f"orang{n}@contoh.id") for n in range(3)] == [302, 302, 422]
    assert Subscriber.objects.count() == 3


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://lain.contoh"}])
def test_another_site_signs_nobody_up(at: Shop, headers: dict[str, str]):
    assert sign_up(**headers) == 422
    assert sign_up("bukan surel") == 422
    assert not Subscriber.objects.exists()


def test_a_buyer_is_asked_at_the_checkout_and_nothing_is_ticked(at: Shop):
    lot = at.lot()
    buyer = visitor()
    buyer.post(f"/pekalongan/produk/{_slug(lot)}/beli/", {"pieces": "1", "choice": ""})
    assert CART in buyer.cookies
    page = buyer.get("/pekalongan/keranjang/pesan/").content.decode()
    box = re.search(r'<input[^>]*name="news"[^>]*>', page).group(0)
    assert "checked" not in box
    seen = re.search(r'name="seen" value="([^"]*)"', page).group(1)
    order = {"do": "place", "name": "Rini", "phone": "081200001111", "email": "rini@contoh.id", "way": "fetch", "method": "transfer", "seen": seen}  # fmt: skip
    assert buyer.post("/pekalongan/keranjang/pesan/", {**order, "news": "on"}).status_code == 302
    assert said(Subscriber.objects.get()) == [("asked", "checkout")]
    put(None, lot.product_id, None, 1)


def _slug(lot: Any) -> str:
    return lot.product.slug


def test_who_bounced_left_or_never_confirmed_is_nobodys_reader_and_an_erased_address_is_gone(at: Shop):
    bounced, gone, waiting = reader("a@contoh.id"), reader("b@contoh.id"), asker("c@contoh.id")
    for _twice in range(2):
        note_bounce(bounced.pk)
        erase(gone.pk)
    with pytest.raises(Refused, match="newsletter_link_old"):
        confirm(gone.pk, words="")
    with pytest.raises(Refused, match="newsletter_link_old"):
        leave(gone.pk)
    gone.refresh_from_db()
    assert (gone.email, gone.state) == ("", SubscriberState.ERASED)
    assert len(said(gone)) == 3
    assert forget_unconfirmed() == 0
    with time_machine.travel(now() + timedelta(days=31), tick=False):
        assert (forget_unconfirmed(), forget_unconfirmed()) == (1, 0)
    assert Subscriber.objects.get(pk=waiting.pk).email == ""
    with pytest.raises(DatabaseError), transaction.atomic():
        Consent.objects.update(words="lain")


def test_the_office_finds_hands_out_and_erases_by_the_address_that_its_owner_names(at: Shop):
    found = reader()
    sari = build.browser_of(build.member(at.room.council))
    here = "/pekalongan/kelola/buletin/pelanggan/"
    assert sari.post(here, {"email": "lain@contoh.id"}).status_code == 422
    assert sari.post(here, {"email": "Rini@contoh.id"}).headers["Location"] == f"{here}{found.pk}/"
    assert "rini@" not in sari.get(f"{here}{found.pk}/").content.decode()
    told = json.loads(sari.post(f"{here}{found.pk}/data/").content)
    assert (told["email"], [one["kind"] for one in told["consents"]]) == ("rini@contoh.id", ["asked", "confirmed"])
    sari.post(f"{here}{found.pk}/tidak-sampai/")
    sari.post(f"{here}{found.pk}/hapus/")
    assert [kind for kind, _place in said(found)] == ["asked", "confirmed", "bounced", "erased"]
    curator = build.browser_of(build.member(at.room.council, "curator", "Kurator"))
    assert curator.get(f"{here}{found.pk}/").status_code == 404
