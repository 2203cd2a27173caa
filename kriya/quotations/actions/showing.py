"""Record that somebody saw how to reach who speaks for an office (UU 27/2022, articles 20 and 31)."""

from uuid import UUID

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.quotations.models import OfficeData, OfficeDataShown


def record_showing(about: UUID, what: OfficeData, *, to: User) -> None:
    """Record that telephone and e-mail of an inquiry or quotation were shown in full, each time anew."""
    OfficeDataShown.of_scope(about=about, what=what, shown_at=now(), shown_to=to).save(force_insert=True)
