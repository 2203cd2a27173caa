"""What is known of makers, as columns of a queryset: one definition for the list, the maker's page and the numbers."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.db.models import BigIntegerField, BooleanField, Case, CharField, F, Func, OuterRef, Q, Subquery, Value, When
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


def with_latest_figures(makers: MakerQuerySet, *measures: str, until: int | None = None) -> MakerQuerySet:
    """Annotate `latest_<measure>` and `latest_<measure>_year`: the newest year in which the measure is known.

    Measures are labour, labour_men, labour_women (people), sales, capital, raw_material_value (whole rupiah); all when
    none is named. NULL is unknown. A figure without a year counts only when no year has one.
    """
    columns: dict[str, Any] = {}
    for measure in measures or tuple(MEASURES):
        columns[f"latest_{measure}"] = _newest(measure, "known", until)
        columns[f"latest_{measure}_year"] = _newest(measure, "year", until)
    return makers.annotate(**columns)


def _newest(measure: str, column: str, until: int | None) -> Subquery:
    known = YearlyFigure.objects.filter(maker=OuterRef("pk")).annotate(known=MEASURES[measure])
    if until is not None:
        known = known.filter(Q(year__lte=until) | Q(year=None))
    newest = known.filter(known__isnull=False).order_by(F("year").desc(nulls_last=True))
    return Subquery(newest.values(column)[:1], output_field=BigIntegerField())


def with_size_class(makers: MakerQuerySet, *columns: str, until: int | None = None) -> MakerQuerySet:
    """Annotate the class by PP 7/2021 article 35, equal to size_class.size_of() of the latest known figures.

    `size_by_sales`, `size_by_capital`, `size_class` ("" unknown), `size_basis` (sales, capital, "") and
    `size_contradicts` (the class typed by somebody is another); all when none is named. Each reads the figures anew.
    """
    figures = [measure for measure in ("sales", "capital") if f"latest_{measure}" not in makers.query.annotations]
    ready = makers.alias(**{f"latest_{measure}": _newest(measure, "known", until) for measure in figures})
    return ready.annotate(**{name: _OF_SIZE[name]() for name in columns or _OF_SIZE})


class _Class(Func):
    """The class of a figure, NULL when it is unknown. width_bucket reads the figure once; a CASE would once a bound."""

    function = "width_bucket"
    output_field = CharField()

    def __init__(self, figure: str, *, bounds: Bounds) -> None:
        classes = [*(size for size, _upper in bounds), ABOVE]
        super().__init__(
            F(figure),
            names=", ".join(f"'{size.value}'" for size in classes),
            above=", ".join(str(upper + 1) for _size, upper in bounds),
            template="(ARRAY[%(names)s])[%(function)s(%(expressions)s, ARRAY[%(above)s]::bigint[]) + 1]",
        )


def _by_sales() -> Combinable:
    return _Class("latest_sales", bounds=SALES_BOUNDS)


def _by_capital() -> Combinable:
    return _Class("latest_capital", bounds=CAPITAL_BOUNDS)


_OF_SIZE: Final[Mapping[str, Callable[[], Any]]] = {
    "size_by_sales": lambda: Coalesce(_by_sales(), Value("")),
    "size_by_capital": lambda: Coalesce(_by_capital(), Value("")),
    "size_class": lambda: Coalesce(_by_sales(), _by_capital(), Value(""), output_field=CharField()),
    "size_basis": lambda: Case(
        When(latest_sales__isnull=False, then=Value("sales")),
        When(latest_capital__isnull=False, then=Value("capital")),
        default=Value(""),
        output_field=CharField(),
    ),
    "size_contradicts": lambda: Case(
        When(typed_size_class="", then=Value(False)),
        default=~Q(typed_size_class=Coalesce(_by_sales(), _by_capital(), F("typed_size_class"))),
        output_field=BooleanField(),
    ),
}
