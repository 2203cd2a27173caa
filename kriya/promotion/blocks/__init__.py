"""Blocks: the parts of which campaign pages and newsletters are composed."""
