"""What was remembered of a template's layout in words, as its history tells it."""

from typing import Final

from django.utils.translation import gettext as _

from kriya.accounts.queries.history.inside import Entries, Inside
from kriya.crafts.taxonomy import name_of_code
from kriya.marketplaces.words import field_name


def _column(letters: str) -> str:
    return _("kolom %(letters)s") % {"letters": letters}


def _field(field: str | None) -> str | None:
    return None if field is None else field_name(field) if field else _("dibiarkan")


LAYOUT: Final[Inside] = {
    "columns": Entries(_column, _field),
    "fixed": Entries(_column),
    "categories": Entries(name_of_code),
}
