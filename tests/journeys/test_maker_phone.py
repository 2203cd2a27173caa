"""A maker photographs a piece on a telephone whose network goes away in the middle; nothing is lost."""

from io import BytesIO
from random import Random
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo")]

KEPT_BY_THE_OFFICE = """() => fetch(location.pathname).then((answer) => answer.text())
  .then((html) => html.includes('value="Kain dari Bukit"'))"""


def photo(seed: int) -> dict[str, Any]:
    """A JPEG of several parts: noise does not compress."""
    noise = Image.frombytes("RGB", (480, 600), Random(seed).randbytes(480 * 600 * 3))
    out = BytesIO()
    noise.save(out, "JPEG", quality=92)
    return {"name": f"IMG_{seed}.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def _order(page: Any) -> list[str]:
    """Which photos stand there, in their order."""
    return list(page.eval_on_selector_all("[data-photo]", "all => all.map((one) => one.dataset.photo)"))


def _drag_first_behind_second(page: Any) -> None:
    grip, photo = page.locator("[data-grip]").first, page.locator("[data-photo]").nth(1)
    grip.scroll_into_view_if_needed()
    at, over = grip.bounding_box(), photo.bounding_box()
    page.mouse.move(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    page.mouse.down()
    page.mouse.move(over["x"] + over["width"] * 0.9, over["y"] + over["height"] * 0.5, steps=5)
    page.mouse.up()


def test_photos_and_words_outlast_a_lost_network_and_a_reload(visit: Any):
    page = visit("/pekalongan/mitra/produk/", role="maker", width=360)
    page.get_by_role("button", name="Produk baru").click()
    page.wait_for_url("**/#foto")
    parts: list[str] = []

    def second_part_is_lost(route: Any) -> None:
        parts.append(route.request.headers.get("upload-offset", ""))
        route.continue_() if len(parts) == 1 else route.abort()

    page.route("**/kirim/*/", lambda r: second_part_is_lost(r) if r.request.method == "PATCH" else r.continue_())
    page.set_input_files("[name=galeri]", [photo(1), photo(2)])
    page.get_by_text("menunggu jaringan").first.wait_for()
    page.context.set_offline(True)
    page.locator("section:target .phone-way a").first.click()
    page.fill("[name=name]", "Kain dari Bukit")
    page.get_by_text("Tersimpan di ponsel ini").wait_for()
    page.unroute_all()
    page.context.set_offline(False)
    page.goto(page.url.partition("#")[0] + "?muat=1#nama")
    expect(page.locator("[name=name]")).to_have_value("Kain dari Bukit", timeout=20_000)
    # Sent by the page that was left or by this one: only in the second case does this one say so.
    page.wait_for_function(KEPT_BY_THE_OFFICE, polling=500, timeout=60_000)
    page.goto(page.url.partition("?")[0] + "#foto")
    page.locator("[data-photo]").nth(1).wait_for(timeout=60_000)
    assert page.locator("[data-photo]").count() == 2
    first, second = _order(page)
    page.context.set_offline(True)
    _drag_first_behind_second(page)
    expect(page.locator("#foto [data-said]")).to_contain_text("Belum ada jaringan")
    assert _order(page) == [first, second]
    page.context.set_offline(False)
    with page.expect_navigation():
        _drag_first_behind_second(page)
    assert _order(page) == [second, first]
    page.goto(page.url.partition("#")[0] + "?muat=2#nama")
    expect(page.locator("[name=name]")).to_have_value("Kain dari Bukit", timeout=20_000)
