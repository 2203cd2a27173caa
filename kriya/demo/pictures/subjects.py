"""Which subjects there are, in which scenes they can be seen, and which motifs and palettes suit them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kriya.demo.pictures import cloth, workshop
from kriya.demo.pictures.objects import bamboo, garments, jewellery, leatherwork, scarves, sewn, stone, woodwork
from kriya.demo.pictures.objects.mask import mask
from kriya.demo.pictures.stage import Stage

Painter = Callable[[Stage], None]

BATIK: Final = (
    "kawung", "parang", "truntum", "jlamprang", "ceplok", "megamendung", "buketan", "sekar-jagad", "tambal",
)  # fmt: skip
DYES: Final = (
    "indigo",
    "soga",
    "mengkudu",
    "tingi",
    "jolawe",
    "secang",
    "mahoni",
    "sogan",
    "pesisir",
    "pesisir-terang",
    "hitam-putih",
)


@dataclass(frozen=True)
class Subject:
    """A kind of thing that can be drawn."""

    scenes: dict[str, Painter]
    motifs: tuple[str, ...] = BATIK
    palettes: tuple[str, ...] = DYES


SUBJECTS: Final[dict[str, Subject]] = {
    "cloth": Subject(
        {
            "hung": cloth.hung, "flat": cloth.flat, "folded": cloth.folded, "rolled": cloth.rolled, "draped": cloth.draped,
            "thrown": cloth.thrown, "close": cloth.close,
        }
    ),
    "scarf": Subject({"hung": scarves.scarf_hung, "flat": scarves.scarf_flat, "wound": scarves.scarf_wound, "draped": cloth.draped, "folded": cloth.folded}),
    "shirt": Subject({"hanger": garments.shirt}),
    "dress": Subject({"hanger": garments.dress}),
    "outer": Subject({"pole": garments.outer}),
    "sarong": Subject({"pole": garments.sarong, "folded": cloth.folded}),
    "runner": Subject({"table": scarves.runner}),
    "cushion": Subject({"plump": sewn.cushion}),
    "bag": Subject({"standing": sewn.bag}),
    "pouch": Subject({"lying": sewn.pouch}),
    "woven": Subject(
        {"hung": cloth.hung, "folded": cloth.folded, "rolled": cloth.rolled, "draped": cloth.draped, "thrown": cloth.thrown},
        ("stripes", "ikat"), ("indigo", "soga", "mengkudu", "tingi", "jolawe", "hitam-putih"),
    ),
    "lurik": Subject(
        {"hung": cloth.hung, "folded": cloth.folded, "rolled": cloth.rolled, "draped": cloth.draped, "thrown": cloth.thrown, "close": cloth.close},
        ("lurik",), ("soga",),
    ),
    "mask": Subject({"wall": mask}),
    "wood": Subject({"bowl": woodwork.bowl, "tray": woodwork.tray, "panel": woodwork.relief, "casket": woodwork.casket, "toy": woodwork.toy}),
    "silver": Subject({"ring": jewellery.ring, "bangle": jewellery.bangle, "brooch": jewellery.brooch, "earrings": jewellery.earrings}),
    "ceramic": Subject({"vase": jewellery.vase, "cups": jewellery.cups}),
    "stone": Subject({"relief": woodwork.stone_relief, "mortar": stone.mortar, "bowl": stone.bowl, "lantern": stone.lantern}),
    "bamboo": Subject({"basket": bamboo.basket, "lamp": bamboo.lamp, "tray": bamboo.tray, "box": bamboo.lidded}),
    "grass": Subject({"basket": bamboo.grass_basket, "tray": bamboo.grass_tray, "box": bamboo.lidded}),
    "leather": Subject({"wallet": leatherwork.wallet, "bag": leatherwork.satchel, "belt": leatherwork.belt}),
    "puppet": Subject({"gunungan": leatherwork.gunungan}),
    "workshop": Subject(
        {"batik": workshop.batik, "stamp": workshop.stamp, "loom": workshop.loom, "chisels": workshop.chisels, "strips": workshop.strips}
    ),
    "hero": Subject({"drapes": workshop.drapes}),
}  # fmt: skip
