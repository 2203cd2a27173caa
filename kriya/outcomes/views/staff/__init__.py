"""For the office."""
