"""Where the makers are: every district of the council as a tile, shaded by how many work there.

There are no boundaries of districts in the package, so that no map is pretended: tiles stand in the order of the
official codes, which districts are numbered by.
"""

from dataclasses import dataclass
from math import ceil, sqrt
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.request import Request
from kriya.core.linked_data import crumbs, linked_data
from kriya.core.sharing import shared
from kriya.councils.regions import districts_of
from kriya.councils.share import council_share
from kriya.makers.queries.public.map import district_counts

SIDE: Final = 96
GAP: Final = 6
SHADES: Final = 4


@dataclass(frozen=True)
class Tile:
    """A district on the map: its place, and a shade from 0 (nobody) to 4 (most)."""

    code: str
    name: str
    count: int
    x: int
    y: int
    shade: int
    address: str

    @property
    def lines(self) -> list[str]:
        """The name cut into lines that fit the tile."""
        return self.name.split(" ", 1) if len(self.name) > 11 else [self.name]


@require_safe
@shared(fresh=0)
def district_map(request: Request) -> HttpResponse:
    """Show the districts with their makers, as a picture of tiles and as a list beneath."""
    counts = district_counts(request.council.pk)
    names = {code: name.removeprefix("Kecamatan ") for code, name in districts_of(request.council.region_code).items()}
    tiles = _tiles(names, counts)
    columns = _columns(len(tiles))
    rows = ceil(len(tiles) / columns) if tiles else 0
    here = request.build_absolute_uri(request.path)
    way = [(request.council.name, reverse("site:home")), (_("UMKM"), reverse("makers:public_list")), (_("Peta"), here)]
    given: dict[str, Any] = {
        "tiles": tiles,
        "listed": sorted(tiles, key=lambda tile: (-tile.count, tile.name)),
        "width": columns * (SIDE + GAP) - GAP,
        "height": rows * (SIDE + GAP) - GAP,
        "side": SIDE,
        "sum": sum(tile.count for tile in tiles),
        "share": council_share(request, _("Peta perajin"), request.council.name),
        "linked_data": linked_data(crumbs([(name, request.build_absolute_uri(url)) for name, url in way])),
    }
    return render(request, "makers/public/map.html", given)


def _columns(count: int) -> int:
    return max(1, ceil(sqrt(count)))


def _tiles(names: dict[str, str], counts: dict[str, int]) -> list[Tile]:
    most, columns = max(counts.values(), default=1), _columns(len(names))
    list_url = reverse("makers:public_list")
    return [
        Tile(
            code=code,
            name=name,
            count=counts.get(code, 0),
            x=place % columns * (SIDE + GAP),
            y=place // columns * (SIDE + GAP),
            shade=ceil(SHADES * counts.get(code, 0) / most),
            address=f"{list_url}?kecamatan={code}",
        )
        for place, (code, name) in enumerate(sorted(names.items()))
    ]
