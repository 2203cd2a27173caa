"""A deck in the hall: a clicker's keys, a second window for who speaks, and a network that goes away."""

from typing import Any

import pytest

from kriya.accounts.roles import Role
from kriya.achievements.actions.closing import approve, explain, prepare
from kriya.achievements.actions.decks import make_deck
from kriya.achievements.period import Period
from kriya.achievements.tests.sold import lots_of, sell
from kriya.core.scoping import council_scope
from tests import build, trade
from tests.browsers import NewPage, log_in, until
from tests.journeys.sound import check_both
from tests.journeys.till import PATIENCE, Server

pytestmark = pytest.mark.browser
OPEN = "[...document.querySelectorAll('[data-slide]')].findIndex(slide => !slide.hidden)"
KEPT = "caches.keys().then(names => names.length && caches.open(names[0])).then(kept => kept && kept.keys()).then(all => all && all.length >= 4)"


@pytest.fixture
def hall(server: Server, new_page: NewPage) -> Any:
    """A deck of a quarter with eight sellers, open on the screen of the hall."""
    at = trade.showroom(makers=0)
    sari, wulan = build.member(at.council, Role.STAFF, "Sari"), build.member(at.council, Role.CHAIR, "Wulan")
    with council_scope(at.council):
        sell(at, lots_of(at, 8))
        closing = prepare(Period(2026, 2), by=sari)
        explain(closing, {one["code"]: "sudah diperiksa" for one in closing.soundness})
        deck = make_deck(approve(closing, by=wulan), title="Untuk tamu", audience="Gunungkidul", by=sari)
    page = new_page(1280, 800)
    page.set_default_timeout(PATIENCE)
    log_in(page, server.address, sari)
    page.goto(f"{server.address}/pekalongan/kelola/capaian/paparan/{deck.pk}/tampil/")
    return page


def test_a_deck_goes_by_keys_shows_its_notes_to_the_speaker_and_stays_without_a_network(hall: Any):
    slides = hall.locator("[data-slide]").count()
    for key, shown in (
        ("PageDown", 1),
        ("ArrowRight", 2),
        ("PageUp", 1),
        ("End", slides - 1),
        ("ArrowRight", slides - 1),
        ("Home", 0),
    ):
        hall.keyboard.press(key)
        assert hall.evaluate(OPEN) == shown, key
    hall.keyboard.type("2")
    hall.keyboard.press("Enter")
    assert hall.evaluate(OPEN) == 1
    check_both(hall, "paparan")
    with hall.context.expect_page() as opening:
        hall.keyboard.press("s")
    speaker = opening.value
    speaker.wait_for_selector("[data-speaker='1']")
    assert "Sumber: terbitan" in speaker.locator("[data-said]").inner_text()
    speaker.keyboard.press("ArrowRight")
    until(hall, f"{OPEN} === 2")
    until(hall, KEPT)
    hall.context.set_offline(True)
    hall.reload()
    assert hall.evaluate(OPEN) == 2
    hall.keyboard.press("Home")
    assert hall.locator("[data-kind='cover'] h2").is_visible()
    hall.keyboard.press("t")
    hall.locator("[data-ask]").select_option("makers.fostered")
    until(hall, "document.querySelector('[data-answer]').textContent.includes('perlu jaringan')")
    assert hall.faults == []
