"""Questions about what came of programmes; nothing here writes."""
