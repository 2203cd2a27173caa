"""The newsletter is tried in a shop that is open."""

from kriya.shop.tests.conftest import at

__all__ = ["at"]
