"""What a reader sees of a text."""


def shows_nothing(text: str) -> bool:
    """Tell whether a text has no sign with a picture of its own: blanks, joiners and marks of direction alone."""
    return not any(sign.isprintable() and not sign.isspace() for sign in text)
