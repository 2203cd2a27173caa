"""The office's pages of exhibitions."""
