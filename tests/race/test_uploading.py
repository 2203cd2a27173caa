"""A telephone sends the last part of a photo twice at once, and two visitors ask for the same copy at once."""

from contextlib import suppress
from io import BytesIO
from threading import Barrier, BrokenBarrierError
from typing import Any
from uuid import UUID

import pytest

from kriya.catalog.actions import copies, uploads
from kriya.catalog.actions.curation import publish_product
from kriya.catalog.actions.photos import add_photo
from kriya.catalog.actions.products import add_product
from kriya.catalog.models import PhotoUpload, ProductPhoto, PublishedPhoto
from kriya.catalog.tests.pictures import cloth
from kriya.core.ids import new_id
from kriya.core.scoping import council_scope
from kriya.makers.actions.consent import give_consent
from tests import build
from tests.at_once import WAIT_SECONDS, at_once

DATA = cloth()


def last_part_twice() -> list[str]:
    """Send the last part twice at once; return what each came to."""
    council, key = build.pekalongan(), new_id()
    with council_scope(council):
        product = add_product(maker=build.maker("Batik Sekar"), name="Kain Jlamprang")
        uploads.begin_upload(product, key, size=len(DATA), by=None)

    def sending() -> str:
        try:
            with council_scope(council):
                return str(uploads.add_part(product, key, offset=0, data=DATA, by=None))
        except Exception as reason:  # noqa: BLE001 - whatever comes of it is what the test is about
            return type(reason).__name__

    came = at_once(sending, sending)
    with council_scope(council):
        assert ProductPhoto.objects.count() == 1
    return came


def test_the_last_part_twice_at_once_is_one_photo_and_two_good_answers(real_db: None):
    assert last_part_twice() == [str(len(DATA))] * 2


def test_without_the_lock_one_of_two_would_be_told_of_a_fault(real_db: None, monkeypatch: pytest.MonkeyPatch):
    """The twin: the upload's row read without its lock, and the product's, too. Both have read before either writes."""
    meeting = Barrier(2)

    def unlocked(key: UUID) -> PhotoUpload | None:
        found = PhotoUpload.objects.filter(pk=key).first()
        with suppress(BrokenBarrierError):
            meeting.wait(WAIT_SECONDS)
        return found

    monkeypatch.setattr(uploads, "_locked", unlocked)
    monkeypatch.setattr("kriya.catalog.actions.photos.locked_product", lambda product: product)
    assert last_part_twice() != [str(len(DATA))] * 2


def test_two_visitors_at_once_make_one_copy(real_db: None, monkeypatch: pytest.MonkeyPatch):
    council, made = build.pekalongan(), []
    with council_scope(council):
        maker = build.maker("Batik Sekar")
        give_consent(maker, ["name", "photo"], source="uji", by=None)
        product = add_product(maker=maker, name="Kain Jlamprang")
        add_photo(product, BytesIO(DATA), size=len(DATA), by=None)
        publish_product(product, by=None)
    public = PublishedPhoto.objects.get()
    draw = copies.copy_of

    def counting(*given: Any) -> bytes:
        made.append(given[2:])
        return draw(*given)

    monkeypatch.setattr(copies, "copy_of", counting)
    first, second = at_once(*[lambda: copies.public_copy(public, 320, "avif").hex()] * 2)
    assert first == second
    assert made == [(320, "avif")]
