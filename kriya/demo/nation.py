"""Reports of neighbouring councils, so that province and nation have something to show. All of it is invented.

They have no register of their own here: only figures, drawn from those of Pekalongan's demo on another scale, kept
and told as any approved period is. Each says of itself that it is an example.
"""

import random
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from django.db import transaction

from kriya.accounts.models import User
from kriya.achievements.actions.nation import tell_nation
from kriya.achievements.actions.publish import write_snapshot
from kriya.achievements.models import Snapshot
from kriya.achievements.period import Period
from kriya.achievements.queries.atoms import Counted
from kriya.achievements.queries.nation import CRAFTS
from kriya.core.clock import now, standing_at
from kriya.core.ids import new_id
from kriya.core.indicators import INDICATORS, Atom
from kriya.core.money import Rupiah, split
from kriya.core.scoping import council_scope
from kriya.councils.models import Council, Level
from kriya.demo.councils import regions_of_nation
from kriya.demo.history import quarters
from kriya.design import dyes, motifs
from kriya.founding.regions import level_of, place_of, proposed_slug
from kriya.ledger.days import start_of

SOURCE: Final = "pekalongan"
_NOTE: Final = "Angka contoh untuk peragaan, bukan laporan dewan yang sebenarnya."
_ABOUT: Final = "Dewan contoh untuk peragaan: angkanya dikarang, daftar UMKM dan galerinya belum ada di sini."
_ABOUT_EN: Final = "An example for the demo: its figures are invented, and it has no register or showroom here yet."
_PERIODS: Final = ((-1, 0.88), (-2, 0.7))
"""Which of the last quarters are told (the newest first), and what part of the councils told them."""
_MAKERS: Final = 12


class _Scale:
    """How much larger or smaller a council is than the source, and how much more or less it lives of each craft."""

    def __init__(self, chance: random.Random, size: float) -> None:
        self.size, self._chance, self._crafts = size, chance, dict[str, float]()

    def craft(self, key: str) -> float:
        """Return the measure of a craft: the same for all that is told of it, or makers earned more than was sold."""
        return self._crafts.setdefault(key, self._chance.uniform(0.2, 1.8))


def seed_nation() -> None:
    """Let the other councils of Jawa Tengah and Yogyakarta report. What is there already stays as it is."""
    source = Council.objects.get(slug=SOURCE)
    there = set(Council.objects.values_list("region_code", flat=True))
    new = [code for code in regions_of_nation() if code not in there]
    if not new:
        return
    with council_scope(source):
        told = {one.period: one.figures for one in Snapshot.objects.exclude(period="").order_by("revision")}
    by = User.objects.get_or_create(email="ketua@contoh.id", defaults={"name": "Ketua (contoh)", "password": "!"})[0]
    for place, code in enumerate(new):
        _seed_council(code, place, told, by)


@transaction.atomic
def _seed_council(code: str, place: int, told: dict[str, Any], by: User) -> None:
    region = place_of(code)
    if region is None:
        return
    council = Council(
        slug=proposed_slug(region),
        name=f"Dekranasda {region.name} (contoh)",
        short_name=region.name.removeprefix("Kabupaten "),
        level=level_of(code),
        region_code=code,
        dye=dyes.DYES[place % len(dyes.DYES)].slug,
        motif=motifs.MOTIFS[place % len(motifs.MOTIFS)].slug,
        about_id=_ABOUT,
        about_en=_ABOUT_EN,
    )
    council.save()
    chance = random.Random(code)
    size = chance.uniform(0.3, 1.6) * (0.4 if council.level == Level.PROVINCE else 1)
    makers = [str(new_id()) for _each in range(_MAKERS)]
    with council_scope(council):
        for at, share in reversed(_PERIODS):
            period = quarters()[at]
            if period.code in told and chance.random() < share:
                _tell(period, told[period.code], _Scale(chance, size), makers, by)


def _tell(period: Period, figures: dict[str, Any], scale: _Scale, makers: list[str], by: User) -> None:
    """Keep and tell figures of the source on another scale, some days after the period's end."""
    scaled = [_scaled(one, scale) for one in figures["indicators"]]
    atoms = {
        one["code"]: _atoms(one, makers)
        for one in scaled
        if one["value"] and INDICATORS[one["code"]].has_atoms and not INDICATORS[one["code"]].guarded_by
    }
    counted = Counted({**figures, "indicators": scaled}, atoms, [new_id()], [])
    with standing_at(min(now(), start_of(period.last + timedelta(days=18)) + timedelta(hours=10))):
        snapshot = write_snapshot(counted, by=by, period=period.code, note=_NOTE, prepared_by_name="Pengurus (contoh)")
        tell_nation(snapshot)


def _scaled(one: dict[str, Any], scale: _Scale) -> dict[str, Any]:
    def times(value: int | None) -> int | None:
        return None if value is None else round(value * scale.size)

    step = 1000 if one["unit"] == "rupiah" else 1
    value = times(one["value"])
    whole = None if value is None else value // step * step
    return {
        **one,
        "value": whole,
        "known": times(one["known"]) or 0,
        "total": times(one["total"]) or 0,
        "by": {name: _crafts(one["by"][name], whole, scale) for name in CRAFTS if whole and _divides(one, name)},
    }


def _divides(one: dict[str, Any], dimension: str) -> bool:
    """Tell whether the parts by a dimension are there and make up the whole, which those of an average do not."""
    cells: list[int] = list(one["by"].get(dimension, {}).values())
    return bool(cells) and min(cells) >= 0 < sum(cells) and sum(cells) == one["value"]


def _crafts(cells: Mapping[str, int], whole: int, scale: _Scale) -> dict[str, int]:
    """Share a figure out among the crafts of the source: no two councils live of the same ones alike."""
    parts = split(Rupiah(whole), [round(value * 100 * scale.craft(key)) for key, value in cells.items()])
    return {key: part for key, part in zip(cells, parts, strict=True) if part}


def _atoms(one: dict[str, Any], makers: list[str]) -> list[Atom]:
    """Share a sum out among makers, craft by craft, so that the guard of public sums has something to look at."""
    weights = range(3, 3 + len(makers))
    told = next(((name, one["by"][name]) for name in CRAFTS if one["by"].get(name)), None)
    cells = [({told[0]: key}, part) for key, part in told[1].items()] if told else [({}, one["value"])]
    return [
        Atom(maker, keys, share)
        for keys, part in cells
        for maker, share in zip(makers, split(Rupiah(part), weights), strict=True)
        if share
    ]
