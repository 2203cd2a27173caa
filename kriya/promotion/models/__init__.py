"""Tables of promotion."""

from kriya.promotion.models.books import Book, BookLanguage, BookOrder, BookPaper, BookState
from kriya.promotion.models.campaigns import Campaign
from kriya.promotion.models.links import Channel, Link, LinkDay, Page, PublishedLink, TargetKind
from kriya.promotion.models.pages import CampaignPage, Composed, PageVersion
from kriya.promotion.models.reach import MissedSearch, PageKind, ReachDay, Source, WantedWords

__all__ = [
    "Book",
    "BookLanguage",
    "BookOrder",
    "BookPaper",
    "BookState",
    "Campaign",
    "CampaignPage",
    "Channel",
    "Composed",
    "Link",
    "LinkDay",
    "MissedSearch",
    "Page",
    "PageKind",
    "PageVersion",
    "PublishedLink",
    "ReachDay",
    "Source",
    "TargetKind",
    "WantedWords",
]
