"""The names that may not leave the council: only the council knows them."""

from collections.abc import Iterator

from kriya.accounts.models import Membership
from kriya.makers.models import Maker
from kriya.playbooks.schema import Json, texts_of
from kriya.playbooks.smuggling import Found, names_inside

_SHORTEST = 2
"""Names of one word are words like others (Sari, Batik); whoever is named so is not found by it."""


def names_told(content: Json) -> Iterator[Found]:
    """Yield names of the council's makers, their owners and its people that stand in a playbook's texts."""
    makers = Maker.objects.values_list("name", "owner_name")
    people = Membership.objects.values_list("user__name", flat=True)
    names = {name for pair in makers for name in pair} | set(people)
    return names_inside(texts_of(content), (name for name in names if name and len(name.split()) >= _SHORTEST))
