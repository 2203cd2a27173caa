"""Reports on the screen and as files."""
