"""The user's own file back, with the cells marked that could not be taken."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.refusal import Refused, say
from kriya.makers.views.imports.finding import find_run


@staff(Can.IMPORT)
@require_GET
def download(request: Request, pk: UUID) -> HttpResponse:
    """Hand out the marked file."""
    find_run(pk)
    messages.info(request, say(Refused("import_has_no_wrong_cells")))
    return redirect("makers:import_run", pk=pk)
