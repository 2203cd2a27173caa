"""The colours of Kriya as data: ivory, ink, and one natural dye per council.

Every pair that carries text is checked against WCAG 2.2 in tests/test_dyes.py, so a new dye is a new line here.
"""

from dataclasses import dataclass, fields
from typing import Any, Final


@dataclass(frozen=True)
class Shade:
    """One dye on one ground: the colour, its stronger form (hover), its wash, and the text that lies on it."""

    dye: str
    strong: str
    wash: str
    on: str


@dataclass(frozen=True)
class Dye:
    slug: str
    name: str
    source: str
    light: Shade
    dark: Shade


@dataclass(frozen=True)
class Palette:
    """The neutral ground of a theme and its four tones; names become CSS custom properties."""

    paper: str
    raised: str
    sunken: str
    line: str
    edge: str
    ink: str
    soft: str
    faint: str
    good: str
    good_wash: str
    wait: str
    wait_wash: str
    bad: str
    bad_wash: str

    def properties(self) -> dict[str, str]:
        """Give the palette as CSS custom properties, `good_wash` as `--good-wash`."""
        return {f"--{f.name.replace('_', '-')}": getattr(self, f.name) for f in fields(self)}


LIGHT: Final = Palette(
    paper="#fbf8f1",
    raised="#fffdf9",
    sunken="#f3ede1",
    line="#e4dccc",
    edge="#8d8271",
    ink="#221d18",
    soft="#574e43",
    faint="#6d6355",
    good="#2f6132",
    good_wash="#e6eedd",
    wait="#7a5200",
    wait_wash="#f8ebcb",
    bad="#9f2a22",
    bad_wash="#f9e2dc",
)
DARK: Final = Palette(
    paper="#171513",
    raised="#1f1c19",
    sunken="#110f0e",
    line="#38322b",
    edge="#8a7f71",
    ink="#f1eadf",
    soft="#c3b8a8",
    faint="#a1968a",
    good="#9fcb97",
    good_wash="#1f2d1e",
    wait="#e5bd6a",
    wait_wash="#33290f",
    bad="#f3a196",
    bad_wash="#3b1d19",
)

_ON_LIGHT: Final = "#fffdf9"
_ON_DARK: Final = "#171513"


def _dye(slug: str, name: str, source: str, light: tuple[str, str, str], dark: tuple[str, str, str]) -> Dye:
    return Dye(slug, name, source, Shade(*light, on=_ON_LIGHT), Shade(*dark, on=_ON_DARK))


# The plants are those of Javanese natural dyeing; the colours are chosen by eye from dyed cloth, then for contrast.
DYES: Final[tuple[Dye, ...]] = (
    _dye(
        "indigo", "Indigo", "Indigofera tinctoria", ("#2a4180", "#1d2f61", "#e6e9f1"), ("#a3b7f0", "#c3d0f7", "#222840")
    ),
    _dye(
        "indigo-dark",
        "Wedel",
        "Indigofera, dua belas celupan",
        ("#1f2d4f", "#141e37", "#e4e6ec"),
        ("#a6b4d4", "#c7d1e6", "#212635"),
    ),
    _dye(
        "soga", "Soga", "Peltophorum pterocarpum", ("#7a4a1f", "#5b3513", "#f4e8d8"), ("#dfac7a", "#ecc9a5", "#33261a")
    ),
    _dye(
        "mengkudu",
        "Mengkudu",
        "Morinda citrifolia",
        ("#982f2b", "#74201e", "#f6e3dd"),
        ("#f09d92", "#f6bfb7", "#3a201d"),
    ),
    _dye("tingi", "Tingi", "Ceriops tagal", ("#8a3f1f", "#692d13", "#f6e5d9"), ("#e8a582", "#f1c4ac", "#38241a")),
    _dye("secang", "Secang", "Biancaea sappan", ("#a02552", "#7b193d", "#f7e2e6"), ("#f29ab4", "#f7bdce", "#3a1e28")),
    _dye(
        "jolawe", "Jolawe", "Terminalia bellirica", ("#665812", "#4c410a", "#f0ebd0"), ("#d2c268", "#e2d794", "#2d2a17")
    ),
    _dye(
        "tegeran",
        "Tegeran",
        "Maclura cochinchinensis",
        ("#7b5600", "#5c4000", "#f6eacb"),
        ("#e4bf5c", "#eed48d", "#332a14"),
    ),
    _dye(
        "mangga",
        "Daun mangga",
        "Mangifera indica",
        ("#40602b", "#2e471e", "#e8eeda"),
        ("#a9cb8b", "#c5deaf", "#232d1b"),
    ),
    _dye(
        "ketapang",
        "Ketapang",
        "Terminalia catappa",
        ("#2b5f5a", "#1d4642", "#e0ecea"),
        ("#8fcbc4", "#b1ddd8", "#192e2c"),
    ),
)
BY_SLUG: Final[dict[str, Dye]] = {dye.slug: dye for dye in DYES}
DEFAULT: Final = "indigo"


def luminance(colour: str) -> float:
    """Give the relative luminance (0 to 1) of `#rrggbb`, as WCAG 2.2 defines it."""

    def channel(pair: str) -> float:
        value = int(pair, 16) / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (channel(colour[i : i + 2]) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the WCAG contrast ratio (1 to 21) of two colours."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


READABLE: Final = 4.5  # WCAG 2.2, 1.4.3: words on a ground


def mixed(colour: str, other: str, share: float) -> str:
    """Give `colour` with a share (0 to 1) of `other` in it."""
    pairs = [(int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(one * (1 - share) + two * share):02x}" for one, two in pairs)


def own_dye(colour: str) -> Dye:
    """Make a dye of a council's own colour: the colour by day, as light as it must be by night."""
    day = (colour, mixed(colour, "#000000", 0.26), mixed(colour, LIGHT.paper, 0.88))
    wash = mixed(colour, DARK.paper, 0.8)
    night = _until_readable(colour, "#ffffff", (DARK.paper, DARK.raised, wash))
    return _dye("own", "", "", day, (night, mixed(night, "#ffffff", 0.35), wash))


def by_day(dye: str) -> Shade:
    """Give the colours by day of a natural dye, or of a council's own colour (`#rrggbb`)."""
    return (own_dye(dye) if dye.startswith("#") else BY_SLUG.get(dye, BY_SLUG[DEFAULT])).light


def of_council(council: Any) -> str:
    """Name what a council dresses in: its own colour where it has one, else its natural dye."""
    return str(council.colour or council.dye)


def weakest_contrast(colour: str) -> float:
    """Measure the worst pair (1 to 21) that a colour makes by day with its grounds and words."""
    shade = own_dye(colour).light
    return min(contrast(colour, ground) for ground in (LIGHT.paper, LIGHT.raised, LIGHT.sunken, shade.wash, shade.on))


def nearest_readable(colour: str) -> str:
    """Darken a colour just until words can be read."""
    steps = (mixed(colour, "#000000", share / 50) for share in range(51))
    return next(shade for shade in steps if weakest_contrast(shade) >= READABLE)


def _until_readable(colour: str, towards: str, grounds: tuple[str, ...]) -> str:
    steps = (mixed(colour, towards, share / 50) for share in range(51))
    return next(shade for shade in steps if min(contrast(shade, ground) for ground in grounds) >= READABLE)
