"""Addresses of the shop on the maker's phone."""

from typing import Final

from django.urls import URLPattern

MAKER: Final[list[URLPattern]] = []
