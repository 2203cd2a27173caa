"""Questions of the shop."""
