"""Addresses of the shop in the office."""

from typing import Final

from django.urls import URLPattern

STAFF: Final[list[URLPattern]] = []
