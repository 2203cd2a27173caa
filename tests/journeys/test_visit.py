"""A delegation signs in on its own telephones while the network goes and comes: everybody stands in the list once."""

from typing import Any

import pytest

from kriya.core.scoping import council_scope
from kriya.visits.models import Guest, Visit
from kriya.visits.tests.builders import hosting
from tests import build
from tests.browsers import NewPage, until
from tests.journeys.guests import sign
from tests.journeys.sound import PHONE, check_both
from tests.journeys.till import Server

pytestmark = pytest.mark.browser
PATIENCE = 30_000


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

    server.cut()
    sign(page, "Bambang Setya")
    sign(page, "Yuni Kartika")
    page.wait_for_selector("[data-unsent='2']")
    until(page, "document.querySelector('#id_name').value === ''")

    # The tab dies; what it kept is there when the page is opened again, and the answer to its first sending is lost.
    context = page.context
    page.close()
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
    assert page.faults == []
