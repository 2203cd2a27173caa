"""What sending costs: the council's own table, and couriers behind one interface."""
