"""Pages of the shop on the maker's telephone."""
