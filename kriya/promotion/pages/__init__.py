"""Campaign pages as they are shown."""
