"""Contact sheets: many pictures side by side, to be looked at."""

from PIL import Image

from kriya.demo.pictures.drawing import draw
from kriya.demo.pictures.spec import Picture
from kriya.demo.pictures.subjects import SUBJECTS


def contact_sheet(
    count: int, *, columns: int = 6, width: int = 320, seed: int = 0, subject: str = "", scene: str = ""
) -> Image.Image:
    """Return `count` pictures, going round all subjects and scenes, or those of one subject."""
    asked = [
        (name, one)
        for name in ([subject] if subject else SUBJECTS)
        for one in ([scene] if scene else SUBJECTS[name].scenes)
    ]
    size = (width, width * 5 // 4)
    rows, gap = -(-count // columns), max(4, width // 40)
    sheet = Image.new("RGB", (columns * (size[0] + gap) + gap, rows * (size[1] + gap) + gap), "#f6f1e7")
    for number in range(count):
        name, one = asked[(number * 7 + seed) % len(asked) if len(asked) % 7 else number % len(asked)]
        drawn = draw(Picture(name, scene=one, seed=seed * 1000 + number), size=size)
        sheet.paste(drawn, (gap + number % columns * (size[0] + gap), gap + number // columns * (size[1] + gap)))
    return sheet
