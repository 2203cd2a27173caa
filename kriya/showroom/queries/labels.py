"""Which labels hang on the shelves, which must be printed anew, and how often each is scanned."""

from collections.abc import Mapping

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from kriya.core.ids import read_id
from kriya.inventory.codes import clean_code
from kriya.inventory.models import HELD, Level, Lot
from kriya.showroom.models import IntakeLine, LabelPrint, LabelRules, LabelVisit

TO_PRINT = Q(printed_price=None) | ~Q(printed_price=F("price"))
"""Of labelled_lots(): no label was printed yet, or at another price."""


def labelled_lots(asked: Mapping[str, str]) -> QuerySet[Lot]:
    """Return the lots of which the council holds pieces, the newest first, narrowed by `q` and `titipan`.

    Each has `held`, the pieces, `printed_price`, the price on its newest labels or None, and `scans`.
    """
    lots = Lot.objects.annotate(held=Coalesce(_held(), 0), printed_price=_printed(), scans=Coalesce(_scans(), 0))
    rows = lots.filter(held__gt=0).select_related("product__craft", "product__maker", "maker")
    if (text := asked.get("q", "").strip()) and (code := clean_code(text)):
        rows = rows.filter(code=code)
    elif text:
        rows = rows.filter(Q(name__icontains=text) | Q(maker__name__icontains=text))
    if intake := read_id(asked.get("titipan", "")):
        rows = rows.filter(pk__in=IntakeLine.objects.filter(intake=intake, lot__isnull=False).values("lot"))
    return rows.order_by("-taken_in_on", "name", "pk")


def _held() -> Subquery:
    rows = Level.objects.filter(lot=OuterRef("pk"), location__kind__in=HELD, pieces__gt=0).order_by().values("lot")
    return Subquery(rows.annotate(sum=Sum("pieces")).values("sum"))


def _printed() -> Subquery:
    return Subquery(LabelPrint.objects.filter(lot=OuterRef("pk")).order_by("-at", "-pk").values("price")[:1])


def _scans() -> Subquery:
    rows = LabelVisit.objects.filter(lot=OuterRef("pk")).order_by().values("lot")
    return Subquery(rows.annotate(sum=Sum("times")).values("sum"))


def label_rules() -> LabelRules:
    """Return how the council's labels look; as Kriya has it where nothing was set."""
    return LabelRules.objects.first() or LabelRules()
