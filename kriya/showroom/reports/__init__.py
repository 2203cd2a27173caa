"""What the office asks of months of showroom: what sells, what lies, what is whose, and when people come."""
