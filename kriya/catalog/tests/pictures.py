"""Pictures for tests."""

from io import BytesIO
from random import Random

from PIL import Image


def cloth(width: int = 400, height: int = 500, *, seed: int = 1) -> bytes:
    """A JPEG of coloured squares, red at its left edge and blue at its right one."""
    dice = Random(seed)
    small = Image.new("RGB", (16, 20))
    small.putdata([(dice.randrange(256), dice.randrange(256), dice.randrange(256)) for _ in range(320)])
    picture = small.resize((width, height), Image.Resampling.BICUBIC)
    picture.paste("red", (0, 0, width // 10, height))
    picture.paste("blue", (width - width // 10, 0, width, height))
    out = BytesIO()
    picture.save(out, "JPEG", quality=90)
    return out.getvalue()


def heic() -> bytes:
    """What an iPhone makes: upright by a note, with a camera's name."""
    exif = Image.Exif()
    exif[0x010F] = "Kamera Rahasia"
    out = BytesIO()
    Image.new("RGB", (320, 200), "teal").save(out, "HEIF", exif=exif)
    return out.getvalue()
