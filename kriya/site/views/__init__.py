"""Pages that join several domains."""
