"""Pages of newsletters, by audience."""
