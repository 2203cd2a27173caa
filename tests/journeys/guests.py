"""Guests of a visit, each with a telephone."""

from typing import Any


def sign(page: Any, name: str, title: str = "") -> None:
    """Somebody writes who they are into the list of those present."""
    page.fill("#id_name", name)
    page.fill("#id_title", title)
    page.click("[data-signing] form button[type=submit]")
