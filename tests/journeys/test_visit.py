"""A delegation signs in on its own telephones while the network goes and comes: everybody stands in the list once."""

from typing import Any

import pytest

from kriya.core.scoping import council_scope
from kriya.visits.models import Guest, Visit
from kriya.visits.tests.builders import hosting
from tests import build
from tests.browsers import NewPage, until
from tests.journeys.guests import sign
from tests.journeys.sound import PHONE, check_both, check_width
from tests.journeys.till import Server

pytestmark = pytest.mark.browser
PATIENCE = 30_000
KEPT = "caches.keys().then(names => names.length && caches.open(names[0])).then(kept => kept && kept.keys()).then(all => all && all.length >= 8)"


@pytest.fixture
def visit(server: Server) -> Visit:
    """A visit of today."""
    council = build.pekalongan()
    with council_scope(council):
        return hosting(council).agreed(ahead=0)


def opened(page: Any, server: Server, visit: Visit) -> Any:
    page.set_default_timeout(PATIENCE)
    page.goto(f"{server.address}/pekalongan/kunjungan/rombongan/{visit.group_secret}/")
    page.wait_for_selector("html[data-ready]")
    return page


def all_sent(page: Any) -> None:
    page.evaluate("globalThis.again = setInterval(() => dispatchEvent(new Event('online')), 100)")
    page.wait_for_selector("[data-unsent='0']")
    page.evaluate("clearInterval(globalThis.again)")


def test_guests_sign_without_a_network_and_stand_in_the_list_once(server: Server, visit: Visit, new_page: NewPage):
    page = opened(new_page(PHONE, 740, bypass_csp=True), server, visit)
    check_both(page, "group")
    sign(page, "Rina Astuti", "Ketua")
    page.wait_for_selector("[data-unsent='0']")
    assert "Rina Astuti" in page.locator("[data-told]").inner_text()

    until(page, KEPT)

    server.cut()
    sign(page, "Bambang Setya")
    page.wait_for_selector("[data-unsent='1']")
    until(page, "document.querySelector('#id_name').value === ''")

    # The tab dies: without a network the page opens again, with what it kept, and the next guest signs.
    context = page.context
    page.close()
    alone = opened(context.new_page(), server, visit)
    check_width(alone, "group without a network")
    assert alone.evaluate("[...document.styleSheets].every((one) => one.cssRules.length)")
    alone.wait_for_selector("[data-unsent='1']")
    sign(alone, "Yuni Kartika")
    alone.wait_for_selector("[data-unsent='2']")
    alone.close()

    # The network comes back, and the answer to the first sending is lost.
    server.lose, server.loses = 1, "/kirim/"
    server.mend()
    again = opened(context.new_page(), server, visit)
    all_sent(again)
    with council_scope(visit.council):
        guests = sorted((guest.name, guest.title, guest.signed_by) for guest in Guest.objects.all())
    assert guests == [
        ("Bambang Setya", "", "guest"),
        ("Rina Astuti", "Ketua", "guest"),
        ("Yuni Kartika", "", "guest"),
    ]
    assert again.evaluate("localStorage.length") == 0
    assert page.faults == alone.faults == again.faults == []
