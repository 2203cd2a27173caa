"""Questions about training; nothing here writes."""
