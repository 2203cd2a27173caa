"""Makers see their way, on the telephone."""
