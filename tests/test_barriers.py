"""What is asked of a part of a page, beside a menu that is not shown."""

import pytest

from tests.barriers import barriers
from tests.browsers import NewPage

pytestmark = [pytest.mark.browser]

PAGE = """<!doctype html><html lang="id"><title>Uji</title><style>a{display:block;font-size:10px;line-height:10px}</style>
<nav popover id="menu"><a href="#a" id="%s">Menu</a><a href="#b">Isi</a></nav><main id="isi">%s</main></html>"""
CLOSE = '<a href="#a">Satu</a><a href="#b">Dua</a>'
# A popover that is not shown is in nobody's way, but what it is called is.
FOUND = {
    "nothing": ("satu", "<p>Isi</p>", set()),
    "the part": ("satu", CLOSE, {"target-size"}),
    "an id that both have": ("isi", "<p>Isi</p>", {"duplicate-id"}),
    "a name that is in the menu": ("satu", '<p><input aria-labelledby="satu"></p>', {"label"}),
}


@pytest.mark.parametrize("what", FOUND)
def test_a_part_is_asked_without_the_menu_that_is_not_shown(new_page: NewPage, what: str):
    name, part, rules = FOUND[what]
    page = new_page(360)
    page.set_content(PAGE % (name, part))
    before = page.content()
    assert {found.rule for found in barriers(page, within="main")} == rules
    assert page.content() == before


def test_a_menu_that_is_shown_is_in_the_way_of_the_part(new_page: NewPage):
    page = new_page(360)
    page.set_content(PAGE % ("satu", '<a href="#c">Tiga</a>'))
    assert barriers(page, within="main") == []
    under = "position:absolute;inset:18px auto auto 8px;inline-size:344px;margin:0;border:0;padding:0"
    page.evaluate("under => { menu.style.cssText = under; menu.showPopover(); }", under)
    assert {found.rule for found in barriers(page, within="main")} == {"target-size"}
