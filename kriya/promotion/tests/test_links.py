"""A short link leads to its page and nowhere else, and counts who follows without asking who it is."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from kriya.catalog.models import Product
from kriya.core.clock import today
from kriya.core.machines import is_machine
from kriya.core.scoping import council_scope
from kriya.promotion.actions.blocks import add_block
from kriya.promotion.actions.links import Target, links_for, make_link, put_away
from kriya.promotion.actions.pages import keep_page, publish_page
from kriya.promotion.blocks.kinds import BlockKind
from kriya.promotion.checks import short_links
from kriya.promotion.models import Channel, Link, LinkDay, PublishedLink
from kriya.promotion.tests.builders import PREVIEW, campaign, link_to, visitor
from kriya.shop.attribution import COOKIE
from kriya.shop.tests.builders import Shop, opened
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")


@pytest.fixture
def at() -> Shop:
    return opened()


def led(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 302
    return answer.headers["Location"]


def product_link(at: Shop, channel: str = "instagram") -> tuple[Link, str]:
    with council_scope(at.room.council):
        lot = at.lot()
        return link_to(lot, channel), Product.objects.get(pk=lot.product_id).slug


def figures(at: Shop, link: Link) -> tuple[int, int]:
    with council_scope(at.room.council):
        days = LinkDay.objects.filter(link=link)
        return sum(day.visits for day in days), sum(day.machines for day in days)


def test_a_link_leads_to_its_page_from_the_council_from_the_nation_and_in_english(at: Shop):
    link, slug = product_link(at)
    there = f"/pekalongan/produk/{slug}/"
    assert led(visitor(), f"/pekalongan/s/{link.code}") == there
    assert led(visitor(), f"/s/{link.code}") == there
    assert led(visitor(), f"/s/{link.code.lower()}/") == there
    assert led(visitor(), f"/en/s/{link.code}") == f"/pekalongan/en/produk/{slug}/"
    assert led(visitor(), f"/pekalongan/en/s/{link.code}") == f"/pekalongan/en/produk/{slug}/"
    assert visitor().get(there).status_code == 200


def test_each_kind_of_goal_leads_to_its_page(at: Shop):
    with council_scope(at.room.council):
        at.lot()
        maker = at.room.makers[0]
        codes = {
            make_link(Target(maker=maker), "poster", by=None).code: f"/pekalongan/umkm/{maker.slug}/",
            make_link(Target(page="home"), "poster", by=None).code: "/pekalongan/",
            make_link(Target(page="products"), "poster", by=None).code: "/pekalongan/produk/",
        }
    for code, there in codes.items():
        assert led(visitor(), f"/s/{code}") == there


def test_what_is_gone_leads_to_the_list_of_its_kind(at: Shop):
    with council_scope(at.room.council):
        hidden = link_to(at.room.lot())
    assert led(visitor(), f"/s/{hidden.code}") == "/pekalongan/produk/"


def test_a_campaign_page_that_is_not_shown_yet_leads_home_and_once_shown_to_itself(at: Shop):
    with council_scope(at.room.council):
        page = keep_page(None, campaign=campaign(), title_id="Hadiah", by=None)
        link = Link.objects.get(campaign_page=page)
        add_block(page, BlockKind.TEXT, "a", {"text_id": "Segera."})
    assert led(visitor(), f"/s/{link.code}") == "/pekalongan/"
    with council_scope(at.room.council):
        publish_page(page, by=None)
    assert led(visitor(), f"/s/{link.code}") == "/pekalongan/kampanye/hadiah/"


def test_a_link_put_away_still_leads_there(at: Shop):
    link, slug = product_link(at)
    with council_scope(at.room.council):
        put_away(Link.objects.get(pk=link.pk))
    assert led(visitor(), f"/s/{link.code}") == f"/pekalongan/produk/{slug}/"


def test_nothing_in_the_address_leads_elsewhere(at: Shop):
    """trap: an open redirect. What is no code is 404; what stands behind a code is ignored."""
    link, slug = product_link(at)
    for evil in ("https:%2F%2Fjahat.example", "%2F%2Fjahat.example", "x", link.code + "2", "..%2F.."):
        assert visitor().get(f"/s/{evil}").status_code == 404
    more = f"/s/{link.code}?next=https://jahat.example&url=//jahat.example"
    assert led(visitor(), more) == f"/pekalongan/produk/{slug}/"
    assert led(visitor(Host="testserver"), f"/s/{link.code}").startswith("/pekalongan/")


def test_another_council_does_not_show_the_link(at: Shop):
    link, _slug = product_link(at)
    build.gunungkidul()
    assert visitor().get(f"/gunungkidul/s/{link.code}").status_code == 404


def test_people_are_counted_by_day_and_machines_apart(at: Shop):
    link, _slug = product_link(at)
    for _time in range(3):
        visitor().get(f"/s/{link.code}")
    visitor(**{"User-Agent": PREVIEW}).get(f"/s/{link.code}")
    visitor(**{"Sec-Purpose": "prefetch"}).get(f"/s/{link.code}")
    Client().get(f"/s/{link.code}")
    visitor().head(f"/s/{link.code}")
    assert figures(at, link) == (3, 3)
    with time_machine.travel(date.today() + timedelta(days=1), tick=False):
        visitor().get(f"/s/{link.code}")
    with council_scope(at.room.council):
        assert sorted(LinkDay.objects.values_list("visits", flat=True)) == [1, 3]
        assert today() in LinkDay.objects.values_list("on", flat=True)


@pytest.mark.parametrize(
    ("named", "machine"),
    [
        ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", True),
        ("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", True),
        ("TelegramBot (like TwitterBot)", True),
        ("python-requests/2.32", True),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/126.0", True),
        ("Mozilla/5.0 (Linux; Android 10; CUBOT_X30) AppleWebKit/537.36 Chrome/120 Mobile", False),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5) Mobile/15E148 Instagram 340.0 (iPhone12,1)", False),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile [FB_IAB/FB4A;FBAV/470.0]", False),
    ],
)
def test_who_is_a_machine(rf, named: str, machine: bool):
    assert is_machine(rf.get("/", headers={"User-Agent": named})) is machine


def test_the_visitor_brings_the_code_along_and_nothing_else(at: Shop):
    """The cookie is the same for everybody who followed the link, lasts a week and stays within the council."""
    link, slug = product_link(at)
    first, second = visitor(), visitor()
    for client in (first, second):
        client.get(f"/s/{link.code}")
        assert list(client.cookies) == [COOKIE]
    kept = first.cookies[COOKIE]
    assert kept.value == second.cookies[COOKIE].value == link.code
    assert (kept["path"], kept["max-age"], kept["httponly"], kept["samesite"]) == ("/pekalongan/", 604800, True, "Lax")
    page = first.get(f"/pekalongan/produk/{slug}/")
    assert page.headers["Cache-Control"].startswith("public")
    assert not visitor(**{"User-Agent": PREVIEW}).get(f"/s/{link.code}").cookies


def test_sharing_the_same_thing_again_is_the_same_link(at: Shop):
    with council_scope(at.room.council):
        goal = Target(product=Product.objects.get(pk=at.lot().product_id))
        both = (Channel.WHATSAPP, Channel.FACEBOOK)
        first, again = links_for(goal, both, by=None), links_for(goal, both, by=None)
        assert first == again
        assert first[Channel.WHATSAPP] != first[Channel.FACEBOOK]


def test_the_check_finds_a_link_that_leads_astray(at: Shop):
    link, _slug = product_link(at)
    with council_scope(at.room.council):
        assert short_links().differences == []
        PublishedLink.objects.filter(pk=link.code).delete()
        assert short_links().differences == [f"{link.code}: leads astray"]
