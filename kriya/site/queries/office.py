"""What waits in the office today."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet

from kriya.accounts.queries.codes import waiting_for_code
from kriya.catalog.models import Product, ProductState
from kriya.catalog.queries.curation import waiting_changes, waiting_for_curator
from kriya.core.clock import now
from kriya.core.counting import counted
from kriya.makers.models import ImportRun, Maker, Paper, Status
from kriya.makers.models.imports import ImportState
from kriya.makers.queries.corrections import open_corrections
from kriya.makers.queries.duplicates.pairs import pairs_to_judge
from kriya.makers.queries.expiring import papers_expiring

PAPERS = 10


@dataclass(frozen=True)
class Day:
    """What waits in the office today."""

    applications: int
    papers: list[Paper]
    duplicates: int
    codes: int
    corrections: int
    curation: int
    drafts: int
    imports: list[ImportRun]
    makers: int


def day_of_office() -> Day:
    """Return what waits: three questions, whatever the size of the register."""
    register = Maker.objects.in_register()
    waits = counted(
        applications=register.filter(status__in=[Status.APPLIED, Status.REVIEWED]),
        duplicates=pairs_to_judge(),
        codes=waiting_for_code(),
        corrections=open_corrections(),
        products=waiting_for_curator(),
        changes=waiting_changes(),
        drafts=Product.objects.filter(state=ProductState.DRAFT),
        makers=register,
    )
    curation = waits.pop("products") + waits.pop("changes")
    return Day(papers=list(papers_expiring()[:PAPERS]), imports=list(_imports()), curation=curation, **waits)


def _imports() -> QuerySet[ImportRun]:
    recent = ImportRun.objects.filter(uploaded_at__gte=now() - timedelta(days=30)).exclude(state=ImportState.UNDONE)
    found: QuerySet[ImportRun] = recent.defer("mapping").order_by("-uploaded_at")[:5]
    return found
