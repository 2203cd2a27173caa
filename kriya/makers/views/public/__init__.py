"""Makers as visitors see them, read from the published projection."""
