"""The maker's money and goods on the telephone: one answer a screen."""
