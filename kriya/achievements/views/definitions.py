"""Every figure with what it means, whence it comes and who answers for it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.achievements.views.frame import tabs
from kriya.core.indicators import UNIT_NAMES, families


@require_safe
@staff(Can.READ_NUMBERS)
def definitions(request: Request) -> HttpResponse:
    """List the figures of every family, as they are defined today."""
    chapters = [
        (family.title, [(one, UNIT_NAMES[one.unit], one.public is not None) for one in family.indicators])
        for family in families()
    ]
    return render(
        request, "achievements/definitions.html", {"tabs": tabs(request, "definitions"), "chapters": chapters}
    )
