"""The maker's own pages on the telephone: one answer a screen."""
