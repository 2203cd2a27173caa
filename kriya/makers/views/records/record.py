"""The record of a maker: one calm page."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.makers.queries.record import record_of
from kriya.makers.views.records.facts import sections
from kriya.makers.views.records.finding import crumbs, find_maker, powers


@staff(Can.READ_REGISTER)
def record(request: Request, pk: UUID) -> HttpResponse:
    """Show a maker and everything that is known of it."""
    maker = find_maker(pk)
    known = record_of(maker)
    context = {
        "maker": maker,
        "record": known,
        "sections": sections(known, personal=powers(request)["sees_personal"]),
        "crumbs": crumbs(maker),
        **powers(request),
    }
    return render(request, "makers/records/record.html", context)
