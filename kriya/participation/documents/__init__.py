"""Papers of taking part."""
