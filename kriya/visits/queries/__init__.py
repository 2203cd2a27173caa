"""Questions about visits."""
