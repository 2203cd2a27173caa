"""The printed catalogue: what stands in it, its pictures at their right size, its pages."""
