"""Take in an application: a maker that has applied, its papers and consents, and a secret link to what becomes."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from io import BytesIO
from typing import Any, Final
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from kriya.accounts.tokens import token_hash
from kriya.core.clock import now, today
from kriya.core.once import digest_of
from kriya.core.pictures import Kept, KeptPhoto, photo_to_keep
from kriya.core.refusal import Refused
from kriya.crafts.models import Craft
from kriya.makers.actions.consent import give_consent
from kriya.makers.actions.files import paper_to_keep
from kriya.makers.actions.papers import Upload, add_paper
from kriya.makers.actions.photos import add_photo
from kriya.makers.actions.register import Phone, register_maker
from kriya.makers.models import Application, Maker, Status

CONSENT_SOURCE: Final = "Formulir pendaftaran daring"
DRAFTS: Final = "makers/drafts"
# Without letters that are read as digits, since people read the number aloud.
_ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
PHOTO: Final = "photo"


@dataclass(frozen=True)
class HandedIn:
    """A file of a draft: what it is (a kind of paper, or "photo"), where it waits, what it was called, bytes."""

    kind: str
    stored: str
    name: str
    size: int


@dataclass(frozen=True)
class Applicant:
    """Everything that an application says."""

    name: str
    owner_name: str
    craft: str
    phones: Sequence[Phone]
    products_made: str = ""
    started_year: int | None = None
    email: str = ""
    address: str = ""
    regency_code: str = ""
    district_code: str = ""
    village_code: str = ""
    nik: str = ""
    consents: Sequence[str] = ()
    files: Sequence[HandedIn] = ()

    def as_text(self) -> str:
        """Return everything said as one text, for people to read."""
        return json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)

    @property
    def digest(self) -> str:
        """The hash of all it says, equal for equal applications."""
        return digest_of(asdict(self))


def keep_draft_file(kind: str, upload: Upload, name: str) -> HandedIn:
    """Look into a file that somebody hands in and let it wait in private; refuse what is no document or picture."""
    kept: Kept | KeptPhoto = (photo_to_keep if kind == PHOTO else paper_to_keep)(upload.file, size=upload.size)
    size = kept.content.size
    stored = default_storage.save(f"{DRAFTS}/{today():%Y-%m-%d}/{kept.name}", kept.content)
    return HandedIn(kind, stored, name[:80], size)


def drop_draft_file(file: HandedIn) -> None:
    """Throw a file of a draft away."""
    default_storage.delete(file.stored)


def sweep_drafts(before: date) -> int:
    """Delete the files of drafts that nobody sent; return how many. Folders are named after their day."""
    swept = 0
    days = default_storage.listdir(DRAFTS)[0] if default_storage.exists(DRAFTS) else []
    for day in days:
        if day < before.isoformat():
            for name in default_storage.listdir(f"{DRAFTS}/{day}")[1]:
                default_storage.delete(f"{DRAFTS}/{day}/{name}")
                swept += 1
    return swept


def apply(said: Applicant, *, key: UUID, secret: str, language: str) -> Application:
    """Take an application in. `key` was made with the form: sent twice it is one application.

    The same key with other words is kept aside, sealed, and flagged for people. Refuses a key that is somebody else's.
    """
    try:
        with transaction.atomic():
            return _sent_again(said, key) or _take_in(said, key=key, secret=secret, language=language)
    except IntegrityError as twice:
        # The twin of a double tap committed first.
        again = _sent_again(said, key)
        if again is None:
            raise Refused("application_not_taken") from twice
        return again


def _sent_again(said: Applicant, key: UUID) -> Application | None:
    found: Application | None = Application.objects.select_for_update().filter(maker=key).first()
    if found is not None and found.payload_hash != said.digest and not found.other_payload:
        found.other_payload, found.other_sent_at = said.as_text(), now()
        found.save(update_fields=["other_payload", "other_sent_at"])
    return found


def _take_in(said: Applicant, *, key: UUID, secret: str, language: str) -> Application:
    columns = ("owner_name", "products_made", "started_year", "email", "address", "nik")
    places = ("regency_code", "district_code", "village_code")
    fields: dict[str, Any] = {name: getattr(said, name) for name in (*columns, *places)}
    maker = register_maker(
        name=said.name,
        by=None,
        phones=said.phones,
        crafts=list(Craft.objects.filter(code=said.craft)),
        status=Status.APPLIED,
        id=key,
        **fields,
    )
    _keep_files(maker, said.files)
    if said.consents:
        give_consent(maker, said.consents, source=CONSENT_SOURCE, by=None)
    application = Application(
        maker=maker,
        reference=f"{today():%y%m}-{''.join(secrets.choice(_ALPHABET) for _letter in range(5))}",
        token_hash=token_hash(secret),
        payload_hash=said.digest,
        language=language,
    )
    application.save()
    return application


def _keep_files(maker: Maker, files: Sequence[HandedIn]) -> None:
    for file in files:
        with default_storage.open(file.stored) as waiting:
            upload = Upload(BytesIO(waiting.read()), file.size)
        if file.kind == PHOTO:
            add_photo(maker, upload, alt_text="", by=None)
        else:
            add_paper(maker, kind=file.kind, by=None, upload=upload)
    transaction.on_commit(lambda: _drop_all(files))


def _drop_all(files: Sequence[HandedIn]) -> None:
    for file in files:
        drop_draft_file(file)
