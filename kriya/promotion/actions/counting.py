"""Count that a link was followed; who followed it is not asked and not known."""

from datetime import timedelta
from typing import Final

from django.db import connection, transaction
from django.db.models import Count
from django.db.models.functions import TruncDate

from kriya.core.clock import now, today
from kriya.core.ids import new_id
from kriya.core.scoping import current_council
from kriya.ledger.days import start_of, zone
from kriya.promotion.models import Link, LinkDay
from kriya.promotion.models.links import LIVE_DAYS
from kriya.shop.models import Cart

_ONE_MORE: Final = {
    False: """INSERT INTO promotion_linkday (id, council_id, link_id, "on", visits, machines, baskets)
VALUES (%s, %s, %s, %s, 1, 0, 0)
ON CONFLICT (council_id, link_id, "on") DO UPDATE SET visits = promotion_linkday.visits + 1""",
    True: """INSERT INTO promotion_linkday (id, council_id, link_id, "on", visits, machines, baskets)
VALUES (%s, %s, %s, %s, 0, 1, 0)
ON CONFLICT (council_id, link_id, "on") DO UPDATE SET machines = promotion_linkday.machines + 1""",
}


def note_visit(link: Link, *, is_machine: bool) -> None:
    """Count that somebody, or a machine, followed a link today."""
    with connection.cursor() as cursor:
        cursor.execute(_ONE_MORE[is_machine], [new_id(), current_council().pk, link.pk, today()])


@transaction.atomic
def note_baskets() -> int:
    """Write down how many baskets began after each link, by day, before the baskets are forgotten; return how many.

    A day is written whole each time, so that twice is once.
    """
    links = {link.code: link.pk for link in Link.objects.only("pk", "code")}
    since = start_of(today() - timedelta(days=LIVE_DAYS + 5))
    begun = Cart.objects.filter(attribution__in=links, made_at__gte=since, made_at__lte=now())
    rows = begun.order_by().values_list("attribution", TruncDate("made_at", tzinfo=zone())).annotate(n=Count("pk"))
    days = [LinkDay.of_scope(link_id=links[code], on=day, baskets=n) for code, day, n in rows]
    LinkDay.objects.bulk_create(
        days, update_conflicts=True, update_fields=["baskets"], unique_fields=["council", "link", "on"]
    )
    return sum(day.baskets for day in days)
