"""The council's own profile. It stands here and not in kriya/councils, since it asks who may change it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.councils.actions import describe_council
from kriya.councils.forms import ProfileForm
from kriya.design import dyes, motifs


@staff(Can.MANAGE_COUNCIL)
def profile(request: Request) -> HttpResponse:
    """Change name, contact, words, colour and motif of the council."""
    form = ProfileForm(request.POST or None, instance=request.council, record=request.council)
    if request.method == "POST" and form.is_valid():
        describe_council(request.council, **form.cleaned_data)
        messages.success(request, _("Profil disimpan."))
        return redirect("councils:profile")
    if form.errors:
        request.council.refresh_from_db()
    given = {
        "form": form,
        "dyes": dyes.DYES,
        "motifs": motifs.MOTIFS,
        "domains": request.council.domains.order_by("pk"),
    }
    return render(request, "councils/profile.html", given)
