"""Photographs of the demo's invented products, drawn by program: the same for the same seed, on any day."""

from kriya.demo.pictures.drawing import draw
from kriya.demo.pictures.spec import Picture

__all__ = ["Picture", "draw"]
