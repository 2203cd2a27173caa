"""Search the register: every word must be found somewhere; where nothing is, words that look alike will do.

Full-text operators are not leakproof, so their index is of no use behind row-level security. Rows of the council are
read instead, and the text is compared as it is: 10,000 makers in about 25 ms, looking alike in about 100 ms.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from typing import Final
from uuid import UUID

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection
from django.db.models import Case, Exists, F, FloatField, Func, IntegerField, OuterRef, Q, TextField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Greatest

from kriya.core.personal import keyed_hash
from kriya.crafts.models import Craft
from kriya.makers.models import Maker, MakerCraft, MakerPhone, Paper
from kriya.makers.models.maker import MakerQuerySet

LONGEST: Final = 100
ALIKE: Final = 0.35  # "skar" and "sekar" share three of eight trigrams
CLOSE: Final = 0.75  # difflib's ratio: "skear" and "sekar" reach 0.8
ALIKE_ROWS: Final = 300
NIK_DIGITS: Final = 16
# From this many digits on a number may be a telephone or a NIK: personal data, which must not stand in an address.
PRIVATE_DIGITS: Final = 9
_TEXTS: Final = (
    "name",
    "owner_name",
    "address",
    "village_name",
    "district_name",
    "kind_of_business",
    "products_made",
    "raw_material",
)
_NAMES: Final = ("name", "owner_name", "village_name")


_NUMBER: Final = re.compile(r"[\d\s().+/-]+")


class _Words(Func):
    """The text as kriya_words() gives it; plain ASCII takes a way that is five times as fast."""

    template = (
        "(CASE WHEN octet_length(%(expressions)s) = length(%(expressions)s) "
        'THEN lower((%(expressions)s) COLLATE "C") ELSE kriya_words(%(expressions)s) END)'
    )
    output_field = TextField()


class _Spaced(Func):
    """Columns one after another with a space between; none of them is NULL."""

    template, arg_joiner = "%(expressions)s", " || ' ' || "
    output_field = TextField()


def _words_of(columns: Sequence[str]) -> _Words:
    return _Words(_Spaced(*columns))


@dataclass(frozen=True)
class Term:
    """One word of what was typed: as kriya_words() gives it, its Indonesian stem, and its digits."""

    word: str
    stem: str

    @property
    def digits(self) -> str:
        return re.sub(r"\D", "", self.word)


@dataclass(frozen=True)
class Found:
    """Makers that fit, best first by `rank`; `alike` says that none had the words as they were typed."""

    makers: MakerQuerySet
    alike: bool = False


def is_private(text: str) -> bool:
    """Tell whether what was typed is a number long enough to be a telephone or a NIK."""
    return bool(_NUMBER.fullmatch(text)) and len(re.sub(r"\D", "", text)) >= PRIVATE_DIGITS


def makers_with_number(text: str) -> list[UUID]:
    """Return the makers with this NIK, telephone number (in any notation) or number of a paper."""
    digits = re.sub(r"\D", "", text)
    papers = Paper.objects.annotate(digits=_Digits(F("number"))).filter(digits__contains=digits)
    number = Q(pk__in=MakerPhone.objects.filter(number__endswith=_national(digits)).values("maker"))
    number |= Q(pk__in=papers.values("maker"))
    if len(digits) == NIK_DIGITS:
        number |= Q(nik_hash=keyed_hash(digits))
    found = Maker.objects.in_register().filter(number).order_by("name", "pk")
    return list(found.values_list("pk", flat=True)[:ALIKE_ROWS])


class _Digits(Func):
    template = r"regexp_replace(%(expressions)s, '\D', '', 'g')"
    output_field = TextField()


def _national(digits: str) -> str:
    """Return the part of a telephone number that all its notations share."""
    for prefix in ("0062", "62", "0"):
        if digits.startswith(prefix):
            return digits.removeprefix(prefix).removeprefix("0")
    return digits


def search(makers: MakerQuerySet, text: str, crafts: Sequence[Craft]) -> Found:
    """Narrow makers to those that fit what was typed and annotate their `rank` (smaller is better)."""
    terms = _terms(text)
    if not terms:
        return Found(makers.none().annotate(rank=Value(0)))
    exact = makers.alias(words=_words_of(_TEXTS))
    for term in terms:
        exact = exact.filter(_contains(term, _crafts_called(term, crafts)))
    if exact.exists():
        return Found(exact.annotate(rank=_rank(" ".join(term.word for term in terms))))
    return Found(_alike(makers, terms, crafts), alike=True)


def _terms(text: str) -> list[Term]:
    """Return the words typed with their stems: one question to the database's Indonesian dictionary."""
    if _NUMBER.fullmatch(text):
        number = re.sub(r"\D", "", text)
        return [Term(number, number)] if number else []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word, (ts_lexize('indonesian_stem', word))[1] "
            "FROM regexp_split_to_table(kriya_words(%s), '[^[:alnum:]+./-]+') word WHERE word ~ '[[:alnum:]]'",
            [text.replace("\x00", "")[:LONGEST]],
        )
        return [Term(word, stem if stem and len(stem) > 3 else word) for word, stem in cursor.fetchall()]


