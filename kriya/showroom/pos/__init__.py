"""The till: a web app that sells with or without a network, and what it asks of the server."""
