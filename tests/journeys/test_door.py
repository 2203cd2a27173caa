"""The door of a training on a telephone: the network goes, an answer is lost, the tab dies; each is there once."""

from datetime import timedelta
from typing import Any

import pytest

from kriya.core.clock import now
from kriya.core.scoping import council_scope
from kriya.participation.actions.places import override
from kriya.participation.actions.presence import annul
from kriya.participation.actions.sessions import keep_session
from kriya.participation.models import Place, Presence, Scan
from kriya.participation.scanning import ticket_of
from kriya.participation.tests.builders import programme
from tests.browsers import NewPage, log_in, until
from tests.journeys.sound import PHONE
from tests.journeys.till import Server

pytestmark = pytest.mark.browser
TICK = "[data-place='{}'] button"
KEPT = "caches.keys().then(names => names.length && caches.open(names[0])).then(kept => kept && kept.keys()).then(all => all && all.length >= 14)"


def test_who_came_without_a_network_is_noted_once(server: Server, new_page: NewPage):
    at = programme()
    with council_scope(at.council):
        call = at.call(places=4)
        places = [override(at.apply(call), reason="Wakil", by=at.sari, taken=True) for _n in range(4)]
        session = keep_session(call, None, title="Hari pertama", starts_at=now(), ends_at=now() + timedelta(hours=3))
    path = f"/pekalongan/kelola/program/acara/{session.pk}/hadir/"
    page = new_page(PHONE, 740, bypass_csp=True)
    log_in(page, server.address, at.sari)
    page.goto(f"{server.address}{path}")
    page.wait_for_selector("html[data-ready]")
    page.locator(TICK.format(places[0].pk)).first.click()
    page.wait_for_selector("[data-unsent='0']")
    until(page, KEPT)

    server.cut()
    page.locator(TICK.format(places[1].pk)).first.click()
    page.locator("#kode").fill(ticket_of(places[2].pk))
    page.keyboard.press("Enter")
    page.locator("#kode").fill("KRIYA-IKUT:01990000-0000-7000-8000-000000000000")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-unsent='3']")
    assert page.locator("[data-present]").inner_text() == "3"

    # The tab dies: without a network it opens again with what it kept. Then the answer to the first sending is lost.
    context = page.context
    page.close()
    alone = context.new_page()
    alone.goto(f"{server.address}{path}")
    alone.wait_for_selector("[data-unsent='3']")
    assert alone.locator("[data-place]").count() == 4
    alone.close()
    server.lose, server.loses = 1, "/kirim/"
    server.mend()
    again = context.new_page()
    again.goto(f"{server.address}{path}")
    again.wait_for_selector("html[data-ready]")
    again.evaluate("globalThis.again = setInterval(() => dispatchEvent(new Event('online')), 100)")
    again.wait_for_selector("[data-unsent='0']")
    assert "tidak dikenal" in again.locator("[data-troubles]").inner_text()
    with council_scope(at.council):
        assert set(Presence.objects.values_list("place", flat=True)) == {place.pk for place in places[:3]}
        assert Presence.objects.count() == 3
        assert Scan.objects.count() == 4
        annul(Presence.objects.get(place=places[0]), reason="Salah orang", by=at.sari)

    again.goto(f"{server.address}{path}")
    is_refused_until_ticked(again, places[0])
    assert page.faults == alone.faults == again.faults == []


def is_refused_until_ticked(page: Any, annulled: Place) -> None:
    """Whoever was annulled is refused by the ticket, which the page says in one voice; a tick by hand is the last word."""
    page.locator("#kode").fill(ticket_of(annulled.pk))
    page.keyboard.press("Enter")
    page.get_by_text("pernah dibatalkan").wait_for()
    assert page.locator("[data-said]").is_hidden()
    assert page.locator("[data-present]").inner_text() == "2"
    page.locator(TICK.format(annulled.pk)).first.click()
    page.get_by_text("pernah dibatalkan").wait_for(state="detached")
    assert page.locator("[data-present]").inner_text() == "3"
