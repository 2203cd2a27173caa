"""Where a person goes after logging in: the page of their role, in the council they serve."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kriya.accounts.queries import councils_of_person
from kriya.accounts.reach import reaches
from kriya.accounts.request import Request


@login_required
def home(request: Request) -> HttpResponse:
    """Send staff to the office, makers to their phone page, and whoever serves several councils to a choice."""
    if request.council is not None and request.membership is not None:
        return redirect("site:staff_home" if request.membership.is_staff else "showroom:mine")
    councils = [one for one in councils_of_person(request.user) if reaches(request.session, one.pk)]
    if len(councils) == 1:
        return redirect(f"/{councils[0].slug}/beranda/")
    return render(request, "accounts/choose_council.html", {"councils": councils})
