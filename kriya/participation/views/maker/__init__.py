"""Makers take part, on the telephone."""
