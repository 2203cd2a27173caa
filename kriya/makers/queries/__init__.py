"""Questions about the register: they read and never write."""
