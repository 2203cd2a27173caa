"""Makers that may be one: the pairs, two side by side, and what people say about them."""
