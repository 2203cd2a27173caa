"""Pages of taking part, by who opens them."""
