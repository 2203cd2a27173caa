"""`kriya import` of a product list: linked to the makers of the register, written unless --dry-run."""

import hashlib
from argparse import Namespace
from pathlib import Path
from typing import Any

import pghistory
from django.utils.translation import gettext as _

from kriya.catalog.actions.imports import read_product_list, write_products
from kriya.catalog.imports.plan import make_plan
from kriya.catalog.imports.report import report_of
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
        found = read_product_list(recognition, strict=arguments.strict)
        if arguments.dry_run or (found.refused and not arguments.skip_refused):
            report = {**report_of(found, make_plan(found)), "written": False}
            if found.refused and not arguments.skip_refused:
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
        )
    return {**report, "written": True}


def _hash_of(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
