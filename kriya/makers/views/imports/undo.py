"""Take a whole import back, or show what depends on it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.makers.views.imports.finding import find_run


@staff(Can.IMPORT)
@require_http_methods(["GET", "POST"])
def undo(request: Request, pk: UUID) -> HttpResponse:
    """Undo."""
    find_run(pk)
    return redirect("makers:import_run", pk=pk)
