"""The changes that can be made to many makers at once: each says what a state becomes, and refuses where it cannot."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kriya.core.clock import today
from kriya.core.refusal import Refused
from kriya.councils.regions import name_of
from kriya.makers.actions.bulk.aspects import Aspect, Columns, Consents, Crafts, Groups, Life, State
from kriya.makers.actions.life import NEEDS_REASON, POSSIBLE
from kriya.makers.models import Status

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """One kind of change. `becomes` returns the state that values make of a state, or refuses."""

    code: str
    label: str | Promise
    aspect: Aspect
    becomes: Callable[[State, Values], State]
    is_public: bool = True  # what a visitor sees depends on it


def _step(state: State, values: Values) -> State:
    kind, reason = values["step"], values.get("reason", "").strip()
    if kind in NEEDS_REASON and not reason:
        raise Refused("step_needs_reason")
    if state["status"] == kind:
        return state
    if state["status"] not in POSSIBLE.get(kind, frozenset()):
        raise Refused("step_not_possible")
    joined = {name: state[name] for name in ("joined_on", "joined_year")}
    if kind == Status.FOSTERED and not any(joined.values()):
        joined = {"joined_on": today().isoformat(), "joined_year": today().year}
    return {**state, **joined, "status": kind, "reason": reason}


def _add_craft(state: State, values: Values) -> State:
    craft, main = str(values["craft"]), bool(values.get("main"))
    others = [[other, is_main and not main] for other, is_main in state if other != craft]
    was_main = any(is_main for other, is_main in state if other == craft)
    return sorted([*others, [craft, main or was_main or not state]])


def _remove_craft(state: State, values: Values) -> State:
    left = [[craft, is_main] for craft, is_main in state if craft != str(values["craft"])]
    if left and not any(is_main for _craft, is_main in left) and len(left) < len(state):
        left[0][1] = True
    return left


def _add_group(state: State, values: Values) -> State:
    return sorted({*state, str(values["group"])})


def _remove_group(state: State, values: Values) -> State:
    return sorted({*state} - {str(values["group"])})


def _district(state: State, values: Values) -> State:
    """Keep the village only where it lies in the district."""
    district = values["district"]
    village = state["village_code"] if state["village_code"].startswith(f"{district}.") else ""
    return {
        "district_code": district,
        "district_name": name_of(district) or "",
        "village_code": village,
        "village_name": state["village_name"] if village else "",
        "regency_code": district.rpartition(".")[0],
    }


def _joined(state: State, values: Values) -> State:
    """Forget the day of joining where it lies in another year."""
    year, day = values["year"], state["joined_on"]
    return {"joined_year": year, "joined_on": day if day and day.startswith(f"{year}-") else None}


def _one(column: str, value: str) -> Callable[[State, Values], State]:
    return lambda _state, values: {column: values[value]}


def _consent(state: State, values: Values) -> State:
    new = {"on": values["on"].isoformat(), "source": values["source"]}
    return {**dict.fromkeys(sorted(values["subjects"]), new), **state}


_PLACE: Final = Columns("district_code", "district_name", "village_code", "village_name", "regency_code")
_ALL: Final = (
    Change("status", _("Status"), Life(), _step),
    Change("add_craft", _("Tambah jenis kerajinan"), Crafts(), _add_craft),
    Change("remove_craft", _("Hapus jenis kerajinan"), Crafts(), _remove_craft),
    Change("add_group", _("Masukkan ke kelompok"), Groups(), _add_group, is_public=False),
    Change("remove_group", _("Keluarkan dari kelompok"), Groups(), _remove_group, is_public=False),
    Change("district", _("Kecamatan"), _PLACE, _district),
    Change("joined_year", _("Tahun bergabung"), Columns("joined_year", "joined_on"), _joined, is_public=False),
    Change(
        "kind_of_business",
        _("Jenis usaha"),
        Columns("kind_of_business"),
        _one("kind_of_business", "kind"),
        is_public=False,
    ),
    Change(
        "typed_size_class",
        _("Skala usaha (tertulis)"),
        Columns("typed_size_class"),
        _one("typed_size_class", "size"),
        is_public=False,
    ),
    Change("consent", _("Catat persetujuan"), Consents(), _consent),
)
CHANGES: Final[Mapping[str, Change]] = {change.code: change for change in _ALL}
