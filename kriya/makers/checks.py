"""What `kriya check` proves of makers."""

from typing import Final

from django.db import connection

from kriya.core.checks.running import Found, compare_projection
from kriya.core.scoping import current_council
from kriya.makers.actions.publish import COLUMNS, PROJECTION
from kriya.makers.models import Maker

_NEWEST_STEP: Final = """
SELECT m.id::text, m.name, m.status, step.kind FROM makers_maker m
LEFT JOIN LATERAL (SELECT s.kind FROM makers_step s WHERE s.maker_id = m.id AND s.council_id = m.council_id
                   ORDER BY s.at DESC, s.id DESC LIMIT 1) step ON true
WHERE m.council_id = %s
"""


def published_makers() -> Found:
    """Compare the public projection of makers with what publishing would write now."""
    makers = list(Maker.objects.values_list("pk", flat=True))
    return compare_projection(
        table="makers_publishedmaker", key="maker_id", columns=COLUMNS, wanted=PROJECTION, makers=makers
    )


def status_is_newest_step() -> Found:
    """Compare each maker's status with the kind of its newest step."""
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST_STEP, [current_council().pk])
        rows = cursor.fetchall()
    differences = [
        f"{name} ({pk}) is {status}, newest step {kind or 'missing'}"
        for pk, name, status, kind in rows
        if status != kind
    ]
    return Found(len(rows), differences)
