"""How allauth behaves here: nobody signs up by themselves, letters come from the council."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closes the sign-up: staff come by invitation, makers by the register."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False

    def get_user_display(self, user: Any) -> str:
        return str(user)
