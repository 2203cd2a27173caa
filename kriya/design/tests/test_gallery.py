import re
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from kriya.design.bundle import HERE
from kriya.design.icons import ICONS
from kriya.design.templatetags.design import register
from kriya.design.views import gallery, theme

FRAMES = ("", "public", "staff", "maker", "plain")
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


@pytest.fixture(autouse=True)
def indonesian():
    with translation.override("id"):
        yield


def show(query: str = "", **cookies: str) -> str:
    request = RequestFactory().get(f"/design/{query}")
    request.COOKIES.update(cookies)
    request.user = SimpleNamespace(is_authenticated=False)
    response = gallery(request)
    assert response.status_code == 200
    return response.content.decode()


class Tags(HTMLParser):
    """Keeps the open elements, so that a tag closed in the wrong place is seen."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")


@pytest.mark.parametrize("frame", FRAMES)
def test_every_frame_is_well_formed_and_no_id_is_used_twice(frame):
    page = Tags()
    page.feed(show(f"?bingkai={frame}"))
    assert (page.faults, page.open) == ([], [])
    assert sorted({name for name in page.ids if page.ids.count(name) > 1}) == []


def test_no_component_is_missing_in_the_gallery():
    """Tags that only frames need are shown by the frames; `field` and `error_summary` by every form."""
    files = [
        *(HERE / "templates" / "design" / "gallery").glob("*.html"),
        *(HERE / "templates" / "design").glob("*.html"),
        *(HERE / "templates").glob("*.html"),
    ]
    files += (HERE / "templates" / "design" / "form").glob("*.html")
    used = set(re.findall(r"\{% (\w+)", " ".join(file.read_text("utf-8") for file in files)))
    assert sorted(set(register.tags) - used) == []


def test_every_icon_is_in_the_gallery():
    page = show()
    assert [name for name in ICONS if f'aria-label="{name}"' not in page] == []


def test_every_icon_that_a_template_names_exists():
    text = " ".join(file.read_text("utf-8") for file in HERE.parent.rglob("templates/**/*.html"))
    named = set(re.findall(r'(?:\{% icon |icon_name=)"([\w-]+)"', text))
    assert named - set(ICONS) == set()


def test_the_gallery_can_be_dressed_in_another_dye_and_motif():
    assert 'data-dye="soga" data-motif="parang"' in show("?celup=soga&motif=parang")


def test_an_unknown_dye_falls_back_to_the_councils_own():
    assert 'data-dye="indigo" data-motif="jlamprang"' in show('?celup="><script>&motif=x')


@pytest.mark.parametrize(
    ("cookie", "expected"), [("dark", ' data-theme="dark"'), ("light", ' data-theme="light"'), ('x"y', "")]
)
def test_the_theme_is_rendered_by_the_server_from_the_cookie(cookie, expected):
    html = re.search(r"<html [^>]*>", show(theme=cookie))
    assert html is not None
    assert html[0] == f'<html lang="id"{expected} data-dye="indigo" data-motif="jlamprang">'


def test_the_gallery_is_only_in_the_demo(settings):
    settings.DEMO = False
    with pytest.raises(Http404):
        gallery(RequestFactory().get("/design/"))


def choose(**data: str) -> HttpResponse:
    return theme(RequestFactory().post("/design/tema/", data))


def test_a_choice_of_theme_is_kept_and_the_reader_comes_back():
    response = choose(theme="dark", next="/pekalongan/produk/?q=batik")
    assert (response.status_code, response["Location"]) == (302, "/pekalongan/produk/?q=batik")
    assert response.cookies["theme"].value == "dark"


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "abc", ""])
def test_the_theme_switch_leads_nowhere_else(back):
    assert choose(theme="dark", next=back)["Location"] == "/"


def test_an_unknown_theme_is_forgotten():
    assert choose(theme="neon", next="/").cookies["theme"].value == ""


@pytest.mark.parametrize("name", ["500", "offline", "maintenance"])
def test_a_page_that_stands_alone_renders_without_any_context(name):
    page = Tags()
    page.feed(render_to_string(f"{name}.html"))
    assert (page.faults, page.open) == ([], [])
    assert "/static/" not in render_to_string(f"{name}.html")


@pytest.mark.parametrize("name", ["403", "404"])
def test_a_page_for_absent_and_forbidden_renders_in_the_frame(name):
    request = RequestFactory().get("/x/")
    assert "Ke beranda" in render_to_string(f"{name}.html", {}, request)
