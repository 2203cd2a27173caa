"""What each craft of the demo makes: kinds of piece with size and price, patterns, dyes, and how they are drawn."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Piece:
    """A kind of piece: its names, a price in thousands of rupiah, size in cm, weight in grams, and its picture."""

    name: str
    name_en: str
    thousands: int
    size: tuple[float, ...]
    grams: int
    subject: str
    scene: str = ""
    variants: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pattern:
    """What tells one piece from another: its names, the code of its motif, and the motif of its picture."""

    name: str
    name_en: str
    code: str = ""
    drawn: str = ""


@dataclass(frozen=True)
class Finish:
    """The dye or the wood of a piece, and the palette of its picture."""

    name: str
    name_en: str
    palette: str = ""
    natural: bool = True


@dataclass(frozen=True)
class Range:
    """What a craft makes, of which materials (codes, the main one first), by which technique (code), and in words."""

    pieces: tuple[Piece, ...]
    patterns: tuple[Pattern, ...]
    finishes: tuple[Finish, ...]
    materials: tuple[str, ...]
    technique: str
    how: str
    how_en: str
    care: str
    care_en: str


_SIZES: Final = ("S", "M", "L", "XL")
CLOTH_CARE: Final = "Cuci dengan tangan memakai sabun lerak, jemur di tempat teduh, setrika dari balik kain."
CLOTH_CARE_EN: Final = "Wash by hand with mild soap, dry in the shade, iron on the back."
WOOD_CARE: Final = "Lap dengan kain kering. Jauhkan dari air dan matahari langsung; beri minyak kayu setahun sekali."
WOOD_CARE_EN: Final = "Wipe with a dry cloth. Keep from water and direct sun; oil once a year."
GRASS_CARE: Final = "Bersihkan dengan sikat lembut. Angin-anginkan di tempat teduh bila lembap."
GRASS_CARE_EN: Final = "Clean with a soft brush. Air in the shade when damp."
METAL_CARE: Final = "Gosok dengan kain lembut. Simpan dalam kantong tertutup agar tidak menghitam."
METAL_CARE_EN: Final = "Polish with a soft cloth. Keep in a closed pouch against tarnish."
STONE_CARE: Final = "Bilas dengan air tanpa sabun dan keringkan."
STONE_CARE_EN: Final = "Rinse with water without soap and let dry."

DYES: Final = (
    Finish("Indigo", "Indigo", "indigo"), Finish("Soga", "Soga brown", "soga"), Finish("Mengkudu", "Morinda red", "mengkudu"),
    Finish("Tingi", "Tingi red-brown", "tingi"), Finish("Secang", "Sappan pink", "secang"), Finish("Jolawe", "Jolawe gold", "jolawe"),
    Finish("Mahoni", "Mahogany bark", "mahoni"), Finish("Sogan", "Sogan", "sogan"),
    Finish("Pesisiran", "Coastal colours", "pesisir", natural=False), Finish("Cerah", "Bright", "pesisir-terang", natural=False),
    Finish("Monokrom", "Black and white", "hitam-putih", natural=False),
)  # fmt: skip
BATIK: Final = (
    Pattern("Jlamprang", "Jlamprang", "jlamprang", "jlamprang"), Pattern("Buketan", "Bouquet", "buketan", "buketan"),
    Pattern("Kawung", "Kawung", "kawung", "kawung"), Pattern("Truntum", "Truntum", "truntum", "truntum"),
    Pattern("Parang", "Parang", "parang", "parang"), Pattern("Ceplok", "Ceplok", "ceplok", "ceplok"),
    Pattern("Megamendung", "Cloud", "megamendung", "megamendung"),
    Pattern("Sekar Jagad", "Flowers of the world", "sekar-jagad", "sekar-jagad"),
    Pattern("Tambal", "Patchwork", "tambal", "tambal"), Pattern("Terang Bulan", "Moonlight", "terang-bulan", "tumpal"),
)  # fmt: skip
JLAMPRANG: Final = (
    Pattern("Jlamprang", "Jlamprang", "jlamprang", "jlamprang"), Pattern("Jlamprang Ceplok", "Jlamprang rosette", "jlamprang", "ceplok"),
)  # fmt: skip
WORN: Final = (
    Piece("Kain Panjang", "Long cloth", 900, (250, 115), 320, "cloth"), Piece("Sarung", "Sarong", 450, (200, 115), 300, "sarong"),
    Piece("Selendang", "Shoulder cloth", 350, (210, 55), 180, "scarf"),
    Piece("Kemeja", "Shirt", 380, (), 260, "shirt", variants=_SIZES), Piece("Gaun", "Dress", 520, (), 340, "dress", variants=_SIZES[:3]),
    Piece("Outer", "Open jacket", 410, (), 300, "outer", variants=("M", "L")), Piece("Syal", "Scarf", 210, (180, 45), 120, "scarf"),
    Piece("Taplak Meja", "Table runner", 260, (200, 40), 240, "runner"), Piece("Sarung Bantal", "Cushion cover", 120, (45, 45), 150, "cushion"),
    Piece("Tas Jinjing", "Tote bag", 240, (38, 34, 12), 380, "bag"), Piece("Pouch", "Pouch", 85, (22, 14, 4), 90, "pouch"),
)  # fmt: skip
WOVEN: Final = (
    Piece("Kain Tenun", "Handwoven cloth", 420, (240, 105), 380, "woven"), Piece("Selendang Tenun", "Woven shoulder cloth", 280, (200, 50), 190, "woven"),
    Piece("Sarung Goyor", "Goyor sarong", 350, (210, 120), 360, "woven", "folded"), Piece("Syal Tenun", "Woven scarf", 190, (180, 40), 130, "woven"),
)  # fmt: skip
LOOM: Final = (
    Pattern("Tluwatu", "Tluwatu", "", "stripes"), Pattern("Sulur", "Tendril ikat", "", "ikat"), Pattern("Kembang Jagung", "Corn flower", "", "ikat"),
    Pattern("Udan Liris", "Soft rain", "udan-liris", "stripes"), Pattern("Yuyu Sekandang", "Crabs in a pen", "", "ikat"),
)  # fmt: skip
PLAITED: Final = (
    Piece("Keranjang", "Basket", 140, (30, 30, 28), 450, "bamboo", "basket"), Piece("Kap Lampu", "Lampshade", 260, (28, 28, 34), 520, "bamboo", "lamp"),
    Piece("Nampan", "Tray", 110, (40, 30, 5), 380, "bamboo", "tray"), Piece("Kotak", "Lidded box", 95, (24, 18, 12), 300, "bamboo", "box"),
)  # fmt: skip
GRASSES: Final = (
    Piece("Keranjang", "Basket", 150, (32, 32, 26), 420, "grass", "basket"), Piece("Nampan", "Tray", 115, (38, 28, 4), 320, "grass", "tray"),
    Piece("Kotak", "Lidded box", 105, (26, 20, 14), 310, "grass", "box"),
)  # fmt: skip
WEAVES: Final = (
    Pattern("Kepang", "Plain plait"), Pattern("Sasak", "Twill plait"), Pattern("Mata Itik", "Duck's eye"), Pattern("Wajik", "Diamond"),
)  # fmt: skip
_NATURAL: Final = (
    Finish("Alami", "natural"),
    Finish("Kopi", "coffee brown"),
    Finish("Madu", "honey"),
    Finish("Abu", "ash"),
)
_WOODS: Final = (Finish("Jati", "teak"), Finish("Mahoni", "mahogany"), Finish("Sonokeling", "rosewood"))

RANGES: Final[dict[str, Range]] = {
    "batik.tulis": Range(
        WORN, BATIK, DYES, ("katun",), "tulis", "ditulis dengan canting, selembar demi selembar, dan diwarnai", "drawn in wax by hand, one sheet at a time, and dyed",
        CLOTH_CARE, CLOTH_CARE_EN,
    ),
    "batik.cap": Range(
        WORN, BATIK, DYES, ("katun",), "cap", "dicap dengan cap tembaga dan diwarnai", "stamped in wax with a copper block and dyed", CLOTH_CARE, CLOTH_CARE_EN,
    ),
    "batik.jlamprang": Range(
        WORN[:7], JLAMPRANG, DYES, ("katun", "sutera"), "tulis", "ditulis dengan canting menurut pakem jlamprang", "drawn in wax after the old jlamprang pattern",
        CLOTH_CARE, CLOTH_CARE_EN,
    ),
    "tenun": Range(WOVEN, LOOM, DYES[:6], ("katun",), "atbm", "ditenun dengan alat tenun bukan mesin", "woven on a handloom", CLOTH_CARE, CLOTH_CARE_EN),
    "tenun.lurik": Range(
        (
            Piece("Kain Lurik", "Lurik cloth", 260, (250, 70), 300, "lurik"), Piece("Selendang Lurik", "Lurik shoulder cloth", 180, (200, 50), 170, "lurik"),
            Piece("Kemeja Lurik", "Lurik shirt", 320, (), 270, "shirt", variants=_SIZES), Piece("Tas Lurik", "Lurik bag", 190, (36, 32, 10), 330, "bag"),
        ),
        (
            Pattern("Telu Pat", "Three and four", "lurik", "lurik"), Pattern("Udan Liris", "Soft rain", "lurik", "lurik"),
            Pattern("Sapit Urang", "Prawn's pincers", "lurik", "lurik"), Pattern("Kluwung", "Rainbow", "lurik", "lurik"),
        ),
        (Finish("Soga", "brown", "soga"), Finish("Wedel", "indigo black", "indigo"), Finish("Klasik", "classic", "soga", natural=False)),
        ("katun",), "lurik", "ditenun jalur demi jalur pada alat tenun bukan mesin", "woven stripe by stripe on a handloom", CLOTH_CARE, CLOTH_CARE_EN,
    ),
    "bordir": Range(
        WORN[3:9], (Pattern("Buketan", "Bouquet", "buketan", "buketan"), Pattern("Melati", "Jasmine", "", "truntum"), Pattern("Teratai", "Lotus", "", "ceplok")),
        DYES[4:10], ("katun", "benang"), "bordir", "dibordir helai demi helai", "embroidered thread by thread", CLOTH_CARE, CLOTH_CARE_EN,
    ),
    "ecoprint": Range(
        WORN[2:8], (Pattern("Daun Jati", "Teak leaf", "", "ecoprint"), Pattern("Daun Lanang", "Lanang leaf", "", "ecoprint"), Pattern("Kersen", "Cherry leaf", "", "ecoprint")),
        DYES[:7], ("katun", "sutera"), "ecoprint", "dicetak dengan daun dari kebun sendiri", "printed with leaves of the maker's own garden", CLOTH_CARE, CLOTH_CARE_EN,
    ),
    "tekstil": Range(
        WORN[1:8], (Pattern("Tritik", "Stitched resist", "", "jumputan"), Pattern("Pelangi", "Tied rainbow", "", "jumputan"), Pattern("Bintang", "Star", "", "jumputan")),
        DYES, ("katun",), "jumputan", "diikat, dijelujur, dan dicelup", "tied, stitched and dyed", CLOTH_CARE, CLOTH_CARE_EN,
    ),
    "anyaman.bambu": Range(PLAITED, WEAVES, _NATURAL, ("bambu",), "anyam", "dianyam dengan tangan dari bambu apus", "plaited by hand from split bamboo", GRASS_CARE, GRASS_CARE_EN),
    "anyaman.akar-wangi": Range(
        GRASSES, WEAVES, _NATURAL, ("akar-wangi",), "anyam", "dianyam dari akar wangi yang harum", "plaited from fragrant vetiver root", GRASS_CARE, GRASS_CARE_EN,
    ),
    "anyaman": Range(GRASSES, WEAVES, _NATURAL, ("eceng-gondok",), "anyam", "dianyam dengan tangan", "plaited by hand", GRASS_CARE, GRASS_CARE_EN),
    "kulit": Range(
        (
            Piece("Dompet", "Wallet", 185, (12, 10, 2), 110, "leather", "wallet"), Piece("Sabuk", "Belt", 160, (115, 4), 190, "leather", "belt"),
            Piece("Tas Selempang", "Shoulder bag", 540, (30, 24, 9), 820, "leather", "bag"),
        ),
        (Pattern("Polos", "plain"), Pattern("Tatah Sulur", "tooled tendril"), Pattern("Jahit Tangan", "hand-stitched")),
        (Finish("Cokelat", "brown", natural=False), Finish("Hitam", "black", natural=False), Finish("Tan", "tan", natural=False)),
        ("kulit",), "jahit-tangan", "dipotong dan dijahit dengan tangan", "cut and stitched by hand", METAL_CARE, METAL_CARE_EN,
    ),
    "kayu": Range(
        (
            Piece("Panel Ukir", "Carved panel", 850, (45, 45, 3), 2600, "wood", "panel"), Piece("Kotak Perhiasan", "Jewellery casket", 240, (20, 14, 9), 780, "wood", "casket"),
            Piece("Nampan", "Tray", 165, (42, 28, 4), 900, "wood", "tray"), Piece("Mangkuk", "Bowl", 140, (26, 26, 9), 620, "wood", "bowl"),
            Piece("Mainan", "Toy", 75, (18, 9, 11), 240, "wood", "toy"),
        ),
        (Pattern("Lung-lungan", "tendril"), Pattern("Teratai", "lotus"), Pattern("Polos", "plain")), _WOODS, ("kayu-jati",), "ukir", "diukir dengan tatah", "carved with chisels",
        WOOD_CARE, WOOD_CARE_EN,
    ),
    "kayu.topeng": Range(
        (Piece("Topeng", "Mask", 260, (18, 14, 9), 420, "mask"), Piece("Topeng Hias", "Wall mask", 380, (30, 20, 11), 760, "mask"), Piece("Topeng Batik", "Batik mask", 340, (20, 15, 9), 450, "mask")),
        (
            Pattern("Panji", "Panji"), Pattern("Sekartaji", "Sekartaji"), Pattern("Klana", "Klana"), Pattern("Gunungsari", "Gunungsari"), Pattern("Penthul", "Penthul"),
        ),
        (Finish("Pule", "pule wood"), Finish("Sengon", "sengon wood")), ("kayu-pule",), "sungging", "diukir dan disungging", "carved and painted", WOOD_CARE, WOOD_CARE_EN,
    ),
    "batu": Range(
        (
            Piece("Cobek", "Mortar", 75, (22, 22, 8), 3200, "stone", "mortar"), Piece("Lampion Taman", "Garden lantern", 480, (28, 28, 45), 14000, "stone", "lantern"),
            Piece("Mangkuk Batu", "Stone bowl", 160, (24, 24, 10), 2900, "stone", "bowl"), Piece("Relief", "Relief", 950, (50, 50, 6), 18000, "stone", "relief"),
        ),
        (Pattern("Polos", "plain"), Pattern("Padma", "lotus"), Pattern("Surya", "sun")), (Finish("Putih", "white"), Finish("Hitam", "black")), ("batu-putih",), "pahat",
        "dipahat dari batu setempat", "cut from local stone", STONE_CARE, STONE_CARE_EN,
    ),
    "perak": Range(
        (
            Piece("Cincin", "Ring", 240, (2, 2), 6, "silver", "ring", ("14", "16", "18")), Piece("Anting", "Earrings", 210, (4, 1.5), 8, "silver", "earrings"),
            Piece("Bros", "Brooch", 350, (5, 5), 14, "silver", "brooch"), Piece("Gelang", "Bangle", 520, (6.5, 6.5), 28, "silver", "bangle"),
        ),
        (Pattern("Filigri Kawung", "kawung filigree", "kawung"), Pattern("Daun", "leaf"), Pattern("Truntum", "truntum", "truntum")), (Finish("Bakar", "oxidised"), Finish("Putih", "white")),
        ("perak",), "filigri", "dikerjakan kawat demi kawat", "worked wire by wire", METAL_CARE, METAL_CARE_EN,
    ),
}  # fmt: skip


def range_of(code: str) -> Range | None:
    """Return what makers of a craft make: the craft's own range, else that of the craft above it."""
    return (
        RANGES.get(code)
        or RANGES.get(code.split(".")[0])
        or (RANGES["batik.cap"] if code.startswith("batik") else None)
    )
