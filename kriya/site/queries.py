"""What the first pages say: of every council from public projections only, of the office's day from its own rows."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, QuerySet

from kriya.accounts.queries.codes import waiting_for_code
from kriya.catalog.models import Product, ProductState, PublishedProduct
from kriya.catalog.queries.public import public_products
from kriya.core.clock import now
from kriya.core.scoping import current_council
from kriya.councils.models import Council
from kriya.councils.queries import all_councils
from kriya.makers.models import ImportRun, Maker, Paper, PublishedMaker, Status
from kriya.makers.models.imports import ImportState
from kriya.makers.queries.duplicates.pairs import pair_count
from kriya.makers.queries.expiring import papers_expiring

NEWEST = 8
PAPERS = 10


@dataclass(frozen=True)
class CouncilCard:
    """A council with what anyone may see of it."""

    council: Council
    makers: int
    products: int
    crafts: int


@dataclass(frozen=True)
class Day:
    """What waits in the office today."""

    applications: int
    papers: list[Paper]
    duplicates: int
    codes: int
    drafts: int
    imports: list[ImportRun]
    makers: int


def council_cards() -> list[CouncilCard]:
    """Return every council with its public figures: four questions, however many councils."""
    makers = _count_by_council(PublishedMaker.objects.all())
    products = _count_by_council(PublishedProduct.objects.all())
    living = PublishedProduct.objects.exclude(craft_code="").values_list("council").order_by()
    crafts = dict(living.annotate(n=Count("craft_code", distinct=True)))
    return [
        CouncilCard(one, makers.get(one.pk, 0), products.get(one.pk, 0), crafts.get(one.pk, 0))
        for one in all_councils()
    ]


def _count_by_council(rows: QuerySet) -> dict[int, int]:  # type: ignore[type-arg]
    return dict(rows.order_by().values_list("council").annotate(n=Count("pk")))


def newest_products() -> list[PublishedProduct]:
    """Return the products that a visitor sees first."""
    return list(public_products()[:NEWEST])


def some_makers() -> list[PublishedMaker]:
    """Return makers to meet: those that changed last."""
    shown = PublishedMaker.objects.of(current_council().pk)
    return list(shown.defer("search", "words").order_by("-updated_at", "maker_id")[:NEWEST])


def public_counts() -> tuple[int, int]:
    """Return how many makers and products of this council anyone may see."""
    here = current_council().pk
    return PublishedMaker.objects.of(here).count(), PublishedProduct.objects.of(here).count()


def day_of_office() -> Day:
    """Return what waits: seven questions, whatever the size of the register."""
    register = Maker.objects.in_register()
    return Day(
        applications=register.filter(status__in=[Status.APPLIED, Status.REVIEWED]).count(),
        papers=list(papers_expiring()[:PAPERS]),
        duplicates=pair_count(),
        codes=waiting_for_code().count(),
        drafts=Product.objects.filter(state=ProductState.DRAFT).count(),
        imports=list(_imports()),
        makers=register.count(),
    )


def _imports() -> QuerySet[ImportRun]:
    recent = ImportRun.objects.filter(uploaded_at__gte=now() - timedelta(days=30)).exclude(state=ImportState.UNDONE)
    found: QuerySet[ImportRun] = recent.defer("mapping").order_by("-uploaded_at")[:5]
    return found
