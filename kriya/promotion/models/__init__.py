"""Tables of promotion."""

from kriya.promotion.models.campaigns import Campaign
from kriya.promotion.models.links import Channel, Link, LinkDay, Page, PublishedLink, TargetKind

__all__ = ["Campaign", "Channel", "Link", "LinkDay", "Page", "PublishedLink", "TargetKind"]
