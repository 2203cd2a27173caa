"""Pekalongan helps its makers."""

from kriya.participation.tests.conftest import at

__all__ = ["at"]
