"""What buyers see. Nobody has to log in: a basket is known by its cookie, an order by its secret address."""
