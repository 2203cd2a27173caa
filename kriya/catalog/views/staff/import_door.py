"""The one door to an uploaded product list of this council, and what is said of one that cannot be done."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kriya.accounts.request import Request
from kriya.core.refusal import Refused, say
from kriya.makers.models import ImportRun

View = Callable[..., HttpResponseBase]


def told(view: View) -> View:
    """Say on the file's own page why it could not be done."""

    @wraps(view)
    def inner(request: Request, pk: UUID) -> HttpResponseBase:
        try:
            return view(request, pk)
        except Refused as no:
            messages.error(request, say(no))
            gone = no.code.startswith(("file_", "import_file_"))
            return redirect("makers:import_run" if gone else "catalog:import_products", pk=pk)

    return inner


def find_upload(pk: UUID) -> ImportRun:
    """Return an uploaded file of the council whose scope is open; 404 otherwise."""
    return get_object_or_404(ImportRun, pk=pk)


def crumbs(upload: ImportRun) -> list[tuple[str, str]]:
    """Return the way to a product list."""
    return [(_("Impor berkas"), reverse("makers:imports")), (upload.file_name, "")]
