"""What is typed at the showroom's desk."""
