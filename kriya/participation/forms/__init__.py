"""Forms of taking part."""
