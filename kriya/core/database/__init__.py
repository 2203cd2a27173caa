"""Django's PostgreSQL, which writes the same statements in less time."""
