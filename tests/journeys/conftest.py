"""Journeys walk through the demo."""

from tests.demo_fixtures import demo, visit

__all__ = ["demo", "visit"]
