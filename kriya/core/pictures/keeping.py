"""A photo as it is kept: upright, in the colours of the web, freed of what nobody asked for.

A picture of 17 KB may unfold to 700 MB: its size is read from the header and limited before a pixel is decoded.
"""

from io import BytesIO
from typing import BinaryIO, Final, NamedTuple

import pillow_heif
from django.core.files.base import ContentFile
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from kriya.core.ids import new_id
from kriya.core.refusal import Refused

# What an iPhone makes. Its previews and depth maps are neither wanted nor decoded.
pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)

MAX_PIXELS = 40_000_000
MAX_PHOTO_BYTES: Final = 20_000_000
LONGEST_SIDE: Final = 1600
QUALITY: Final = 86
_PICTURES: Final = ("JPEG", "PNG", "WEBP", "HEIF")
# The library has a limit of its own, above ours: it only warns, unless warnings are errors.
_BOMBS: Final = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_UNREADABLE: Final = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, RuntimeError)


class Kept(NamedTuple):
    """A file ready to be stored, under a name that says nothing."""

    name: str
    content: ContentFile  # type: ignore[type-arg]


class KeptPhoto(NamedTuple):
    """A photo ready to be stored; width and height in pixels."""

    name: str
    content: ContentFile  # type: ignore[type-arg]
    width: int
    height: int


def photo_to_keep(file: BinaryIO, *, size: int, longest: int = LONGEST_SIDE) -> KeptPhoto:
    """Return a picture upright, at most `longest` pixels long, without place, camera or other hidden words.

    Raise Refused for what is no JPEG, PNG, WebP or HEIC, or too big in bytes or pixels.
    """
    if size > MAX_PHOTO_BYTES:
        raise Refused("upload_too_big", megabytes=MAX_PHOTO_BYTES // 1_000_000)
    with opened(file) as picture:
        # A JPEG can be decoded at a fraction of its size, which saves the memory too.
        picture.draft("RGB", (longest, longest))
        upright = ImageOps.exif_transpose(_decoded(picture))
        upright.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        plain = _on_white(_in_srgb(upright))
    out = BytesIO()
    plain.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return KeptPhoto(f"{new_id()}.jpg", ContentFile(out.getvalue()), *plain.size)


def kind_of_scan(data: bytes) -> str:
    """Return "png" or "jpg" for a scan that is one of them; raise Refused otherwise."""
    with opened(BytesIO(data), formats=("JPEG", "PNG")) as picture:
        return "png" if picture.format == "PNG" else "jpg"


def opened(file: BinaryIO, formats: tuple[str, ...] = _PICTURES) -> Image.Image:
    """Return a picture whose header was read and whose pixels were not."""
    file.seek(0)
    try:
        picture = Image.open(file, formats=formats)
    except _BOMBS as reason:
        raise Refused("picture_too_large", megapixels=MAX_PIXELS // 1_000_000) from reason
    except _UNREADABLE as reason:
        raise Refused("not_a_picture") from reason
    if picture.width * picture.height > MAX_PIXELS:
        raise Refused("picture_too_large", megapixels=MAX_PIXELS // 1_000_000)
    return picture


def _decoded(picture: Image.Image) -> Image.Image:
    try:
        picture.load()
    except _UNREADABLE as reason:
        raise Refused("picture_broken") from reason
    return picture


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Return the picture in the colours of the web: the profile of a telephone's camera goes with the rest."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "RGBA"}:
        return picture
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        changed = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError):
        return picture
    return changed or picture


def _on_white(picture: Image.Image) -> Image.Image:
    """Return the picture as RGB without anything but its pixels; what was clear becomes white."""
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        whole = Image.new("RGB", seen.size, "white")
        whole.paste(seen, mask=seen.getchannel("A"))
        return whole
    bare = Image.new("RGB", picture.size)
    bare.paste(picture.convert("RGB"))
    return bare
