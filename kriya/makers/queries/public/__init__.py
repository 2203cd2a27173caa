"""What anyone may ask about makers: answered from the published projection alone."""

from kriya.makers.queries.public.listing import Asked, Facet, Listing, listing
from kriya.makers.queries.public.one import kept_slug, near, published

__all__ = ["Asked", "Facet", "Listing", "kept_slug", "listing", "near", "published"]
