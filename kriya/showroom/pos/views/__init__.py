"""What tills, their buyers and the office see of the till."""
