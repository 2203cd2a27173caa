"""Which page an address leads to, found by how the address begins.

Django tries its patterns one after the other: behind eight hundred of them a page of the office waits half a
millisecond. Here only those are tried, in their order, whose first words are those of the address.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby
from typing import Final

from django.urls import ResolverMatch, URLPattern, URLResolver
from django.urls.resolvers import RoutePattern

_DEEP: Final = 3
_Beginning = tuple[str, ...]
# A pattern's place in the order, the resolvers that stand around it, and itself.
_Found = tuple[int, tuple[URLResolver, ...], URLPattern | URLResolver]


def by_beginning(patterns: list[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """Return patterns that lead where these do, and take the same names."""
    return [_ByBeginning(RoutePattern(""), patterns)]


class _ByBeginning(URLResolver):
    def resolve(self, path: str) -> ResolverMatch:
        words = tuple(str(path).split("/", _DEEP)[:_DEEP])
        for depth in range(len(words), -1, -1):
            if words[:depth] in self._known:
                return self._among(words[:depth]).resolve(path)
        return super().resolve(path)

    @cached_property
    def _known(self) -> dict[_Beginning, list[_Found]]:
        """Patterns by all of their first words, up to where an address may hold anything."""
        known: dict[_Beginning, list[_Found]] = defaultdict(list)
        known[()] = []
        for place, (route, around, pattern) in enumerate(_spread(self.url_patterns)):
            words = _first_words(route, is_whole=isinstance(pattern, URLPattern))
            known[words].append((place, around, pattern))
            for depth in range(len(words)):
                known[words[:depth]] += []
        return dict(known)

    @cached_property
    def _made(self) -> dict[_Beginning, URLResolver]:
        return {}

    def _among(self, words: _Beginning) -> URLResolver:
        """Return what tries the patterns that begin with these words, and those whose words end or vary before."""
        if (made := self._made.get(words)) is None:
            found = sorted(
                (one for depth in range(len(words) + 1) for one in self._known[words[:depth]]), key=lambda one: one[0]
            )
            made = self._made[words] = URLResolver(self.pattern, list(_gathered(found, 0)))
        return made


def _spread(
    patterns: Iterable[URLPattern | URLResolver], route: str = "", around: tuple[URLResolver, ...] = ()
) -> Iterator[tuple[str | None, tuple[URLResolver, ...], URLPattern | URLResolver]]:
    """Yield each pattern with its whole route, without one where it is no plain route."""
    for one in patterns:
        own = route + str(one.pattern)
        if not isinstance(one.pattern, RoutePattern):
            yield None, around, one
        elif isinstance(one, URLResolver) and "<" not in own:
            yield from _spread(one.url_patterns, own, (*around, one))
        else:
            yield own, around, one


def _first_words(route: str | None, *, is_whole: bool) -> _Beginning:
    if route is None:
        return ()
    fixed = route.partition("<")[0].split("/")
    return tuple((fixed if is_whole and "<" not in route else fixed[:-1])[:_DEEP])


def _gathered(found: Iterable[_Found], depth: int) -> Iterator[URLPattern | URLResolver]:
    """Yield patterns in their order, within resolvers like those that stood around them."""
    for outer, within in groupby(found, key=lambda one: one[1][depth] if len(one[1]) > depth else None):
        if outer is None:
            yield from (pattern for _place, _around, pattern in within)
        else:
            inner = list(_gathered(within, depth + 1))
            yield URLResolver(outer.pattern, inner, outer.default_kwargs, outer.app_name, outer.namespace)
