"""Whose a product list is that names no maker: found by name at the review, chosen for this file alone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.catalog.actions.import_maker import choose_maker, unchoose_maker
from kriya.catalog.actions.list_work import refuse_while_working
from kriya.catalog.imports.reading import ProductList
from kriya.catalog.queries.import_makers import makers_like, makers_of_lists
from kriya.catalog.views.staff.import_door import find_upload, told
from kriya.core.ids import read_id
from kriya.core.refusal import say

_LONGEST = 80


def whose(request: Request, found: ProductList) -> dict[str, Any]:
    """Return what the review says of the rows that name no maker; ?umkm= looks for one in the register."""
    text = request.GET.get("umkm", "").strip()[:_LONGEST]
    proposed = makers_of_lists().filter(pk=found.proposed.pk) if found.proposed is not None else []
    return {
        "chosen": found.maker.columns["name"] if found.maker is not None else "",
        "nameless": found.nameless,
        "names_no_maker": say(found.refusal) if found.refusal else "",
        "stranger": found.stranger,
        "strangers": sum(cell.code == "maker_not_found" for cell in found.refused),
        "makers": makers_like(text) if text else list(proposed),
        "text": text,
    }


@staff(Can.IMPORT)
@require_POST
@told
def maker(request: Request, pk: UUID) -> HttpResponse:
    """Give the rows that name no maker to one of the register, or to nobody again."""
    upload = find_upload(pk)
    refuse_while_working(pk)
    if "lepas" in request.POST:
        unchoose_maker(upload)
    else:
        choose_maker(upload, read_id(request.POST.get("umkm")))
    return redirect("catalog:import_products", pk=pk)
