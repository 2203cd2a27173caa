"""Questions about assistance; nothing here writes."""
