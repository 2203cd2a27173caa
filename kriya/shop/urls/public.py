"""Addresses of the shop for buyers."""

from typing import Final

from django.urls import URLPattern

PUBLIC: Final[list[URLPattern]] = []
