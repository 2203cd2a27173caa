"""The office keeps the catalogue, works on cases and watches the money."""
