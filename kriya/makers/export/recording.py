"""What leaves in a file is recorded as shown, while its rows pass by."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from kriya.accounts.models import User
from kriya.makers.actions.personal import Personal
from kriya.makers.models import PersonalDataShown

CHUNK: Final = 500


def recorded(
    makers: Iterable[Any], shown: Callable[[Any], Iterable[Personal]], *, purpose: str, by: User | None
) -> Iterable[Any]:
    """Pass makers on and record, some hundreds at a time, which personal data of each leave in full (`shown`)."""
    waiting: list[PersonalDataShown] = []
    for maker in makers:
        row = {"maker_id": maker.pk, "shown_to": by, "purpose": purpose[:160]}
        waiting += [PersonalDataShown.of_scope(what=what, **row) for what in shown(maker)]
        yield maker
        if len(waiting) >= CHUNK:
            PersonalDataShown.objects.bulk_create(waiting)
            waiting = []
    PersonalDataShown.objects.bulk_create(waiting)
