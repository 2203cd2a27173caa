"""Telephone numbers as people type them, and links into WhatsApp."""

from urllib.parse import quote

import phonenumbers


def e164(typed: str) -> str | None:
    """Return a number as +62…, or None when it can be nobody's number; a number without + is Indonesian."""
    try:
        number = phonenumbers.parse(typed, "ID")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def whatsapp(number: str, text: str) -> str:
    """Return the address that opens WhatsApp with a message, to this number or ("") to whom the sender chooses."""
    return f"https://wa.me/{number.lstrip('+')}?text={quote(text)}"
