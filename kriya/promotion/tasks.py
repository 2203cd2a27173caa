"""Jobs of promotion."""

from uuid import UUID

from kriya.core.jobs import in_every_council, jobs
from kriya.councils.models import Council
from kriya.promotion.actions.books import forget_old_books, make_book
from kriya.promotion.actions.counting import note_baskets
from kriya.promotion.actions.reach import forget_old_reach


@in_every_council("50 18 * * *", name="kriya.promotion.tasks.baskets", lock="note_baskets")
def keep_baskets() -> None:
    """Note the baskets of each link before old ones are forgotten."""
    note_baskets()


@in_every_council("10 19 * * *", name="kriya.promotion.tasks.forget_reach", lock="forget_reach")
def forget_reach() -> None:
    """Delete counts of reach past their time, and searches that stayed rare."""
    forget_old_reach()


@jobs.task(name="kriya.promotion.tasks.print_book")  # type: ignore[untyped-decorator]
def print_book(*, council_id: int, book: str) -> None:
    """Make a printed catalogue. It opens short transactions by itself, so that its progress shows meanwhile."""
    make_book(Council.objects.get(pk=council_id), UUID(book))


@in_every_council("20 19 * * *", name="kriya.promotion.tasks.forget_books", lock="forget_books")
def forget_books() -> None:
    """Delete the PDFs of old catalogues; they can be made again."""
    forget_old_books()
