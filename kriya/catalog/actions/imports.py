"""Take a council's product list into its catalogue: read, link to makers, compare, write in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.catalog.actions.import_photos import queue_photos
from kriya.catalog.imports.photos import Contents, Matched, match_photos
from kriya.catalog.imports.plan import Plan, make_plan
from kriya.catalog.imports.reading import ProductList, read_products
from kriya.catalog.imports.report import report_of
from kriya.catalog.imports.writing import write_plan
from kriya.catalog.models import PhotoArchive, Product, ProductImport, ProductMaterial, PublishedProduct
from kriya.core.clock import today
from kriya.core.planner import tell_planner_of
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.makers.actions.imports import lock_imports
from kriya.makers.imports.offered import Choice
from kriya.makers.imports.sheets.fields import PRODUCTS
from kriya.makers.imports.sheets.mapping import Mapping as ColumnMappings
from kriya.makers.imports.sheets.recognise import Recognition
from kriya.makers.imports.values.reading import Context
from kriya.makers.models import ImportedMapping


def read_product_list(
    recognition: Recognition,
    *,
    choices: Mapping[str, Choice] | None = None,
    maker: UUID | None = None,
    strict: bool = False,
) -> ProductList:
    """Read a product list and link it to the makers of the council in scope; refuse a file that is none.

    Rows that name no maker belong to `maker`.
    """
    if recognition.kind != PRODUCTS:
        raise Refused(f"file_is_{recognition.kind}")
    remembered = {row.fingerprint: ColumnMappings.from_json(row.mapping) for row in ImportedMapping.objects.all()}
    context = Context(regency=current_council().region_code, today=today())
    return read_products(recognition, context, remembered=remembered, choices=choices, maker=maker, strict=strict)


@transaction.atomic
def write_products(
    found: ProductList,
    *,
    file_name: str,
    file_hash: str,
    by: User | None,
    upload: UUID | None = None,
    publish: bool = False,
    skip_refused: bool = False,
    shown: str | None = None,
    archive: PhotoArchive | None = None,
) -> tuple[ProductImport, dict[str, Any]]:
    """Write a product list and return what was written with the whole report.

    New products are drafts unless `publish` says that they are public at once, or as soon as their photos of `archive`
    are there. Refuses a list that names no maker, when rows were refused and nobody said to go on without them, when
    the catalogue changed since somebody was shown the plan with the digest `shown`, and an upload that is written
    already: the second click changes nothing.
    """
    lock_imports()
    if upload is not None and ProductImport.objects.filter(upload=upload, undone_at=None).exists():
        raise Refused("import_already_written")
    plan = _plan(found, skip_refused=skip_refused, shown=shown)
    matched = matched_photos(found, archive)
    report = report_of(found, plan, matched)
    run = ProductImport(
        file_name=file_name[-200:], file_hash=file_hash, upload=upload, written_by=by, report=_counts(report, plan)
    )
    run.save()
    write_plan(plan, run, by=by, publish=publish, waiting=matched.photos if matched else ())
    tell_planner_of(len(plan.new), Product, ProductMaterial, PublishedProduct)
    if archive is not None and matched is not None:
        archive.publish = publish
        queue_photos(archive, run, matched.photos)
    return run, report


def _plan(found: ProductList, *, skip_refused: bool, shown: str | None) -> Plan:
    if found.refusal:
        raise found.refusal
    plan = make_plan(found)
    if found.refused and not skip_refused:
        raise Refused("import_has_refused_rows", rows=len(found.refused))
    if shown is not None and plan.digest() != shown:
        raise Refused("catalogue_changed_meanwhile")
    return plan


def matched_photos(found: ProductList, archive: PhotoArchive | None) -> Matched | None:
    """Return which photos of a zip go to which products of a list; None without a zip."""
    return match_photos(found, Contents.from_json(archive.contents)) if archive is not None else None


def _counts(report: Mapping[str, Any], plan: Plan) -> dict[str, Any]:
    kept = {
        name: report[name]
        for name in ("rows_read", "new", "changed", "same", "duplicates", "repairs", "ignored", "maker")
    }
    cells = {name: len(report[name]) for name in ("refused", "left_out")}
    kept |= {"photos": report["photos"]} if "photos" in report else {}
    return kept | cells | {"changed_fields": report["changed_fields"], "digest": plan.digest()}
