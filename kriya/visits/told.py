"""What the lists of visits and of their rules say in words, as their histories tell them."""

from datetime import date
from typing import Any, Final

from django.utils.dateformat import format as format_date
from django.utils.dates import WEEKDAYS

from kriya.accounts.queries.history.inside import Form, Inside, Items, Values, of_choices
from kriya.visits.forms.day import PartForm
from kriya.visits.models import Topic


def _day(value: Any) -> str:
    return format_date(date.fromisoformat(value), "j M Y")


RULES: Final[Inside] = {
    "weekdays": Values(lambda day: WEEKDAYS[int(day)], in_one=True),
    # Who speaks may be a person by name, whom the page of the rules does not show.
    "agenda": Items(lambda one: one["title"], lambda one: one["title"], Form(PartForm, sealed=frozenset({"who"}))),
}
VISIT: Final[Inside] = {
    "wished": Values(_day, in_one=True),
    "topics": Values(of_choices(Topic.choices), in_one=True),
}
