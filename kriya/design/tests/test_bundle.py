import gzip
import re
from pathlib import Path

import pytest

from kriya.design.bundle import HERE, LAYERS, PARTS, STATIC, bundle
from kriya.design.csp import ALONE_STYLE_HASH
from kriya.design.motifs import MOTIFS

TEMPLATES = sorted((HERE / "templates").rglob("*.html"))
MODULES = sorted((STATIC / "js").glob("*.js"))
ALONE = "alone_style.html"


def test_the_style_sheet_is_the_sum_of_its_parts():
    assert (STATIC / "kriya.css").read_text("utf-8") == bundle(), "run: python -m kriya.design.bundle"


def test_every_part_lies_in_a_layer():
    layers = {part.relative_to(PARTS).parts[0].removesuffix(".css") for part in PARTS.rglob("*.css")}
    assert layers == set(LAYERS)


def test_the_style_sheet_is_at_most_15_kb_on_the_wire():
    assert len(gzip.compress((STATIC / "kriya.css").read_bytes(), 9)) <= 15_000


def test_the_modules_are_at_most_30_kb_and_80_lines_each():
    assert sum(len(module.read_bytes()) for module in MODULES) <= 30_000
    assert {module.name: lines for module in MODULES if (lines := len(module.read_text().splitlines())) >= 80} == {}


def test_every_module_is_loaded_by_the_entry_by_a_template_or_by_another_module():
    scripts = [file.read_text("utf-8") for file in HERE.parent.rglob("static/**/*.js")]
    named = "".join(scripts + [file.read_text("utf-8") for file in TEMPLATES])
    loaded = {module.stem for module in MODULES if re.search(rf"[\"'/]{module.stem}\.js[\"']", named)}
    assert loaded == {module.stem for module in MODULES}


def test_every_file_named_in_the_style_sheet_exists_and_nothing_comes_from_elsewhere():
    urls = re.findall(r"url\(([^)]*)\)", bundle())
    assert [url for url in urls if not (STATIC / url).is_file()] == []


@pytest.mark.parametrize("motif", MOTIFS, ids=lambda motif: motif.slug)
def test_a_motif_is_drawn_as_its_geometry_says(motif):
    assert (STATIC / "motif" / f"{motif.slug}.svg").read_text("utf-8") == motif.svg()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_inline_style_or_script(path: Path):
    text = path.read_text("utf-8")
    assert (
        re.findall(r"\sstyle=|\son\w+=\"|javascript:|<script(?! type=\"application/ld\+json\")(?![^>]*\ssrc=)", text)
        == []
    )
    assert ("<style" in text) == (path.name == ALONE)


def test_the_pages_that_stand_alone_name_their_style_to_the_policy_and_need_no_asset():
    assert "'sha256-" + ALONE_STYLE_HASH.removeprefix("'sha256-") == ALONE_STYLE_HASH
    for name in ("500", "offline", "maintenance"):
        text = (HERE / "templates" / f"{name}.html").read_text("utf-8")
        assert "design/alone.html" in text
    alone = (HERE / "templates" / "design" / "alone.html").read_text("utf-8")
    assert re.findall(r"\{% static|<link|<script|<img", alone) == []


def test_no_script_imports_itself_by_a_detour():
    """What is served bears the hash of all that it imports: a circle has none, and the site would not start."""
    scripts = {file.resolve(): file.read_text("utf-8") for file in HERE.parent.rglob("static/**/*.js")}
    sought = {
        file: [(file.parent / name).resolve() for name in re.findall(r'from\s+"(\.[^"]+)"', text)]
        for file, text in scripts.items()
    }

    def walk(file: Path, way: tuple[Path, ...]) -> None:
        assert file not in way, [one.name for one in (*way, file)]
        if file not in sound:
            for one in sought.get(file, ()):
                walk(one, (*way, file))
            sound.add(file)

    sound: set[Path] = set()
    for file in sought:
        walk(file, ())
    assert len(sound) > 40
