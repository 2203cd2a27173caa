"""Addresses at which providers speak with the shop, and those of the office that look after them."""

from typing import Final

from django.urls import URLPattern

GATEWAYS: Final[list[URLPattern]] = []
