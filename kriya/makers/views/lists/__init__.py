"""The staff list: the table, its saved views, changing many at once, and its files."""
