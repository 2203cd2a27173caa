"""What the office sees of marketplaces."""
