"""Journeys walk through the demo."""

from tests.demo_fixtures import chromium, demo, visit

__all__ = ["chromium", "demo", "visit"]
