"""Jobs of the shop."""

from kriya.core.jobs import jobs
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.shop.actions.carts import forget_old
from kriya.shop.actions.ending import expire_due


@jobs.periodic(cron="*/5 * * * *")  # type: ignore[untyped-decorator]
@jobs.task(name="kriya.shop.tasks.expire", queueing_lock="expire_orders")  # type: ignore[untyped-decorator]
def expire_orders(timestamp: int) -> None:  # noqa: ARG001
    """End the orders that were not paid in time."""
    for council in Council.objects.order_by("pk"):
        with council_scope(council):
            expire_due()


@jobs.periodic(cron="20 19 * * *")  # type: ignore[untyped-decorator]
@jobs.task(name="kriya.shop.tasks.forget_baskets", queueing_lock="forget_baskets")  # type: ignore[untyped-decorator]
def forget_baskets(timestamp: int) -> None:  # noqa: ARG001
    """Delete baskets that nobody comes back for."""
    for council in Council.objects.order_by("pk"):
        with council_scope(council):
            forget_old()
