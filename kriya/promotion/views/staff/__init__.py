"""The office's pages of promotion."""
