"""Who in the register may be the maker that somebody is about to enter."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import connection

from kriya.core.personal import keyed_hash
from kriya.core.scoping import current_council
from kriya.makers.imports.identity.clusters import WORTH_ASKING, Index
from kriya.makers.imports.identity.features import Features, features_of
from kriya.makers.imports.identity.judging import Verdict
from kriya.makers.models import Maker
from kriya.makers.queries.duplicates.reasons import reason_words
from kriya.makers.queries.duplicates.register import features_in_register

MOST: Final = 5
_NEAR: Final = 120
# Trigram likeness of names from which identity is asked: nearer ones in the same village, and the same anywhere.
_ALIKE_HERE: Final = 0.3
_ALIKE_ANYWHERE: Final = 0.75

# Trigrams of up to 10,000 names of one council are compared in about 20 ms, without an index behind the wall.
_CANDIDATES: Final = """
SELECT m.id FROM makers_maker m
CROSS JOIN LATERAL (
    SELECT similarity(lower(m.name), lower(%(name)s)) AS name,
           CASE WHEN %(owner)s = '' THEN 0 ELSE similarity(lower(m.owner_name), lower(%(owner)s)) END AS owner
) likeness
WHERE m.council_id = %(council)s AND m.merged_into_id IS NULL AND m.id IS DISTINCT FROM %(itself)s
AND (likeness.name >= %(anywhere)s OR likeness.owner >= %(anywhere)s
     OR (m.village_code = %(village)s AND %(village)s <> ''
         AND (likeness.name >= %(here)s OR likeness.owner >= %(here)s))
     OR (m.nik_hash = %(nik)s AND %(nik)s <> '')
     OR m.id IN (SELECT p.maker_id FROM makers_makerphone p
                 WHERE p.council_id = %(council)s AND p.number = ANY(%(phones)s)))
ORDER BY (m.nik_hash = %(nik)s AND %(nik)s <> '') DESC, likeness.name + likeness.owner DESC, m.id LIMIT %(most)s
"""


@dataclass(frozen=True)
class Like:
    """A maker of the register that may be the one asked about; score from 0 to 1, reasons as codes."""

    maker: Maker
    score: float
    certain: bool
    reasons: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        return reason_words(self.reasons)


def find_like(
    name: str, owner: str, village_code: str, phones: Iterable[str], nik: str, exclude_pk: UUID | None = None
) -> list[Like]:
    """Return up to five makers that may be this one, the likeliest first, in five questions.

    Phones are E.164, `nik` 16 digits; what is not known is "". Only the council whose scope is open is searched.
    """
    nik_hash, numbers = keyed_hash(nik) if nik else "", list(phones)
    near = _candidates(name, owner, village_code, numbers, nik_hash, exclude_pk)
    if not near:
        return []
    fields = {
        "name": name,
        "owner": owner,
        "village": village_code or None,
        "district": village_code.rpartition(".")[0] or None,
        "phones": numbers,
        "nik": nik_hash or None,
    }
    return _judged(features_of(fields), near)


def _candidates(
    name: str, owner: str, village: str, phones: list[str], nik_hash: str, itself: UUID | None
) -> list[UUID]:
    arguments = {
        "council": current_council().pk,
        "name": name,
        "owner": owner,
        "village": village,
        "phones": phones,
        "nik": nik_hash,
        "itself": itself,
        "here": _ALIKE_HERE,
        "anywhere": _ALIKE_ANYWHERE,
        "most": _NEAR,
    }
    with connection.cursor() as cursor:
        cursor.execute(_CANDIDATES, arguments)
        return [row[0] for row in cursor.fetchall()]


def _of_entry(asked: Features, there: Features, verdict: Verdict) -> Verdict:
    """Put a telephone that both have before whoever enters a maker, who can ask: a list of thousands must not."""
    two_people = asked.nik and there.nik and asked.nik != there.nik
    if verdict.score >= WORTH_ASKING or two_people or not asked.phones & there.phones:
        return verdict
    return Verdict(WORTH_ASKING, False, ("phone",))


def _judged(asked: Features, near: list[UUID]) -> list[Like]:
    known = features_in_register(near)
    index = Index([*known.values(), asked])
    verdicts = [(_of_entry(asked, features, index.judge(asked, features)), pk) for pk, features in known.items()]
    likely = sorted(((v, pk) for v, pk in verdicts if v.score >= WORTH_ASKING), key=lambda one: (-one[0].score, one[1]))
    makers = Maker.objects.in_bulk([pk for _verdict, pk in likely[:MOST]])
    return [Like(makers[pk], verdict.score, verdict.certain, verdict.reasons) for verdict, pk in likely[:MOST]]
