"""Servers of payment and courier providers, each a process of its own that speaks the provider's real protocol."""
