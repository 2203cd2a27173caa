"""A council in ten minutes: the link of the operator, and the first steps in the office."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.models import User
from kriya.accounts.request import AnyRequest, Request
from kriya.accounts.roles import Can
from kriya.core.refusal import Refused, say
from kriya.councils.actions import describe_council
from kriya.design import dyes, motifs
from kriya.design.messages import attempt_form
from kriya.founding.actions import Founder, end_step, find_ticket, found_by_link, take_up_again
from kriya.founding.forms import ClothForm, CouncilForm, FounderForm
from kriya.founding.models import Ending, Step
from kriya.founding.queries import first_steps
from kriya.founding.regions import Place, place_of, places_called, proposed_slug

_LONGEST = 60
_WAYS = {
    Step.CLOTH: "founding:cloth",
    Step.PLAYBOOKS: "playbooks:shelf",
    Step.REGISTER: "makers:imports",
    Step.PEOPLE: "accounts:invite",
}


@never_cache
@sensitive_post_parameters("password", "again")
def begin(request: AnyRequest, secret: str) -> HttpResponse:
    """Let the holder of a link choose the region, name the council and become its chair."""
    try:
        find_ticket(secret)
    except Refused as no:
        return render(request, "founding/closed.html", {"reason": say(no)}, status=410)
    place = place_of(request.GET.get("wilayah", ""))
    if place is None or place.taken_by:
        typed = request.GET.get("q", "").strip()[:_LONGEST]
        return render(request, "founding/region.html", {"places": places_called(typed), "text": typed})
    form = _form(request, place)
    if request.method == "POST" and form.is_valid():
        answer = attempt_form(form, lambda: _found(request, secret, place, form.cleaned_data))
        if answer is not None:
            return answer
    return render(request, "founding/council.html", {"form": form, "place": place})


def _form(request: AnyRequest, place: Place) -> CouncilForm:
    kind = CouncilForm if _known(request) else FounderForm
    return kind(request.POST or None, initial={"name": f"Dekranasda {place.name}", "slug": proposed_slug(place)})


def _known(request: AnyRequest) -> User | None:
    """Return who is logged in; a maker that has but a telephone number founds as a new person."""
    somebody = request.user
    return somebody if isinstance(somebody, User) and somebody.email else None


def _found(request: AnyRequest, secret: str, place: Place, given: dict[str, Any]) -> HttpResponse:
    known = _known(request)
    founder = Founder(
        given.get("email", ""), given.get("person", ""), given.get("password", ""), request.LANGUAGE_CODE
    )  # fmt: skip
    council, chair = found_by_link(
        secret, founder, slug=given["slug"], name=given["name"], region_code=place.code, known=known
    )  # fmt: skip
    way_on = f"/{council.slug}{reverse('founding:steps', urlconf='kriya.config.council_urls')}"
    if known is not None:
        return redirect(way_on)
    record_authentication(request, chair, method="password")
    answer: HttpResponse = perform_login(request, chair, email_verification="none", redirect_url=way_on)
    return answer


@staff(Can.MANAGE_COUNCIL)
def steps(request: Request) -> HttpResponse:
    """Show the first steps: each can be done now, later, or not at all."""
    return render(request, "founding/steps.html", {"steps": lines_of_steps(request)})


def lines_of_steps(request: Request) -> list[dict[str, Any]]:
    """Return the first steps with what each is for and where it is done."""
    told = {
        Step.CLOTH: _("Pilih warna dan motif kain daerah Anda. Keterbacaannya diperiksa."),
        Step.PLAYBOOKS: _("Mulai dari cara kerja dewan lain: titip jual, toko daring, pameran, pelatihan."),
        Step.REGISTER: _("Seret lembar kerja yang sudah ada; tidak ada yang tersimpan sebelum Anda setuju."),
        Step.PEOPLE: _("Undang pengurus, bendahara, kasir, dan kurator lewat surel."),
    }
    return [
        {
            "code": one.step.value,
            "label": one.step.label,
            "text": told[one.step],
            "url": reverse(_WAYS[one.step], urlconf=request.urlconf),
            "begun": one,
        }
        for one in first_steps()
    ]


@staff(Can.MANAGE_COUNCIL)
def cloth(request: Request) -> HttpResponse:
    """Choose the council's colour and motif."""
    form = ClothForm(request.POST or None, instance=request.council)
    if request.method == "POST" and form.is_valid():
        describe_council(request.council, **form.cleaned_data)
        end_step(Step.CLOTH, Ending.DONE, by=request.user)
        messages.success(request, _("Warna dan motif disimpan."))
        return redirect("founding:steps")
    if form.errors:
        request.council.refresh_from_db()
    return render(request, "founding/cloth.html", {"form": form, "dyes": dyes.DYES, "motifs": motifs.MOTIFS})


@require_POST
@staff(Can.MANAGE_COUNCIL)
def decide(request: Request, code: str) -> HttpResponse:
    """Skip a first step, or take a skipped one up again."""
    if code not in Step.values:
        raise Http404
    if "lagi" in request.POST:
        take_up_again(code)
    else:
        end_step(code, Ending.SKIPPED, by=request.user)
    return redirect("founding:steps")
