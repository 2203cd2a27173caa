"""The gallery in a real browser: no server and no database, every request is answered from here."""

from mimetypes import guess_type
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import RequestFactory
from django.utils import translation

from kriya.design.dyes import DARK, LIGHT
from kriya.design.views import gallery
from tests.barriers import WCAG, barriers
from tests.browsers import hear_console

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'"

pytestmark = pytest.mark.browser


def answer(route) -> None:
    url = urlsplit(route.request.url)
    if url.path.startswith("/static/"):
        found = finders.find(url.path.removeprefix("/static/"))
        body = Path(found).read_bytes() if found else b""
        route.fulfill(status=200 if found else 404, body=body, content_type=guess_type(url.path)[0] or "text/plain")
        return
    request = RequestFactory().get(f"{url.path}?{url.query}")
    request.user = SimpleNamespace(is_authenticated=False)
    request.COOKIES["theme"] = "dark" if "theme=dark" in route.request.headers.get("x-theme", "") else "light"
    with translation.override("id"):
        page = gallery(request).content
    route.fulfill(body=page, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": POLICY})


@pytest.fixture
def visit(new_page):
    def go(query: str = "", *, theme: str = "light", width: int = 1280, **options: object):
        page = new_page(width, extra_http_headers={"x-theme": f"theme={theme}"}, **options)
        hear_console(page)
        page.context.route("**/*", answer)
        page.goto(f"http://kriya.test/design/{query}")
        return page

    return go


def shows(page) -> list[str]:
    return [f"{found.rule}: {found.html[:120]}" for found in barriers(page, [*WCAG, "best-practice"])]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("frame", ["", "public", "staff", "maker", "plain"])
def test_no_barrier_is_found_in_either_theme(visit, frame, theme):
    page = visit(f"?bingkai={frame}", theme=theme, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details:not([data-menu])').forEach((each) => { each.open = true })")
    assert shows(page) == []


def test_a_barrier_would_be_found(visit):
    page = visit("?bingkai=plain", bypass_csp=True)
    page.evaluate(
        "document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"/static/design/icon.svg\">')"
    )
    assert [fault.split(":")[0] for fault in shows(page)] == ["image-alt"]


@pytest.mark.parametrize("frame", ["", "public", "staff", "maker", "plain"])
def test_nothing_runs_off_a_screen_of_360_px_and_the_policy_is_kept(visit, frame):
    page = visit(f"?bingkai={frame}", width=360)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.faults == []


def test_the_first_column_stays_in_sight_while_a_table_is_moved_sideways(visit):
    page = visit("?bingkai=staff")
    places = page.evaluate("""() => {
      const table = document.querySelector(".table-sticky:has(.pick)"), around = table.parentElement;
      around.style.inlineSize = "20rem"; table.style.inlineSize = "90rem"; around.scrollLeft = 300;
      const left = (one) => Math.round(table.querySelector(one).getBoundingClientRect().left);
      return [around.scrollLeft, left("tbody th"), left("thead .pick + th"), Math.round(around.getBoundingClientRect().left)];
    }""")
    assert places[0] == 300
    assert len(set(places[1:])) == 1


def test_a_name_of_one_very_long_word_runs_off_no_screen(visit):
    page = visit("?bingkai=staff", width=360)
    places = page.evaluate("""() => {
      const named = document.querySelectorAll(".crumbs li > *, h1, .facts dd");
      named.forEach((each) => { each.textContent = "Wastra" + "panjang".repeat(22); });
      return document.querySelectorAll(".crumbs li > *").length;
    }""")
    assert places
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_letters_in_a_chart_stay_readable_on_a_phone(visit):
    page = visit("", width=360)
    sizes = page.eval_on_selector_all(
        ".chart svg text", "all => all.map((each) => each.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 12


def test_no_two_words_of_a_chart_lie_on_each_other_on_a_phone(visit):
    page = visit("", width=360)
    overlaps = page.evaluate(
        """() => [...document.querySelectorAll(".chart > svg")].flatMap((svg) => {
          const boxes = [...svg.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
          return boxes.flatMap(([one, a], i) => boxes.slice(i + 1).filter(([, b]) =>
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 5
          ).map(([other]) => `${one} / ${other}`));
        })"""
    )
    assert overlaps == []


def test_targets_are_at_least_24_px(visit):
    page = visit("?bingkai=staff", width=360)
    small = page.eval_on_selector_all(
        "button:not([hidden]), a.button, .pages a, .tabs a, .chip, .rail a",
        "all => all.filter((e) => e.checkVisibility()).map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])"
        ".filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html)",
    )
    assert small == []


def test_the_theme_turns_at_once_and_is_kept(visit):
    page = visit("?bingkai=public")
    page.click("[data-theme-switch] button")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert [cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "theme"] == ["dark"]


def test_shift_chooses_a_range_of_rows_and_the_bar_counts_them(visit):
    page = visit("?bingkai=staff")
    boxes = page.locator("[data-select]")
    assert page.locator("[data-selection]").is_hidden()
    boxes.nth(0).click()
    boxes.nth(3).click(modifiers=["Shift"])
    assert page.locator("[data-selection-count]").inner_text() == "4"
    assert page.evaluate("document.querySelector('[data-select-all]').indeterminate") is True


def test_rows_are_walked_and_chosen_by_keyboard(visit):
    page = visit("?bingkai=staff")
    page.locator("tbody a").first.focus()
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert page.locator("tbody tr").nth(1).locator("[data-select]").is_checked()


def test_a_slash_leads_to_the_search(visit):
    page = visit("?bingkai=staff")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"


def test_a_dialog_opens_and_escape_closes_it(visit):
    page = visit()
    page.click("[data-dialog=contoh]")
    assert page.locator("dialog#contoh").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("dialog#contoh").is_hidden()


def test_a_menu_closes_on_escape_and_gives_the_focus_back(visit):
    page = visit()
    page.click("#jalan [data-menu] summary")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == "Ubah"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_the_navigation_of_staff_opens_on_a_phone_without_javascript(visit):
    page = visit("?bingkai=staff", width=360, java_script_enabled=False)
    assert page.locator("#rail").is_hidden()
    page.click(".rail-open")
    assert page.locator("#rail a").first.is_visible()


def test_filters_are_one_line_on_a_phone_and_lie_open_on_a_wide_screen(visit):
    phone, wide = visit(width=360, java_script_enabled=False), visit(java_script_enabled=False)
    district, line = ".filters [name=district]", ".filters .fold > summary"
    assert (phone.locator(district).first.is_visible(), wide.locator(district).first.is_visible()) == (False, True)
    assert wide.locator(line).first.is_hidden()
    assert phone.locator(line).first.inner_text().split() == ["Saringan", "Pekalongan", "Utara"]
    phone.locator(line).first.click()
    assert phone.locator(district).first.is_visible()


def test_the_first_stop_of_the_keyboard_skips_to_the_content(visit):
    page = visit("?bingkai=staff")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"


def test_paper_is_light_though_the_screen_is_dark(visit):
    page = visit("?bingkai=staff", theme="dark")
    ink = "getComputedStyle(document.documentElement).getPropertyValue('--ink')"
    page.emulate_media(media="screen")
    assert page.evaluate(ink) == DARK.ink
    page.emulate_media(media="print")
    assert page.evaluate(ink) == LIGHT.ink


def test_paper_shows_the_letterhead_and_no_navigation(visit):
    page = visit("?bingkai=staff")
    page.emulate_media(media="print")
    assert page.locator(".letterhead").is_visible()
    assert [page.locator(name).is_visible() for name in (".topbar", ".rail", ".filters", ".pages")] == [False] * 4


def test_paper_shows_nothing_that_waits_to_be_pressed_and_each_sum_once(visit):
    page = visit("?bingkai=staff")
    page.evaluate("""() => document.querySelector("main").insertAdjacentHTML("beforeend", `
      <details id="aksi"><summary>Batalkan</summary><form><textarea></textarea></form></details>
      <details id="isi-saja"><summary>Ketentuan</summary><p>Satu</p></details>
      <nav id="bagian"><a href="#aksi">Bagian</a></nav><form><input type="file" id="berkas"></form>
      <table id="jumlah"><tbody><tr><td>1</td></tr></tbody><tfoot><tr><td>1</td></tr></tfoot></table>`)""")
    page.emulate_media(media="print")
    hidden = ("#aksi", "#bagian", "#berkas")
    assert [page.locator(name).is_visible() for name in (*hidden, "#isi-saja")] == [False] * 3 + [True]
    # A foot as such would be repeated on every sheet.
    foot = "getComputedStyle(document.querySelector('#jumlah tfoot')).display"
    assert page.evaluate(foot) == "table-row-group"
