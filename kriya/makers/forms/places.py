"""The village picker: choose a district, type a village; any spelling is understood, no script is needed."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from kriya.councils.models import Council
from kriya.councils.regions import districts_of, find_village, name_of, regencies_of, villages_of


class Place(NamedTuple):
    """Where a maker works, as codes; "" is unknown."""

    regency: str = ""
    district: str = ""
    village: str = ""


class NoSuchPlace(Exception):
    """Raised with the sentence that says what was not found."""


def regencies_in_reach(council: Council) -> dict[str, str]:
    """Return the regencies that a council covers: its own, or all of its province."""
    code = council.region_code
    if "." not in code:
        return regencies_of(code)
    own = ".".join(code.split(".")[:2])
    return {own: name_of(own) or own}


def district_choices(council: Council) -> list[tuple[str, Any]]:
    """Return the districts to choose from, grouped by regency where there are several."""
    reach = regencies_in_reach(council)
    blank: list[tuple[str, Any]] = [("", _("Belum diketahui"))]
    if len(reach) == 1:
        return blank + sorted(districts_of(next(iter(reach))).items(), key=lambda pair: pair[1])
    return blank + [
        (name, sorted(districts_of(code).items(), key=lambda pair: pair[1])) for code, name in reach.items()
    ]


def village_names(council: Council, district: str = "") -> list[str]:
    """Return what may be typed: the villages of a district, or "Village, District" over the council's regency."""
    if district:
        return sorted(villages_of(district).values())
    reach = regencies_in_reach(council)
    if len(reach) > 1:
        return []
    regency = next(iter(reach))
    districts = districts_of(regency)
    named = villages_of(regency).items()
    return sorted(f"{name}, {districts.get(code.rpartition('.')[0], '')}" for code, name in named)


def place_of(council: Council, *, district: str, village: str) -> Place:
    """Return the codes of what was chosen and typed; raise NoSuchPlace with a sentence when it is not there."""
    text, _comma, typed_district = village.partition(",")
    reach = regencies_in_reach(council)
    if not text.strip():
        return Place(district.rpartition(".")[0] if district else "", district)
    within = district or (next(iter(reach)) if len(reach) == 1 else "")
    if not within:
        raise NoSuchPlace(_("Pilih kecamatannya dulu."))
    named = {name: code for code, name in districts_of(within).items()} if not district else {}
    inside = district or named.get(typed_district.strip(), within)
    found = find_village(text.strip(), inside)
    if found is None:
        raise NoSuchPlace(
            _("Tidak ada desa atau kelurahan “%(village)s” di %(place)s. Periksa ejaannya atau kecamatannya.")
            % {"village": text.strip(), "place": name_of(inside) or inside}
        )
    if found.others and not district and inside == within:
        raise NoSuchPlace(_("Ada beberapa desa bernama “%(village)s”. Pilih kecamatannya.") % {"village": found.name})
    chosen = found.code.rpartition(".")[0]
    return Place(chosen.rpartition(".")[0], chosen, found.code)
