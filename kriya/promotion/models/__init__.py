"""Tables of promotion."""

from kriya.promotion.models.books import Book, BookLanguage, BookOrder, BookPaper, BookState
from kriya.promotion.models.campaigns import Campaign
from kriya.promotion.models.links import Channel, Link, LinkDay, Page, PublishedLink, TargetKind
from kriya.promotion.models.reach import MissedSearch, PageKind, ReachDay, Source, WantedWords

__all__ = [
    "Book",
    "BookLanguage",
    "BookOrder",
    "BookPaper",
    "BookState",
    "Campaign",
    "Channel",
    "Link",
    "LinkDay",
    "MissedSearch",
    "Page",
    "PageKind",
    "PublishedLink",
    "ReachDay",
    "Source",
    "TargetKind",
    "WantedWords",
]
