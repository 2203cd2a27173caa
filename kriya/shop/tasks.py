"""Jobs of the shop."""

from uuid import UUID

from procrastinate import RetryStrategy

from kriya.core.jobs import council_job, in_every_council, jobs
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.shop.actions.carts import forget_old
from kriya.shop.actions.ending import expire_due
from kriya.shop.actions.pulling import pull, reconcile
from kriya.shop.letters import letter_about
from kriya.shop.message_letter import message_letter
from kriya.shop.models import Method, OrderEvent
from kriya.shop.payments import practice
from kriya.shop.payments.registry import keys_of


@in_every_council("*/5 * * * *", name="kriya.shop.tasks.expire", lock="expire_orders")
def expire_orders() -> None:
    """End the orders that were not paid in time."""
    expire_due()


@in_every_council("20 19 * * *", name="kriya.shop.tasks.forget_baskets", lock="forget_baskets")
def forget_baskets() -> None:
    """Delete baskets that nobody comes back for."""
    forget_old()


@jobs.periodic(cron="*/10 * * * *")  # type: ignore[untyped-decorator]
@jobs.task(name="kriya.shop.tasks.reconcile", queueing_lock="reconcile_payments")  # type: ignore[untyped-decorator]
def reconcile_payments(timestamp: int) -> None:  # noqa: ARG001
    """Ask providers for the payments that no notice told of."""
    for council in Council.objects.order_by("pk"):
        reconcile(council)


# These open scopes of their own: no transaction waits for a server of others.
@jobs.task(name="kriya.shop.tasks.pull_payment")  # type: ignore[untyped-decorator]
def pull_payment(council_id: int, payment_id: str) -> None:
    """Ask a provider for the payment of which it hinted."""
    pull(Council.objects.get(pk=council_id), UUID(payment_id))


@jobs.task(name="kriya.shop.tasks.send_practice_notice", retry=3)  # type: ignore[untyped-decorator]
def send_practice_notice(council_id: int, reference: str, times: int) -> None:
    """Send what was chosen on the practice gateway's page, over HTTP, so many times."""
    with council_scope(Council.objects.get(pk=council_id)):
        keys = keys_of(Method.PRACTICE)
    taken = [practice.send(reference, keys) for _time in range(times)]
    if not all(taken):
        raise ConnectionError(f"the notice of {reference} was not taken")


@council_job(queue="default", retry=5)
def send_message(event: str, address: str) -> None:
    """Send what the office wrote to a buyer as a letter, too."""
    message_letter(OrderEvent.objects.select_related("order").get(pk=UUID(event)), address).send()


@council_job(retry=RetryStrategy(max_attempts=6, exponential_wait=4))
def write_to_buyer(event_id: str) -> None:
    """Write to a buyer about what happened to their order."""
    letter = letter_about(OrderEvent.objects.select_related("order").get(pk=UUID(event_id)))
    if letter is not None:
        letter.send()
