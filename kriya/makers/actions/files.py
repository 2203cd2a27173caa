"""Papers that people hand in: kept as they came, when their content is that of a document.

What telephones make and not every office can open or print becomes a JPEG.
"""

from typing import BinaryIO, Final

from django.core.files.base import ContentFile

from kriya.core.ids import new_id
from kriya.core.pictures import Kept, kind_of_scan, photo_to_keep
from kriya.core.refusal import Refused

MAX_PAPER_BYTES = 10_000_000
# An A4 page at 300 dots an inch.
_LONGEST: Final = 3508


def paper_to_keep(file: BinaryIO, *, size: int) -> Kept:
    """Return a scan as it came, a PDF, JPEG or PNG by its content, and a WebP or HEIC as JPEG.

    Raise Refused for anything else or above 10 MB.
    """
    if size > MAX_PAPER_BYTES:
        raise Refused("upload_too_big", megabytes=MAX_PAPER_BYTES // 1_000_000)
    file.seek(0)
    data = file.read(MAX_PAPER_BYTES + 1)
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return Kept(f"{new_id()}.pdf", ContentFile(data))
    try:
        return Kept(f"{new_id()}.{kind_of_scan(data)}", ContentFile(data))
    except Refused as no:
        if no.code == "picture_too_large":
            raise
    return _as_jpeg(file, size)


def _as_jpeg(file: BinaryIO, size: int) -> Kept:
    try:
        photo = photo_to_keep(file, size=size, longest=_LONGEST)
    except Refused as no:
        raise Refused("paper_not_a_document") if no.code == "not_a_picture" else no from no
    return Kept(photo.name, photo.content)
