"""Papers that people hand in: kept as they came, when their content is that of a document."""

from typing import BinaryIO

from django.core.files.base import ContentFile

from kriya.core.ids import new_id
from kriya.core.pictures import Kept, kind_of_scan
from kriya.core.refusal import Refused

MAX_PAPER_BYTES = 10_000_000


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
        return kind_of_scan(data)
    except Refused as no:
        raise no if no.code == "picture_too_large" else Refused("paper_not_a_document") from no
