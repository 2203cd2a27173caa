"""Marketplaces are tried beside a shop that is open."""

from kriya.shop.tests.conftest import at

__all__ = ["at"]
