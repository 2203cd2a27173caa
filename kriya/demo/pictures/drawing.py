"""Draw a picture: choose what was left open, set the stage, let the subject's painter paint, grade."""

from PIL import Image

from kriya.demo.pictures.frame import Frame
from kriya.demo.pictures.light import Light, graded
from kriya.demo.pictures.noise import chance
from kriya.demo.pictures.spec import Picture
from kriya.demo.pictures.stage import Stage
from kriya.demo.pictures.subjects import SUBJECTS

PORTRAIT = (1200, 1500)


def draw(picture: Picture, *, size: tuple[int, int] = PORTRAIT) -> Image.Image:
    """Return the picture in RGB, the same pixels for the same words and size. Raises KeyError for an unknown word."""
    subject = SUBJECTS[picture.subject]
    rng = chance(picture.subject, picture.seed)
    choices = (tuple(subject.scenes), subject.motifs, subject.palettes)
    scene, motif, palette = (options[int(rng.integers(len(options)))] for options in choices)
    painter = subject.scenes[picture.scene or scene]
    frame = Frame(*size)
    stage = Stage(
        frame, rng, Light.window(rng), picture.motif or motif, picture.palette or palette, Image.new("RGB", size)
    )
    painter(stage)
    return graded(frame, stage.image)
