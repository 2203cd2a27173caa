"""Printed catalogues: asked for, made step by step by the worker, stopped, made again, forgotten when old."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from time import monotonic
from typing import Any, Final
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from kriya.accounts.models import User
from kriya.catalog.models import PublishedPhoto
from kriya.catalog.queries.selection import Selection, product_ids
from kriya.core.clock import now, today
from kriya.core.files import write_whole
from kriya.core.jobs import defer_called
from kriya.core.pictures import Crop
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.promotion.actions.campaigns import keep_campaign
from kriya.promotion.actions.links import links_of_products
from kriya.promotion.book.content import MOST_PRODUCTS, Content, content_of, data_of
from kriya.promotion.book.pictures import Source, cover_of, encode_all
from kriya.promotion.book.printing import book_pdf
from kriya.promotion.models import Book, BookLanguage, BookState, Campaign, Channel
from kriya.promotion.posters.printing import qr_svg

KEPT: Final = timedelta(days=90)
SILENT: Final = timedelta(seconds=90)
"""Work that gave no sign of life for so long has died; it says several times a second how far it is."""
BUSY: Final = (BookState.WAITING, BookState.WORKING)
_OFTEN: Final = 0.25
_SETTING: Final = 10
"""The share of the steps, in a hundred photos' worth, that setting the pages takes at the end."""


class Stopped(Exception):
    """Raised within the work when somebody stopped the book meanwhile."""


@transaction.atomic
def ask_book(book: Book, *, by: User | None, soon: bool = True) -> Book:
    """Have a catalogue made by the worker, `soon` where somebody waits for it.

    Raises Refused("book_empty"), Refused("book_too_long").
    """
    found = len(product_ids(Selection(book.which, book.words)))
    if not found:
        raise Refused("book_empty")
    if found > MOST_PRODUCTS:
        raise Refused("book_too_long", found=found, limit=MOST_PRODUCTS)
    book.products, book.asked_at, book.by = found, now(), by
    book.save()
    _queue(book, soon=soon)
    return book


@transaction.atomic
def ask_again(book: Book) -> Book:
    """Have it made again, as the products are today. Raises Refused("book_busy") while it is being made."""
    locked: Book = Book.objects.select_for_update().get(pk=book.pk)
    if locked.state in BUSY and not is_stuck(locked):
        raise Refused("book_busy")
    locked.state, locked.done, locked.steps, locked.alive_at = BookState.WAITING, 0, 0, now()
    locked.save()
    _queue(locked, soon=True)
    return locked


def stop_book(book: Book) -> bool:
    """Stop the work on a book; tell whether there was any. The worker notices at its next step."""
    stopped = Book.objects.filter(pk=book.pk, state__in=BUSY)
    return bool(stopped.update(state=BookState.CANCELLED, finished_at=now()))


def is_stuck(book: Book) -> bool:
    """Tell whether a book is being made by nobody."""
    since = book.alive_at or book.asked_at
    return book.state == BookState.WORKING and now() - since > SILENT


def forget_old_books() -> int:
    """Delete PDFs that are old; return how many."""
    old = Book.objects.exclude(file="").filter(finished_at__lt=now() - KEPT)
    for book in old:
        default_storage.delete(book.file)
        book.file, book.size = "", 0
        book.save()
    return len(old)


def _queue(book: Book, *, soon: bool) -> None:
    defer_called("kriya.promotion.tasks.print_book", soon=soon, book=str(book.pk))


def make_book(council: Any, pk: UUID) -> None:
    """Make a book: its links, its pictures one by one, its pages. A book that was stopped meanwhile is left."""
    with council_scope(council):
        book = _begin(pk)
        if book is None:
            return
        content, codes, photos = _gather(book)
    try:
        pdf = _make(council, book, content, codes, photos)
    except Stopped:
        return
    except BaseException:
        with council_scope(council):
            Book.objects.filter(pk=pk, state=BookState.WORKING).update(state=BookState.FAILED, finished_at=now())
        raise
    with council_scope(council):
        _finish(book, content, pdf)


