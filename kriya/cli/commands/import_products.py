"""`kriya import` of a product list: linked to the makers of the register, written unless --dry-run."""

import hashlib
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import pghistory
from django.core.files.base import File
from django.utils.translation import gettext as _

from kriya.catalog.actions.import_photos import receive_photos
from kriya.catalog.actions.imports import read_product_list, write_products
from kriya.catalog.imports.photos import Contents, look_into, match_photos
from kriya.catalog.imports.plan import make_plan
from kriya.catalog.imports.report import report_of
from kriya.catalog.models import PhotoArchive
from kriya.catalog.queries.import_makers import maker_called
from kriya.cli.progress import Progress
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.imports.sheets.recognise import Recognition


def take_products(
    council: Council, recognition: Recognition, arguments: Namespace, progress: Progress
) -> dict[str, Any]:
    """Return the report; `refusal` in it kept the file from being written."""
    progress.stage(_("Membandingkan"), 85)
    url = f"kriya import {arguments.file.name}"
    with council_scope(council), pghistory.context(url=url):
        maker = maker_called(arguments.maker).pk if arguments.maker else None
        found = read_product_list(recognition, maker=maker, strict=arguments.strict)
        if arguments.dry_run or found.names_no_maker or (found.refused and not arguments.skip_refused):
            contents = _look(arguments.photos) if arguments.photos else None
            matched = match_photos(found, contents) if contents is not None else None
            report = {**report_of(found, make_plan(found), matched), "written": False}
            if found.refusal:
                report["refusal"] = found.refusal
            elif found.refused and not arguments.skip_refused:
                report["refusal"] = Refused("import_has_refused_rows", rows=len(found.refused))
            return report
        progress.stage(_("Menyimpan"), 90)
        _run, report = write_products(
            found,
            file_name=arguments.file.name,
            file_hash=_hash_of(arguments.file),
            by=None,
            publish=arguments.publish,
            skip_refused=True,
            archive=_keep(arguments.photos) if arguments.photos else None,
        )
    return {**report, "written": True}


def _look(photos: Path) -> Contents:
    with _opened(photos) as file:
        return look_into(file)


def _keep(photos: Path) -> PhotoArchive:
    with _opened(photos) as file:
        return receive_photos(File(file), name=photos.name, by=None)


@contextmanager
def _opened(photos: Path) -> Iterator[BinaryIO]:
    if not photos.is_file():
        raise Refused("file_missing", file=photos.name)
    with photos.open("rb") as file:
        yield file


def _hash_of(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
