"""What every page of Kriya must be, in a real browser: without faults, within its window, and nothing for axe to say."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from playwright.sync_api import Error

from tests.barriers import COLOURS, WCAG, barriers

PHONE, PC = 360, 1280
_COUNCIL = re.compile(r"^/(?:pekalongan|gunungkidul)(?:/en)?(?=/)")
_NATION = re.compile(r"^/en(?=/)")
# Rows of a table are made by one template: the first dozen tells of all, and axe is done in a fraction of the time.
FEW_ROWS = "document.querySelectorAll('tbody').forEach(rows => [...rows.rows].slice(12).forEach(row => row.remove()))"
# A theme is there when the next picture is: without motion no colour is under way to it.
DRAWN = "new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))).then(() => null)"
# Whether something is shown in what pages have of their own that was not when it was asked before.
SHOWS_MORE = """[...document.querySelectorAll("main, main *")].filter((one) => one.checkVisibility() && !one.wasShown)
  .map((one) => { one.wasShown = true; }).length > 0"""
# Words that were put together of written values: people would read their markup.
MARKUP = re.compile(r"</?(?:span|time|strong|small|svg|del|ins|a|p|b|em)\b|&(?:nbsp|amp|quot|lt|#\d+);")
# Where its links lead, before rows are taken away.
LINKS = f"""() => {{
  const all = [...document.querySelectorAll("a[href]")].filter(a => !a.download && a.origin === location.origin);
  const paths = all.map(a => a.pathname);
  {FEW_ROWS};
  return paths;
}}"""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def check_page(page: Any, path: str, rules: Sequence[str] = WCAG, but: Sequence[str] = (), within: str = "") -> None:
    """Hold what is shown now (of it all or what is `within` a selector) by groups of rules, `but` single ones of them."""
    check_shown(page, path)
    check_barriers(page, path, rules, but, within)


def check_shown(page: Any, path: str) -> None:
    """Hold its width, and that no markup is shown as words."""
    wider, words = page.evaluate(f"[{WIDER}, document.body.innerText]")
    _hold_width(page, path, wider)
    shown = MARKUP.findall(words)
    assert shown == [], f"{path} shows {shown[:6]} as words"


def check_barriers(
    page: Any, path: str, rules: Sequence[str] = WCAG, but: Sequence[str] = (), within: str = ""
) -> None:
    """Axe finds nothing, asked by groups of rules as check_page is."""
    found = barriers(page, rules, but, within) if rules else []
    assert found == [], f"{path}: {found[:6]}"


def check_width(page: Any, path: str) -> None:
    """Nothing went wrong, and nothing sticks out of the window."""
    _hold_width(page, path, page.evaluate(WIDER))


def _hold_width(page: Any, path: str, wider: int) -> None:
    assert page.faults == [], f"{path}: {page.faults}"
    assert wider <= 0, f"{path} is {wider} px wider than the window of {page.viewport_size['width']}"


def check_both(page: Any, path: str, by_night: Sequence[str] = COLOURS) -> None:
    """Hold the page on a phone by day, and on a PC by night: there its width and what the other theme may spoil,
    where rules are named for it, and every rule where it shows more than the phone did."""
    for width, theme, rules in ((PHONE, "light", WCAG), (PC, "dark", by_night)):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        page.evaluate(DRAWN)
        shows_more = page.evaluate(SHOWS_MORE)
        check_page(page, f"{path} {width} {theme}", WCAG if shows_more else rules)


def check_office(page: Any, path: str, within: str = "") -> None:
    """Hold a page of the office on a phone and a PC, but for the colours, which all its pages take from one style.

    Its frame, with a menu of sixty links, is the same on each: what is `within` it is all that need be asked of most.
    The window is left as it was last, and the next page begins with it.
    """
    first = page.viewport_size["width"]
    for width in (first, PC if first == PHONE else PHONE):
        if width != page.viewport_size["width"]:
            page.set_viewport_size({"width": width, "height": 800})
        if width == PHONE:
            check_width(page, f"{path} {width}")
            check_barriers(page, f"{path} {width}", WCAG, COLOURS, within)
        else:  # which shows all words that a phone does
            check_shown(page, f"{path} {width}")


def walk(page: Any, address: str, start: str, within: str, but: Sequence[str] = ()) -> Iterator[str]:
    """Open the page at `start`, then every page that its links lead to under `within`, one of each kind; yield paths.

    What is yielded is open in `page`. Files to download are left alone, and whatever begins as one of `but`.
    """
    files: list[Any] = []
    page.on("download", lambda file: files.append(file))
    waiting, seen = [start], set()
    while waiting:
        path = waiting.pop(0)
        kind = kind_of(path)
        if kind is None or kind in seen:
            continue
        seen.add(kind)
        if not _opens(page, address + path, files):
            continue
        if page.url.split("?")[0] != address + path:  # it leads elsewhere
            waiting.append(urlsplit(page.url).path)
            continue
        links = page.evaluate(LINKS)
        waiting += [
            link for link in dict.fromkeys(links) if link.startswith(within) and not link.startswith(tuple(but))
        ]
        yield path


def _opens(page: Any, url: str, files: list[Any]) -> bool:
    """Open a page, and tell whether it is one; a file that comes instead must come whole."""
    try:
        answer = page.goto(url)
    except Error:  # a file, which is no page to go to; of an answer that is not 200 the browser makes none
        file = files.pop() if files else page.wait_for_event("download")
        assert file.failure() is None, f"{url}: {file.failure()}"
        page.faults.clear()
        return False
    assert answer.status == 200, f"{url}: {answer.status}"
    is_page = bool(answer.headers["content-type"].startswith("text/html"))
    if not is_page:
        page.faults.clear()  # what the browser itself shows of a file
    return is_page


@cache
def kind_of(path: str) -> tuple[str, str] | None:
    """Return which line of the URL map a path belongs to; of lines with a slug both a council's and the nation's count once."""
    in_council = _COUNCIL.match(path)
    urlconf = settings.COUNCIL_URLCONF if in_council else settings.ROOT_URLCONF
    rest = (_COUNCIL if in_council else _NATION).sub("", path)
    try:
        return ("council" if in_council else "nation", resolve(rest, urlconf).route)
    except Resolver404:
        return None