def _begin(pk: UUID) -> Book | None:
    book: Book | None = Book.objects.select_for_update().filter(pk=pk, state__in=BUSY).first()
    if book is not None:
        book.state, book.done, book.alive_at = BookState.WORKING, 0, now()
        book.save()
    return book


def _gather(book: Book) -> tuple[Content, dict[Any, str], dict[str, Source]]:
    """Read all that the book tells and the rows of its photos: what comes then asks the database for nothing else."""
    with translation.override(_language(book)):
        content = content_of(book)
        products = [piece.product.product_id for piece in content.pieces]
        book.campaign = _campaign(book)
        codes = links_of_products(products, Channel.CATALOGUE, book.campaign, by=book.by)
    wanted = {
        f"p{piece.number}.jpg": piece.product.photos[0]["key"] for piece in content.pieces if piece.product.photos
    }
    if content.cover:
        wanted["cover.jpg"] = content.cover["key"]
    rows = PublishedPhoto.objects.in_bulk(wanted.values())
    photos = {name: Source(rows[key].file, Crop(*rows[key].crop)) for name, key in wanted.items() if key in rows}
    photos |= {f"m{n}.jpg": Source(maker.photo) for n, maker in enumerate(content.makers) if maker.photo}
    book.steps = len(photos) + _setting_steps(len(photos))
    book.save(update_fields=["steps", "campaign"])
    return content, codes, photos


def _setting_steps(photos: int) -> int:
    return max(1, photos * _SETTING // 100)


def _language(book: Book) -> str:
    return "id" if book.language == BookLanguage.BOTH else book.language


def _campaign(book: Book) -> Campaign:
    """Return the campaign under which the book's codes are counted: one for each title."""
    name = (_("Katalog: %(title)s") % {"title": book.title})[:80]
    there = Campaign.objects.filter(name__iexact=name).first()
    return there or keep_campaign(None, name=name, starts_on=today(), note=book.subtitle)


def _make(council: Any, book: Book, content: Content, codes: dict[Any, str], photos: dict[str, Source]) -> bytes:
    tell = _teller(council, book)
    pictures: dict[str, bytes] = {}
    cover = photos.pop("cover.jpg", None)
    if cover is not None and (made := cover_of(cover, book.paper)):
        pictures["cover.jpg"] = made
    tell(1)
    pictures |= dict(encode_all(list(photos.items()), book.paper, lambda: tell(1)))
    for piece in content.pieces:
        code = codes[piece.product.product_id]
        pictures[f"q{piece.number}.svg"] = qr_svg(f"{book.home}/s/{code}").encode()
    with council_scope(council), translation.override(_language(book)):
        data = data_of(book, content, codes, set(pictures))
    tell(0, at_once=True)
    pdf = book_pdf(data, pictures)
    tell(_setting_steps(len(photos)), at_once=True)
    return pdf


def _teller(council: Any, book: Book) -> Callable[..., None]:
    """Return what writes how far the work is, some times a second, and stops it when somebody wants that."""
    done, last = 0, 0.0

    def tell(steps: int, *, at_once: bool = False) -> None:
        nonlocal done, last
        done += steps
        if not at_once and monotonic() - last < _OFTEN:
            return
        last = monotonic()
        with council_scope(council):
            working = Book.objects.filter(pk=book.pk, state=BookState.WORKING)
            if not working.update(done=min(done, book.steps), alive_at=now()):
                raise Stopped

    return tell


def _finish(book: Book, content: Content, pdf: bytes) -> None:
    name = f"books/{book.pk}.pdf"
    locked: Book | None = Book.objects.select_for_update().filter(pk=book.pk, state=BookState.WORKING).first()
    if locked is None:
        return
    write_whole(name, pdf)
    locked.file, locked.size, locked.done = name, len(pdf), locked.steps
    locked.products, locked.makers = len(content.pieces), len(content.makers)
    locked.state, locked.finished_at = BookState.DONE, now()
    locked.save()
