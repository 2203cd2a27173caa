"""The maker's own pages of promotion, for the telephone."""
