"""Joins the parts of the style sheet into the one file that pages load, and draws the motifs.

`python -m kriya.design.bundle` writes static/design/kriya.css and static/design/motif/*.svg; tests/test_bundle.py
refuses a part that was changed without it. One request, no bundler, no build step for whoever installs Kriya.
"""

import re
from pathlib import Path
from typing import Final

from kriya.design.dyes import DARK, DYES, LIGHT, Palette, Shade, own_dye
from kriya.design.motifs import MOTIFS

HERE: Final = Path(__file__).parent
PARTS: Final = HERE / "css"
STATIC: Final = HERE / "static" / "design"
LAYERS: Final = ("reset", "tokens", "base", "layout", "components", "utilities", "print")


def bundle() -> str:
    """Give the whole style sheet: palette and motifs from data, then every part in its layer."""
    layers = "".join(f"@layer {layer}{{\n{_layer(layer)}}}\n" for layer in LAYERS)
    return f"@layer {','.join(LAYERS)};\n{layers}"


def _layer(layer: str) -> str:
    single = PARTS / f"{layer}.css"
    parts = [single] if single.exists() else sorted((PARTS / layer).glob("*.css"))
    text = "".join(_squeeze(part.read_text("utf-8")) for part in parts)
    return text + _palette() if layer == "tokens" else text


def _squeeze(css: str) -> str:
    """Comments and indentation go; lines stay, so that a browser's inspector remains readable."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    lines = (re.sub(r"\s*([{};,]|:(?=\s))\s*", r"\1", line.strip()) for line in bare.splitlines())
    return "".join(
        f"{line}\n" if line.endswith("}") else line + " " * (not line.endswith((";", "{", ",")))
        for line in lines
        if line
    )


def _declare(properties: dict[str, str]) -> str:
    return "".join(f"{name}:{value};" for name, value in properties.items())


def _dye_properties(shade: Shade, scheme: str) -> dict[str, str]:
    """A whole dyed ground is the dye by day; by night its wash, since a large light field blinds."""
    ground, on = (shade.dye, shade.on) if scheme == "light" else (shade.wash, DARK.ink)
    pairs = {"--dye": shade.dye, "--dye-strong": shade.strong, "--dye-wash": shade.wash, "--on-dye": shade.on}
    return {**pairs, "--ground": ground, "--on-ground": on}


def _theme(palette: Palette, scheme: str, root: str) -> str:
    rules = f"{root}{{color-scheme:{scheme};{_declare(palette.properties())}}}\n"
    for dye in DYES:
        shade = dye.light if scheme == "light" else dye.dark
        default = f"{root}," if dye is DYES[0] else ""
        colours = _declare(_dye_properties(shade, scheme))
        rules += f"{default}{root} [data-dye={dye.slug}],{root}[data-dye={dye.slug}]{{{colours}}}\n"
    return rules


def own_style(colour: str) -> str:
    """Give the style sheet of a council's own colour; outside every layer it wins over the dyes."""
    dye = own_dye(colour)
    day, night = (_declare(_dye_properties(shade, name)) for shade, name in ((dye.light, "light"), (dye.dark, "dark")))
    dark = f"@media screen{{:root[data-theme=dark]{{{night}}}}}\n"
    system = f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme]){{{night}}}}}\n"
    return f":root{{{day}}}\n{dark}{system}"


def _palette() -> str:
    light, dark = _theme(LIGHT, "light", ":root"), _theme(DARK, "dark", ":root[data-theme=dark]")
    system = _theme(DARK, "dark", ":root:not([data-theme])")
    motifs = "".join(f"[data-motif={m.slug}]{{--motif:url(motif/{m.slug}.svg);}}\n" for m in MOTIFS)
    # Paper is always light: dark themes exist on screens only.
    dark = f"@media screen{{\n{dark}}}\n@media screen and (prefers-color-scheme:dark){{\n{system}}}\n"
    return f"{light}{dark}{motifs}"


def write() -> None:
    """Write the joined style sheet and the motif tiles into static/design."""
    (STATIC / "motif").mkdir(parents=True, exist_ok=True)
    (STATIC / "kriya.css").write_text(bundle(), "utf-8")
    for motif in MOTIFS:
        (STATIC / "motif" / f"{motif.slug}.svg").write_text(motif.svg(), "utf-8")


if __name__ == "__main__":
    write()
