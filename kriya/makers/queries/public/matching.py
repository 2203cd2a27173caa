"""Search the projection: the words themselves first; where nothing has them, words that look alike."""

from functools import reduce
from operator import add
from typing import Any, Final

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramWordSimilarity
from django.db.models import Case, F, Func, IntegerField, Q, TextField, UUIDField, Value, When
from django.db.models.functions import Cast, Round

from kriya.makers.models.published import PublishedMakerQuerySet

LONGEST: Final = 80
# "skar" and "sekar" share three of eight trigrams.
ALIKE: Final = 0.35
MOST_WORDS: Final = 6
MOST_ALIKE: Final = 300
_IDS: Final = ArrayField(UUIDField())
_MILLION: Final = 1_000_000


class _Words(Func):
    function = "kriya_words"
    output_field = TextField()


def matching(makers: PublishedMakerQuerySet, text: str) -> tuple[PublishedMakerQuerySet, bool]:
    """Return makers that fit, with `rank` (smaller is better, a whole number), and whether they only look alike."""
    asked = text.replace("\x00", "").strip()[:LONGEST]
    if not asked:
        return makers.annotate(rank=Value(0)), False
    query = SearchQuery(asked, config="indonesian", search_type="websearch")
    exact = makers.filter(Q(search=query) | Q(words__contains=_Words(Value(asked))))
    if exact.exists():
        return exact.annotate(rank=_rank(query, asked)), False
    return _alike(makers, asked), True


def _like(word: str) -> Any:
    spelled: Any = _Words(Value(word))
    return TrigramWordSimilarity(spelled, "words")


def _alike(makers: PublishedMakerQuerySet, asked: str) -> PublishedMakerQuerySet:
    """Return makers of which each word that was typed looks like something, 300 at most.

    They are looked for once and named by their ids: rows, count and facets would each compare every maker anew.
    """
    near: Any = makers
    likenesses: list[Any] = []
    for number, word in enumerate(asked.split()[:MOST_WORDS]):
        name = f"like{number}"
        near = near.alias(**{name: _like(word)}).filter(**{f"{name}__gte": ALIKE})
        likenesses.append(F(name))
    best = near.order_by(reduce(add, likenesses).desc(), "name", "pk")[:MOST_ALIKE]
    ids = list(best.values_list("pk", flat=True))
    return makers.filter(pk__in=ids).annotate(rank=_Place(Value(ids, output_field=_IDS), F("pk")))


class _Place(Func):
    function = "array_position"
    output_field = IntegerField()


def _rank(query: SearchQuery, asked: str) -> Any:
    """Return 0 for a name that begins with the text, then by where and how often the words stand."""
    begins = When(name__istartswith=asked, then=Value(0))
    return Case(begins, default=_whole(2 - SearchRank(F("search"), query)), output_field=IntegerField())


def _whole(share: Any) -> Any:
    # A whole number compares the same in Python and in the database, which a page cut by key needs.
    return Cast(Round(share * _MILLION), IntegerField())
