"""The showroom's desk in the office."""
