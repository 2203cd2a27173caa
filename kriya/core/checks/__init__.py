"""Checks prove that what is kept twice is the same twice: `registry` names them, `running` runs them."""
