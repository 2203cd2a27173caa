"""What the office and the public see of exhibitions."""
