"""A campaign page is composed with mouse and keyboard: blocks are dragged by their grip, or moved with Alt."""

from typing import Any

import pytest

from kriya.core.scoping import council_scope
from kriya.promotion.actions.blocks import add_block
from kriya.promotion.actions.pages import keep_page
from kriya.promotion.blocks.kinds import BlockKind
from kriya.promotion.models import CampaignPage
from kriya.promotion.tests.builders import campaign
from tests import build
from tests.browsers import NewPage, log_in
from tests.journeys.till import Server

pytestmark = pytest.mark.browser


@pytest.fixture
def page(server: Server) -> CampaignPage:
    with council_scope(build.pekalongan()):
        made = keep_page(None, campaign=campaign(), title_id="Lebaran", by=None)
        for key in "abc":
            add_block(made, BlockKind.TEXT, key, {"text_id": f"Isi {key}"})
    return made


def order(of: CampaignPage) -> str:
    with council_scope(of.council):
        return "".join(one["id"] for one in CampaignPage.objects.get(pk=of.pk).blocks)


def test_blocks_follow_the_mouse_and_the_keys_and_nothing_typed_is_lost(
    server: Server, page: CampaignPage, new_page: NewPage
):
    # Tall enough that nothing scrolls between taking hold and letting go.
    desk: Any = new_page(1280, 2400)
    log_in(desk, server.address, build.member(page.council))
    desk.goto(f"{server.address}/pekalongan/kelola/promosi/halaman/{page.pk}/?blok=a")
    desk.locator("[data-grip]").first.wait_for()
    desk.locator("[data-keep] textarea").first.fill("Baru ditulis")
    moves = "**/blok/pindah/"
    desk.evaluate("document.querySelector('.compose-blocks').dataset.before = ''")
    with desk.expect_response(moves):
        desk.locator("[data-block=c] [data-grip]").drag_to(
            desk.locator("[data-block=a]"), target_position={"x": 40, "y": 2}
        )
    assert order(page) == "cab"
    with council_scope(page.council):
        says = {one["id"]: one["says"] for one in CampaignPage.objects.get(pk=page.pk).blocks}
    assert says["a"]["text_id"] == "Baru ditulis"
    desk.locator(".compose-blocks:not([data-before])").wait_for()
    desk.locator("[data-block=c] a").first.focus()
    for expected in ("acb", "abc"):
        with desk.expect_response(moves):
            desk.keyboard.press("Alt+ArrowDown")
        assert order(page) == expected
        desk.locator("[data-block=c] a:focus").wait_for()


def test_a_finger_drags_a_block_at_once(server: Server, page: CampaignPage, new_page: NewPage):
    phone: Any = new_page(360, 2400, has_touch=True)
    log_in(phone, server.address, build.member(page.council))
    phone.goto(f"{server.address}/pekalongan/kelola/promosi/halaman/{page.pk}/")
    grip = phone.locator("[data-block=c] [data-grip]")
    grip.wait_for()
    held, first = grip.bounding_box(), phone.locator("[data-block=a]").bounding_box()
    finger = phone.context.new_cdp_session(phone)
    x, y = held["x"] + held["width"] / 2, held["y"] + held["height"] / 2
    with phone.expect_response("**/blok/pindah/"):
        finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        for at in (y - 20, (y + first["y"]) / 2, first["y"] + 2):
            finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": at}]})
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert order(page) == "cab"
