"""Files that people hand in: looked into before they are kept, made small, freed of what nobody asked for.

A picture of 17 KB may unfold to 700 MB: its size is read from the header and limited before a pixel is decoded.
"""

from io import BytesIO
from typing import BinaryIO, NamedTuple

from django.core.files.base import ContentFile
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from kriya.core.ids import new_id
from kriya.core.refusal import Refused

MAX_PIXELS = 40_000_000
LONGEST_SIDE = 1600
MAX_PHOTO_BYTES = 20_000_000
MAX_PAPER_BYTES = 10_000_000
QUALITY = 82
_PICTURES = ("JPEG", "PNG", "WEBP")
# The library has a limit of its own, above ours: it only warns, unless warnings are errors.
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


class Kept(NamedTuple):
    """A file ready to be stored, under a name that says nothing."""

    name: str
    content: ContentFile  # type: ignore[type-arg]


def photo_to_keep(file: BinaryIO, *, size: int) -> Kept:
    """Return a picture upright, at most 1600 pixels long, without place, camera or other hidden words.

    Raise Refused for what is no JPEG, PNG or WebP, or too big in bytes or pixels.
    """
    if size > MAX_PHOTO_BYTES:
        raise Refused("upload_too_big", megabytes=MAX_PHOTO_BYTES // 1_000_000)
    with _opened(file) as picture:
        # A JPEG can be decoded at a fraction of its size, which saves the memory too.
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(_decoded(picture))
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
        plain = _on_white(_in_srgb(upright))
    out = BytesIO()
    plain.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return Kept(f"{new_id()}.jpg", ContentFile(out.getvalue()))


def paper_to_keep(file: BinaryIO, *, size: int) -> Kept:
    """Return a scan as it came, a PDF, JPEG or PNG by its content; raise Refused for anything else or above 10 MB."""
    if size > MAX_PAPER_BYTES:
        raise Refused("upload_too_big", megabytes=MAX_PAPER_BYTES // 1_000_000)
    file.seek(0)
    data = file.read(MAX_PAPER_BYTES + 1)
    return Kept(f"{new_id()}.{_kind_of_paper(data)}", ContentFile(data))


def _kind_of_paper(data: bytes) -> str:
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    try:
        with _opened(BytesIO(data), formats=("JPEG", "PNG")) as picture:
            return "png" if picture.format == "PNG" else "jpg"
    except Refused as no:
        raise no if no.code == "picture_too_large" else Refused("paper_not_a_document") from no


def _opened(file: BinaryIO, formats: tuple[str, ...] = _PICTURES) -> Image.Image:
    """Return a picture whose header was read and whose pixels were not."""
    file.seek(0)
    try:
        picture = Image.open(file, formats=formats)
    except _BOMBS as reason:
        raise Refused("picture_too_large", megapixels=MAX_PIXELS // 1_000_000) from reason
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as reason:
        raise Refused("not_a_picture") from reason
    if picture.width * picture.height > MAX_PIXELS:
        raise Refused("picture_too_large", megapixels=MAX_PIXELS // 1_000_000)
    return picture


def _decoded(picture: Image.Image) -> Image.Image:
    try:
        picture.load()
    except (OSError, ValueError, SyntaxError) as reason:
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
