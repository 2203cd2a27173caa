from itertools import product

import pytest

from kriya.design import dyes
from kriya.design.dyes import BY_SLUG, DARK, DYES, LIGHT, contrast

TEXT = 4.5  # WCAG 2.2 AA 1.4.3
SHAPE = 3.0  # WCAG 2.2 AA 1.4.11
THEMES = [("light", LIGHT), ("dark", DARK)]
GROUNDS = ("paper", "raised", "sunken")


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("theme", "palette"), THEMES)
@pytest.mark.parametrize("dye", DYES, ids=lambda dye: dye.slug)
def test_every_dye_can_be_read_on_every_ground(dye, theme, palette):
    shade = getattr(dye, theme)
    pairs = [(ink, getattr(palette, ground)) for ink, ground in product((shade.dye, shade.strong), GROUNDS)]
    pairs += [
        (shade.dye, shade.wash),
        (shade.strong, shade.wash),
        (palette.ink, shade.wash),
        (palette.soft, shade.wash),
    ]
    pairs += [(palette.faint, shade.wash), (palette.bad, shade.wash)]
    pairs += [(shade.on, shade.dye), (shade.on, shade.strong)]
    assert {pair: contrast(*pair) for pair in pairs if contrast(*pair) < TEXT} == {}


@pytest.mark.parametrize(("theme", "palette"), THEMES)
def test_ink_and_tones_can_be_read(theme, palette):
    inks = [getattr(palette, name) for name in ("ink", "soft", "faint", "good", "wait", "bad")]
    pairs = [(ink, getattr(palette, ground)) for ink, ground in product(inks, GROUNDS)]
    pairs += [(getattr(palette, tone), getattr(palette, f"{tone}_wash")) for tone in ("good", "wait", "bad")]
    pairs += [(palette.ink, getattr(palette, f"{tone}_wash")) for tone in ("good", "wait", "bad")]
    pairs += [(palette.paper, palette.ink), (palette.paper, palette.bad)]
    assert {pair: contrast(*pair) for pair in pairs if contrast(*pair) < TEXT} == {}


@pytest.mark.parametrize(("theme", "palette"), THEMES)
def test_the_edge_of_a_control_is_seen(theme, palette):
    assert min(contrast(palette.edge, getattr(palette, ground)) for ground in GROUNDS) >= SHAPE


def test_a_dye_too_pale_for_text_would_be_caught():
    assert contrast("#a3b7f0", LIGHT.paper) < TEXT


def test_slugs_are_unique():
    assert len(BY_SLUG) == len(DYES)


@pytest.mark.parametrize("colour", ["#f2c94c", "#7fb3d5", "#ffffff", "#2a4180", "#00aa55", "#000000"])
def test_a_councils_own_colour_can_be_read_by_day_and_by_night_once_it_was_darkened(colour):
    near = dyes.nearest_readable(colour)
    assert dyes.weakest_contrast(near) >= dyes.READABLE
    night = dyes.own_dye(near).dark
    grounds = (dyes.DARK.paper, dyes.DARK.raised, night.wash, night.on)
    assert min(dyes.contrast(night.dye, ground) for ground in grounds) >= dyes.READABLE


def test_a_colour_that_can_be_read_stays_and_a_pale_one_is_measured():
    assert dyes.nearest_readable("#2a4180") == "#2a4180"
    assert dyes.weakest_contrast("#f2c94c") < 2
