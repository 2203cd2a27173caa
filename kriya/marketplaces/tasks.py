"""Jobs of marketplaces."""

from uuid import UUID

from kriya.accounts.models import User
from kriya.core.jobs import jobs
from kriya.councils.models import Council
from kriya.marketplaces.actions.filling import FILL, fill_waiting
from kriya.marketplaces.actions.payouts import BOOK, book_in_parts
from kriya.marketplaces.actions.taking_in import APPLY, apply_in_parts
from kriya.marketplaces.actions.undoing import UNDO, undo_in_parts
from kriya.marketplaces.actions.undoing_payouts import UNDO_PAYOUTS, undo_payouts_in_parts


@jobs.task(name=APPLY)  # type: ignore[untyped-decorator]
def apply_file(*, council_id: int, file: str, by: int | None) -> None:
    """Apply a large export. It opens short transactions by itself, so that its progress shows meanwhile."""
    apply_in_parts(Council.objects.get(pk=council_id), UUID(file), by=_person(by))


@jobs.task(name=FILL)  # type: ignore[untyped-decorator]
def fill_file(*, council_id: int, filling: str) -> None:
    """Fill a template with many products."""
    fill_waiting(Council.objects.get(pk=council_id), UUID(filling))


@jobs.task(name=UNDO)  # type: ignore[untyped-decorator]
def undo_file(*, council_id: int, file: str, by: int | None) -> None:
    """Undo a large import in the same way."""
    undo_in_parts(Council.objects.get(pk=council_id), UUID(file), by=_person(by))


@jobs.task(name=BOOK)  # type: ignore[untyped-decorator]
def book_payouts(*, council_id: int, file: str, by: int | None) -> None:
    """Book a large report of payouts in the same way."""
    book_in_parts(Council.objects.get(pk=council_id), UUID(file), by=_person(by))


@jobs.task(name=UNDO_PAYOUTS)  # type: ignore[untyped-decorator]
def undo_payout_file(*, council_id: int, file: str, by: int | None) -> None:
    """Undo a large report of payouts in the same way."""
    undo_payouts_in_parts(Council.objects.get(pk=council_id), UUID(file), by=_person(by))


def _person(pk: int | None) -> User | None:
    return User.objects.filter(pk=pk).first() if pk else None
