"""What is known of makers, as columns of a queryset: one definition for the list, the maker's page and the numbers."""

from collections.abc import Mapping
from typing import Any, Final

from django.db.models import BigIntegerField, BooleanField, Case, CharField, F, OuterRef, Q, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from kriya.makers.models import YearlyFigure
from kriya.makers.models.maker import MakerQuerySet
from kriya.makers.size_class import ABOVE, CAPITAL_BOUNDS, SALES_BOUNDS, Bounds

# A year in which only men and women were counted has a total too; with one of the two unknown it has none.
_LABOUR: Final = Coalesce("labour_total", F("labour_men") + F("labour_women"), output_field=BigIntegerField())

MEASURES: Final[Mapping[str, Combinable]] = {
    "labour": _LABOUR,
    "labour_men": F("labour_men"),
    "labour_women": F("labour_women"),
    "sales": F("yearly_sales"),
    "capital": F("capital"),
    "raw_material_value": F("raw_material_value"),
}


def with_latest_figures(makers: MakerQuerySet, *measures: str) -> MakerQuerySet:
    """Annotate `latest_<measure>` and `latest_<measure>_year`: the newest year in which the measure is known.

    Measures are labour, labour_men, labour_women (people), sales, capital, raw_material_value (whole rupiah); all when
    none is named. NULL is unknown. A figure without a year counts only when no year has one.
    """
    columns: dict[str, Any] = {}
    for measure in measures or tuple(MEASURES):
        columns[f"latest_{measure}"] = _newest(measure, "known")
        columns[f"latest_{measure}_year"] = _newest(measure, "year")
    return makers.annotate(**columns)


def _newest(measure: str, column: str) -> Subquery:
    known = YearlyFigure.objects.filter(maker=OuterRef("pk")).annotate(known=MEASURES[measure])
    newest = known.filter(known__isnull=False).order_by(F("year").desc(nulls_last=True))
    return Subquery(newest.values(column)[:1], output_field=BigIntegerField())


def with_size_class(makers: MakerQuerySet) -> MakerQuerySet:
    """Annotate the class by PP 7/2021 article 35, equal to size_class.size_of() of the latest known figures.

    `size_by_sales`, `size_by_capital`, `size_class` ("" unknown), `size_basis` (sales, capital, "") and
    `size_contradicts` (the class typed by somebody is another).
    """
    figures = [m for m in ("sales", "capital") if f"latest_{m}" not in makers.query.annotations]
    ready = with_latest_figures(makers, *figures) if figures else makers
    return ready.annotate(
        size_by_sales=_class_by("latest_sales", SALES_BOUNDS),
        size_by_capital=_class_by("latest_capital", CAPITAL_BOUNDS),
    ).annotate(
        size_class=_words(When(~Q(size_by_sales=""), then=F("size_by_sales")), default=F("size_by_capital")),
        size_basis=_words(
            When(~Q(size_by_sales=""), then=Value("sales")), When(~Q(size_by_capital=""), then=Value("capital"))
        ),
    ).annotate(
        size_contradicts=Case(
            When(~Q(typed_size_class="") & ~Q(size_class="") & ~Q(typed_size_class=F("size_class")), then=Value(True)),
            default=Value(False),
            output_field=BooleanField(),
        )
    )  # fmt: skip


def _class_by(figure: str, bounds: Bounds) -> Case:
    steps = [When(**{f"{figure}__lte": upper}, then=Value(size.value)) for size, upper in bounds]
    return _words(*steps, When(**{f"{figure}__isnull": False}, then=Value(ABOVE.value)))


def _words(*steps: When, default: Combinable | None = None) -> Case:
    return Case(*steps, default=default or Value(""), output_field=CharField())
