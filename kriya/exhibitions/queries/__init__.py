"""Questions about exhibitions."""
