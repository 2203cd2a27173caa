"""Reach: how the public pages are used, counted without knowing who uses them."""
