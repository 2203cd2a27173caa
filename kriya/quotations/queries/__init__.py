"""Questions about institutional orders; none writes."""
