"""The villages of a district, for the list under the field."""

from django.http import HttpResponse
from django.shortcuts import render

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.makers.forms.places import village_names


@staff(Can.EDIT_REGISTER)
def villages(request: Request) -> HttpResponse:
    """Show the villages that may be typed once a district is chosen."""
    names = village_names(request.council, request.GET.get("district_code", "")[:8])
    return render(request, "makers/records/villages.html", {"villages": names})
