"""Issue the report of a month."""

import hashlib
import json
from typing import Any

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.showroom.models import MonthlyReport
from kriya.showroom.reports.queries.months import Month, figures_of


def number_of(month: Month) -> str:
    """Return the number of a month's report, such as "LG/2026/10"."""
    return f"LG/{month.first:%Y/%m}"


def digest_of(number: str, figures: Any) -> str:
    """Return the hash that proves a report unchanged."""
    return hashlib.sha256(json.dumps([number, figures], sort_keys=True).encode()).hexdigest()


@transaction.atomic
def issue_month(month: Month, *, by: User | None) -> MonthlyReport:
    """Keep what a month came to under its number, for ever. Twice is once; a month that is not over is refused."""
    instant = now()
    if instant < month.until:
        raise Refused("month_not_over")
    number, figures = number_of(month), figures_of(month)
    row = MonthlyReport.of_scope(
        month=month.first,
        number=number,
        figures=figures,
        digest=digest_of(number, figures),
        issued_at=instant,
        issued_by=by,
    )
    MonthlyReport.objects.bulk_create([row], ignore_conflicts=True)
    return MonthlyReport.objects.get(month=month.first)
