"""How far a session reaches: one whose door an officer opened reaches the council of that officer alone.

Officers hand out links and codes to whoever has a telephone or an address, a maker of other councils among them. Used
by anybody else than that person, they must open neither another council nor the person's own account.
"""

from typing import Any, Final

from kriya.councils.models import Council

_HELD_TO: Final = "held_to"
# Pages by which a person's ways of logging in change: an own password or letter opens them.
_OWN_ACCOUNT: Final = ("/akun/password/set/", "/akun/password/change/", "/akun/email/", "/akun/2fa/")


def is_held(session: Any) -> bool:
    """Tell whether a session came by a link or code of an officer."""
    return _HELD_TO in session


def hold_to(session: Any, council: Council) -> None:
    """Let a session reach this council, beside those that it was held to before."""
    session[_HELD_TO] = sorted({*session.get(_HELD_TO, ()), str(council.pk)})


def reaches(session: Any, council: object) -> bool:
    """Tell whether a session opens the council with this key."""
    return not is_held(session) or str(council) in session[_HELD_TO]


def is_own_account(session: Any, path: str) -> bool:
    """Tell whether a page needs more than an officer's word."""
    return is_held(session) and path.startswith(_OWN_ACCOUNT)
