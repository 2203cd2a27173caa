"""Pages of promotion, by audience."""
