"""An address leads where Django's own search, one pattern after the other, would lead it."""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django.conf import settings
from django.urls import Resolver404, URLPattern, URLResolver, include, path, re_path, reverse
from django.urls.resolvers import RoutePattern

from kriya.core.addresses import by_beginning

VALUES = {"uuid": "01a22ca6-7583-762d-a1d0-851544aeee9d", "int": "7", "path": "a/b/c"}


def page(request: object) -> None:
    """Stand for a page."""


def other(request: object) -> None:
    """Stand for another page."""


def found(resolver: URLResolver, address: str) -> object:
    try:
        there = resolver.resolve(address)
    except Resolver404:
        return None
    return (there.func, there.args, there.kwargs, there.view_name, there.route, there.namespaces, there.extra_kwargs)


def both(patterns: list[Any]) -> tuple[URLResolver, URLResolver]:
    (quick,) = by_beginning(patterns)
    assert isinstance(quick, URLResolver)
    return quick, URLResolver(RoutePattern(""), patterns)


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, route)
        else:
            yield re.sub(r"<(?:(\w+):)?\w+>", lambda hole: VALUES.get(hole[1], "batik"), route)


def test_every_address_of_a_council_leads_to_its_page_and_its_beginnings_where_they_led() -> None:
    (quick,) = import_module(settings.COUNCIL_URLCONF).urlpatterns
    plain = URLResolver(RoutePattern(""), quick.urlconf_name)
    ends = set(routes(quick.url_patterns))
    asked = ends | {one.rpartition("/")[0] for one in ends} | {one.rstrip("/").rpartition("/")[0] + "/" for one in ends}
    answers = {address: found(quick, address) for address in asked}
    assert answers == {address: found(plain, address) for address in asked}
    assert sum(answer is not None for answer in answers.values()) > 800


def test_the_first_that_fits_answers_however_it_begins() -> None:
    patterns: list[Any] = [
        path("batik/<slug:kind>/", page, {"way": "first"}, name="kind"),
        path("batik/tulis/", other, name="tulis"),
        path("<slug:any>/tulis/", other, {"way": "any"}),
        re_path(r"^bat(?P<rest>\w+)/lama$", page),
        path("batik", page),
        path("", include(([path("tenun/", other, name="tenun"), path("batik/<path:rest>", page)], "words"))),
        path("tenun/lurik<int:number>/", include(([path("", page), path("a/b/c/d/", other)], "deep"), namespace="far")),
        path("", page, name="home"),
    ]
    quick, plain = both(patterns)
    asked = [
        "",
        "/",
        "batik",
        "batik/",
        "batik/tulis/",
        "batik/cap/",
        "batik/a/b",
        "lurik/tulis/",
        "batik/lama",
        "tenun/",
    ]
    asked += [
        "tenun",
        "tenun/lurik7/",
        "tenun/lurik7/a/b/c/d/",
        "tenun/lurik/",
        "TENUN/",
        "batik//",
        "tenun//",
        "x/y/z/w/",
    ]
    answers = {address: found(quick, address) for address in asked}
    assert answers == {address: found(plain, address) for address in asked}
    assert sum(answer is not None for answer in answers.values()) == 11
    assert quick.reverse("kind", kind="cap") == plain.reverse("kind", kind="cap") == "batik/cap/"


def test_a_page_far_behind_tries_few_patterns(monkeypatch: Any) -> None:
    address = reverse("playbooks:shelf", urlconf=settings.COUNCIL_URLCONF)
    (quick,) = import_module(settings.COUNCIL_URLCONF).urlpatterns
    tried: list[str] = []
    match = RoutePattern.match

    def noted(self: RoutePattern, path: str) -> Any:
        tried.append(str(self))
        return match(self, path)

    monkeypatch.setattr(RoutePattern, "match", noted)
    assert quick.resolve(address.lstrip("/")).view_name == "playbooks:shelf"
    assert len(tried) < 30