def _contains(term: Term, crafts: Iterable[UUID]) -> Q:
    found = Q(words__contains=term.word)
    if term.stem != term.word:
        found |= Q(words__contains=term.stem)
    found |= Q(Exists(MakerCraft.objects.filter(maker=OuterRef("pk"), craft__in=list(crafts))))
    found |= Q(Exists(Paper.objects.filter(maker=OuterRef("pk")).filter(_paper_says(term))))
    if len(term.digits) >= 4 and _NUMBER.fullmatch(term.word):
        number = _national(term.digits)
        found |= Q(Exists(MakerPhone.objects.filter(maker=OuterRef("pk"), number__contains=number)))
    return found


def _paper_says(term: Term) -> Q:
    return Q(number__icontains=term.word) | Q(title__icontains=term.word)


def _called(craft: Craft) -> str:
    return f"{craft.name_id} {craft.name_en} {craft.synonyms}".lower()


def _means_all_below(term: Term, craft: Craft) -> bool:
    """Tell whether a word names a craft with all its kinds: "batik" does, "tulis" of "batik tulis dan cap" does not."""
    single = [said for said in craft.synonyms.lower().splitlines() if " " not in said.strip()]
    return any(term.word in said for said in (craft.name_id.lower(), craft.name_en.lower(), *single))


def _crafts_called(term: Term, crafts: Sequence[Craft]) -> list[UUID]:
    if len(term.word) <= 2:
        return []
    called = [craft for craft in crafts if term.word in _called(craft)]
    tops = {craft.pk for craft in called if _means_all_below(term, craft)}
    return [*{craft.pk for craft in called} | {craft.pk for craft in crafts if craft.parent_id in tops}]


def _rank(text: str) -> Case:
    """Return 0 for a name that begins with the text, 1 for one that has it, 2 for an owner, 3 for anything else."""
    return Case(
        When(name__istartswith=text, then=Value(0)),
        When(name__icontains=text, then=Value(1)),
        When(owner_name__icontains=text, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )


def _alike(makers: MakerQuerySet, terms: Sequence[Term], crafts: Sequence[Craft]) -> MakerQuerySet:
    """Return the makers whose names look most like what was typed; each word must look like something."""
    near = makers.alias(names=_words_of(_NAMES))
    vocabulary = _vocabulary(near)
    scores: list[Combinable] = []
    for number, term in enumerate(terms):
        close = {word: _closeness(term.word, word) for word in _close_to(term.word, vocabulary)}
        near = near.alias(**{f"like{number}": _likeness(term.word, close)})
        practised = MakerCraft.objects.filter(maker=OuterRef("pk"), craft__in=_crafts_like(term, crafts))
        near = near.filter(Q(**{f"like{number}__gte": ALIKE}) | Q(Exists(practised)))
        scores.append(F(f"like{number}"))
    best = near.order_by(_Sum(*scores).desc(), "name").values_list("pk", flat=True)[:ALIKE_ROWS]
    pks = list(best)
    return makers.filter(pk__in=pks).annotate(rank=_Position(Value(pks), F("pk")))


def _vocabulary(makers: MakerQuerySet) -> list[str]:
    """Return every word that stands in a name of these makers."""
    word = Func(Func(F("names"), Value(" "), function="string_to_array"), function="unnest", output_field=TextField())
    return list(makers.annotate(word=word).order_by().values_list("word", flat=True).distinct())


def _close_to(word: str, vocabulary: Sequence[str]) -> list[str]:
    """Return words that one or two slips of the finger turn into this one, letters swapped among them."""
    return get_close_matches(word, vocabulary, n=8, cutoff=CLOSE) if len(word) > 3 else []


def _closeness(word: str, other: str) -> float:
    return SequenceMatcher(None, word, other).ratio()


def _likeness(word: str, close: Mapping[str, float]) -> Combinable:
    """Return how alike the names are: by trigrams, or by a word in them that is close to the one typed."""
    having = [When(names__contains=other, then=Value(how)) for other, how in close.items()]
    by_word = Case(*having, default=Value(0.0), output_field=FloatField())
    return Greatest(TrigramWordSimilarity(word, "names"), by_word)


class _Sum(Func):
    template, arg_joiner = "(%(expressions)s)", " + "
    output_field = FloatField()


class _Position(Func):
    template = "array_position(%(expressions)s)"
    output_field = IntegerField()


def _crafts_like(term: Term, crafts: Sequence[Craft]) -> list[UUID]:
    return [
        craft.pk
        for craft in crafts
        if get_close_matches(term.word, _called(craft).split(), n=1, cutoff=0.8) and len(term.word) > 3
    ]
