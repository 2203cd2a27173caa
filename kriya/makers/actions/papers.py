"""Papers that a maker holds: record them, change them, remind of their end."""

from collections.abc import Mapping
from typing import Any, BinaryIO, NamedTuple

from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from kriya.accounts.models import User
from kriya.core.refusal import Refused
from kriya.makers.actions.files import paper_to_keep
from kriya.makers.actions.publish import publish_maker
from kriya.makers.actions.restoring import restored
from kriya.makers.models import Maker, Paper, PaperKind

# Who issues a paper of a kind, where there is one answer.
ISSUERS: Mapping[str, str] = {
    PaperKind.NIB: "OSS",
    PaperKind.NPWP: "DJP",
    PaperKind.PIRT: "Dinas Kesehatan",
    PaperKind.HALAL: "BPJPH",
    PaperKind.BRAND: "DJKI",
    PaperKind.COPYRIGHT: "DJKI",
    PaperKind.SNI: "BSN",
    PaperKind.TKDN: "Kemenperin",
    PaperKind.INDICATION: "DJKI",
    PaperKind.BATIKMARK: "BBKB",
}


class Upload(NamedTuple):
    """A file as it was handed in; size in bytes."""

    file: BinaryIO
    size: int


def add_paper(maker: Maker, *, kind: str, by: User | None, upload: Upload | None = None, **fields: Any) -> Paper:
    """Record a paper; refuse the same kind and number twice at one maker, and a file that is no document."""
    paper = Paper(maker=maker, kind=PaperKind(kind), created_by=by, **fields)
    paper.issuer = paper.issuer or ISSUERS.get(kind, "")
    return _keep(paper, upload)


def change_paper(paper: Paper, *, upload: Upload | None = None, **fields: Any) -> Paper:
    """Change a paper; without an upload its file stays."""
    for field, value in fields.items():
        setattr(paper, field, value)
    return _keep(paper, upload)


def _keep(paper: Paper, upload: Upload | None) -> Paper:
    if upload:
        kept = paper_to_keep(upload.file, size=upload.size)
        paper.file.save(kept.name, kept.content, save=False)
    try:
        with transaction.atomic():
            paper.save()
            publish_maker(paper.maker)
    except IntegrityError as reason:
        if upload:
            default_storage.delete(paper.file.name or "")
        raise Refused("paper_already_there", kind=paper.get_kind_display()) from reason
    return paper


@transaction.atomic
def remove_paper(paper: Paper) -> None:
    """Take a paper out of the record; history keeps it, and `restore_paper` brings it back."""
    maker = paper.maker
    paper.delete()
    publish_maker(maker)


@transaction.atomic
def restore_paper(maker: Maker, paper_id: Any) -> Paper:
    """Bring a removed paper back as it was; refuse when there is none or one of that number has come since."""
    paper: Paper = restored(Paper, maker, paper_id)
    return _keep(paper, None)
