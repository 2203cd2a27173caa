"""The seller's own template, read, filled and given back as it was but for the products in it."""
