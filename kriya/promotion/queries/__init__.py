"""Questions of promotion; none writes."""
