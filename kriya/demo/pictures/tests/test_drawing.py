"""Pictures: the same for the same words, each word drawn, small enough for a phone.

Each draw takes a twentieth of a second: by day each word is drawn, by night each with each other.
"""

import hashlib
import os
from io import BytesIO

import pytest

from kriya.demo.pictures import Picture, draw
from kriya.demo.pictures.motifs import MOTIFS
from kriya.demo.pictures.palettes import PALETTES
from kriya.demo.pictures.sheet import contact_sheet
from kriya.demo.pictures.subjects import SUBJECTS

# Cloth and wood are kept by the process that made them, and take longer than to draw with them.
pytestmark = pytest.mark.xdist_group("pictures")
SMALL = (64, 80)
BY_NIGHT = bool(os.environ.get("KRIYA_WHOLE_DEMO"))
SCENES = [(name, scene) for name, subject in SUBJECTS.items() for scene in subject.scenes]
FIRST_VIEW = 9_000


def fingerprint(picture: Picture, size: tuple[int, int] = SMALL) -> str:
    return hashlib.sha256(draw(picture, size=size).tobytes()).hexdigest()


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_same_seed_gives_the_same_pixels_and_another_seed_others(subject):
    once, again, other = (fingerprint(Picture(subject, seed=seed)) for seed in (7, 7, 8))
    assert once == again
    assert once != other


@pytest.mark.parametrize(("subject", "scene"), SCENES)
def test_every_scene_is_drawn_in_portrait_and_square(subject, scene):
    for size in (SMALL, (80, 80)):
        image = draw(Picture(subject, scene=scene, seed=3), size=size)
        assert (image.mode, image.size) == ("RGB", size)
        assert image.convert("L").getextrema()[1] > 90  # something is in the light


@pytest.mark.parametrize("motif", MOTIFS)
def test_every_subject_wears_every_motif(motif):
    first = 0 if BY_NIGHT else list(MOTIFS).index(motif)
    for subject in list(SUBJECTS)[first :: 1 if BY_NIGHT else len(MOTIFS)]:
        assert draw(Picture(subject, motif, "indigo", seed=1), size=SMALL).size == SMALL


@pytest.mark.parametrize("palette", PALETTES)
def test_every_palette_dyes_a_cloth(palette):
    assert draw(Picture("cloth", "kawung", palette, "close", seed=1), size=SMALL).size == SMALL


def test_a_word_nobody_knows_is_refused():
    with pytest.raises(KeyError):
        draw(Picture("spaceship"), size=SMALL)
    with pytest.raises(KeyError):
        draw(Picture("cloth", scene="orbit"), size=SMALL)


def test_a_first_view_of_pictures_stays_light():
    """Six pictures in sight, together with the page, below 100 kB; cloth that fills its picture may take more."""
    shown = [one for one in SCENES if one[0] != "hero"][:: 1 if BY_NIGHT else 3]
    sizes = sorted(_bytes(Picture(subject, scene=scene, seed=5)) for subject, scene in shown)
    assert sizes[len(sizes) // 2] < FIRST_VIEW
    assert sum(sizes) / len(sizes) < 1.25 * FIRST_VIEW
    assert sizes[-1] < 4 * FIRST_VIEW


def _bytes(picture: Picture) -> int:
    out = BytesIO()
    draw(picture, size=(480, 600)).resize((320, 400)).save(out, "WEBP", quality=60)
    return out.tell()


def test_a_wide_picture_of_cloths_fills_its_frame():
    image = draw(Picture("hero", seed=2), size=(320, 180))
    assert image.size == (320, 180)
    assert len(set(image.resize((16, 9)).get_flattened_data())) > 60


def test_a_contact_sheet_holds_all_that_was_asked_for():
    assert contact_sheet(4, columns=2, width=40).size == (2 * 44 + 4, 2 * 54 + 4)
