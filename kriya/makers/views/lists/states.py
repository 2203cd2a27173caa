"""What a state of a bulk change is called on the page."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, Final

from kriya.crafts.models import Craft
from kriya.makers.models import Group, SizeClass, Status
from kriya.makers.models.consent import ConsentSubject


class StateWords:
    """Says states to people; the names of crafts and groups are asked for once."""

    @cached_property
    def _crafts(self) -> dict[str, str]:
        return {str(craft.pk): str(craft) for craft in Craft.objects.all()}

    @cached_property
    def _groups(self) -> dict[str, str]:
        return {str(pk): name for pk, name in Group.objects.values_list("pk", "name")}

    def say(self, change: str, state: Any) -> str:
        """Return the state that a kind of change is about, "" where nothing is known or nobody knows how to say it."""
        return _SAYS[change](self, state) if change in _SAYS else ""

    def _say_crafts(self, state: list[tuple[str, bool]]) -> str:
        main_first = sorted(state, key=lambda pair: not pair[1])
        return ", ".join(self._crafts.get(craft, "?") for craft, _main in main_first)

    def _say_groups(self, state: list[str]) -> str:
        return ", ".join(sorted(self._groups.get(group, "?") for group in state))

    def _say_status(self, state: dict[str, Any]) -> str:
        return str(Status(state["status"]).label)

    def _say_place(self, state: dict[str, Any]) -> str:
        return ", ".join(filter(None, [state["district_name"], state["village_name"]]))

    def _say_year(self, state: dict[str, Any]) -> str:
        return str(state["joined_year"] or "")

    def _say_kind(self, state: dict[str, Any]) -> str:
        return str(state["kind_of_business"])

    def _say_size(self, state: dict[str, Any]) -> str:
        return str(SizeClass(state["typed_size_class"]).label) if state["typed_size_class"] else ""

    def _say_consents(self, state: dict[str, Any]) -> str:
        return ", ".join(str(subject.label) for subject in ConsentSubject if subject.value in state)


_SAYS: Final[Mapping[str, Callable[[StateWords, Any], str]]] = {
    "status": StateWords._say_status,
    "add_craft": StateWords._say_crafts,
    "remove_craft": StateWords._say_crafts,
    "add_group": StateWords._say_groups,
    "remove_group": StateWords._say_groups,
    "district": StateWords._say_place,
    "joined_year": StateWords._say_year,
    "kind_of_business": StateWords._say_kind,
    "typed_size_class": StateWords._say_size,
    "consent": StateWords._say_consents,
}
