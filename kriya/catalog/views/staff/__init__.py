"""The catalogue as the office keeps it."""
