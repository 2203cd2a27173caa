"""What stands inside the rules of a shop, in words."""

from datetime import datetime
from typing import Any, Final

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from kriya.accounts.queries.history.inside import Entries, Inside
from kriya.design.formats import when
from kriya.shop.queries.rules import PROVIDERS


def _provider(code: Any) -> str:
    return PROVIDERS.get(code, str(code))


def _set_at(said: Any) -> str | None:
    """Say when a key was set; the key itself is told nowhere."""
    if said is None:
        return None
    return _("dipasang %(when)s") % {"when": strip_tags(when(datetime.fromisoformat(said)))}


RULES: Final[Inside] = {"keys_set": Entries(_provider, _set_at)}
