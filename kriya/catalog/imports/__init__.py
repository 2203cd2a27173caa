"""A council's product list: read from any spreadsheet, linked to the makers of the register, compared, written."""
