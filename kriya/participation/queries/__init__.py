"""Questions about taking part; nothing here writes."""
