"""What each filter of the list means in the database. "-" among its values is "not known"."""

from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Exists, OuterRef, Q

from kriya.core.clock import today
from kriya.makers.models import Consent, GroupMember, MakerCraft, MakerPhone, Paper, YearlyFigure
from kriya.makers.models.maker import MakerQuerySet
from kriya.makers.queries.annotations import with_size_class
from kriya.makers.queries.expiring import in_force, papers_expiring

Narrow = Callable[[MakerQuerySet, Sequence[str]], MakerQuerySet]
UNKNOWN: Final = "-"
THERE, LACKING = "ada", "tidak"
REPORTED: Final = {
    "tenaga_kerja": Q(labour_total__isnull=False) | Q(labour_men__isnull=False, labour_women__isnull=False),
    "perempuan": Q(labour_women__isnull=False),
    "laki": Q(labour_men__isnull=False),
    "penjualan": Q(yearly_sales__isnull=False),
    "modal": Q(capital__isnull=False),
}
"""What makers tell of a year, as the address says it, and when it is known."""
ENDING: Final = {"30": 30, "90": 90}
"""Days ahead for which papers that end can be listed, as the address says them."""


def _one_of(field: str) -> Narrow:
    """Return a filter on a text column of the maker itself, in which "" is unknown."""

    def narrow(makers: MakerQuerySet, values: Sequence[str]) -> MakerQuerySet:
        return makers.filter(**{f"{field}__in": ["" if value == UNKNOWN else value for value in values]})

    return narrow


def _has(rows: Callable[[], Q]) -> Narrow:
    """Return a filter by whether something is there ("ada") or not ("tidak"); both together narrow nothing."""

    def narrow(makers: MakerQuerySet, values: Sequence[str]) -> MakerQuerySet:
        if set(values) == {THERE, LACKING}:
            return makers
        return makers.filter(rows() if THERE in values else ~rows())

    return narrow


def by_craft(makers: MakerQuerySet, codes: Sequence[str]) -> MakerQuerySet:
    """Narrow to makers that practise one of these crafts or a craft below them."""
    mine = MakerCraft.objects.filter(maker=OuterRef("pk"))
    wanted = Q(craft__code__in=codes) | Q(craft__parent__code__in=codes)
    found = Q(Exists(mine.filter(wanted)))
    return makers.filter(found | ~Q(Exists(mine)) if UNKNOWN in codes else found)


def by_size(makers: MakerQuerySet, sizes: Sequence[str]) -> MakerQuerySet:
    """Narrow to makers whose figures put them into one of these classes."""
    wanted = ["" if size == UNKNOWN else size for size in sizes]
    return with_size_class(makers, "size_class").filter(Q(("size_class__in", wanted)))


def by_contradiction(makers: MakerQuerySet, _values: Sequence[str]) -> MakerQuerySet:
    """Narrow to makers whose typed class is another than their figures give."""
    return with_size_class(makers.exclude(typed_size_class=""), "size_contradicts").filter(
        Q(("size_contradicts", True))
    )


def by_paper(makers: MakerQuerySet, kinds: Sequence[str]) -> MakerQuerySet:
    """Narrow to makers that hold at least one of these papers today; "-" is none at all."""
    mine = Paper.objects.filter(in_force(today()), maker=OuterRef("pk"))
    found = Q(Exists(mine.filter(kind__in=kinds)))
    return makers.filter(found | ~Q(Exists(mine)) if UNKNOWN in kinds else found)


def by_missing_paper(makers: MakerQuerySet, kinds: Sequence[str]) -> MakerQuerySet:
    """Narrow to makers that hold none of these papers today."""
    return makers.filter(~Exists(Paper.objects.filter(in_force(today()), maker=OuterRef("pk"), kind__in=kinds)))


def by_ending_paper(makers: MakerQuerySet, within: Sequence[str]) -> MakerQuerySet:
    """Narrow to active makers with a paper that ends within so many days, or ended in the last month."""
    days = max((ENDING.get(value, 0) for value in within), default=0)
    return makers.filter(Exists(papers_expiring(days).filter(maker=OuterRef("pk")))) if days else makers.none()


def by_reported(makers: MakerQuerySet, measures: Sequence[str]) -> MakerQuerySet:
    """Narrow to makers that told at least one of these of any year."""
    told = reduce(or_, (REPORTED[name] for name in measures if name in REPORTED), Q(pk=None))
    return makers.filter(Exists(YearlyFigure.objects.filter(told, maker=OuterRef("pk"))))


def by_group(makers: MakerQuerySet, groups: Sequence[str]) -> MakerQuerySet:
    """Narrow to members of one of these groups; "-" is in none."""
    mine = GroupMember.objects.filter(maker=OuterRef("pk"))
    found = Q(Exists(mine.filter(group__in=[group for group in groups if group != UNKNOWN])))
    return makers.filter(found | ~Q(Exists(mine)) if UNKNOWN in groups else found)


def by_first_year(makers: MakerQuerySet, years: Sequence[str]) -> MakerQuerySet:
    """Narrow to makers that joined in this year or later."""
    return makers.filter(joined_year__gte=int(years[0]))


def by_last_year(makers: MakerQuerySet, years: Sequence[str]) -> MakerQuerySet:
    """Narrow to makers that joined in this year or earlier."""
    return makers.filter(joined_year__lte=int(years[0]))


def by_joined_unknown(makers: MakerQuerySet, _values: Sequence[str]) -> MakerQuerySet:
    """Narrow to makers of whom nobody knows when they joined."""
    return makers.filter(joined_year=None)


def by_import(makers: MakerQuerySet, runs: Sequence[str]) -> MakerQuerySet:
    """Narrow to makers that one of these imports made; "-" is entered by hand."""
    found = Q(imported_in__in=[run for run in runs if run != UNKNOWN])
    return makers.filter(found | Q(imported_in=None) if UNKNOWN in runs else found)


def by_id(makers: MakerQuerySet, ids: Sequence[str]) -> MakerQuerySet:
    """Narrow to exactly these makers; "-" is nobody."""
    return makers.filter(pk__in=[pk for pk in ids if pk != UNKNOWN])


CONDITIONS: Final[dict[str, Narrow]] = {
    "status": _one_of("status"),
    "kerajinan": by_craft,
    "kecamatan": _one_of("district_code"),
    "desa": _one_of("village_code"),
    "kelamin": _one_of("owner_gender"),
    "skala": by_size,
    "skala_beda": by_contradiction,
    "dokumen": by_paper,
    "tanpa": by_missing_paper,
    "berakhir": by_ending_paper,
    "lapor": by_reported,
    "kelompok": by_group,
    "dari": by_first_year,
    "sampai": by_last_year,
    "bergabung": by_joined_unknown,
    "telepon": _has(lambda: Q(Exists(MakerPhone.objects.filter(maker=OuterRef("pk"))))),
    "nik": _has(lambda: ~Q(nik_hash="")),
    "persetujuan": _has(lambda: Q(Exists(Consent.objects.filter(maker=OuterRef("pk"), withdrawn_at=None)))),
    "impor": by_import,
    "umkm": by_id,
}
