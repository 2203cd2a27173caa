"""Pages that join several domains: the national front, a council's home, the office's first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kriya.accounts.gate import staff
from kriya.accounts.roles import Can
from kriya.councils.queries import all_councils


def national_home(request: HttpRequest) -> HttpResponse:
    """Show every council."""
    return render(request, "site/national_home.html", {"councils": all_councils()})


def council_home(request: HttpRequest) -> HttpResponse:
    """Show what a council is and where to go."""
    return render(request, "site/council_home.html")


@staff(Can.READ_REGISTER)
def staff_home(request: HttpRequest) -> HttpResponse:
    """Show what waits for somebody today."""
    return render(request, "site/staff_home.html")
