"""The maker's own products on the telephone."""
