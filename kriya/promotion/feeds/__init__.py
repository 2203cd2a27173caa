"""Feeds for shopping services, from the price and the stock that the product's own page shows."""
