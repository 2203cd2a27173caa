"""Help, on the maker's telephone: what there is, ask for it in two taps, follow it step by step."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import maker_only, makers_and
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.assistance.actions.cases import answer, ask, take_back
from kriya.assistance.models import Case, Result, Turn
from kriya.assistance.queries.cases import cases_of
from kriya.assistance.queries.services import public_services
from kriya.assistance.queries.services import services_offered as offered
from kriya.assistance.views.public import steps_told
from kriya.core.ids import read_id
from kriya.design.messages import attempt, did
from kriya.ledger.queries.families import family
from kriya.makers.models import Maker
from kriya.makers.views.maker.finding import mine_nav, my_makers
from kriya.makers.views.maker.others import for_makers


@require_safe
@maker_only
def mine(request: Request) -> HttpResponse:
    """Show what waits for an answer, what runs, what was, and what one may ask for."""
    maker = _maker(request)
    cases = list(cases_of(family(maker.pk))) if maker else []
    context = {
        "asked": [one for one in cases if one.state == "offered"],
        "running": [one for one in cases if one.ended_at is None and one.state != "offered"],
        "ended": [one for one in cases if one.ended_at is not None],
        "services": public_services(),
        "query": _query(request, maker),
        "others": [one for one in my_makers(request) if maker is not None and one.pk != maker.pk],
        "nav": mine_nav(maker, "ikut") if maker else [],
    }
    return render(request, "assistance/maker/mine.html", context)


def _not_a_maker(request: Request, pk: UUID) -> HttpResponse:
    """Lead the office to where it offers help to a maker; tell anyone else that this is for makers."""
    shown = get_object_or_404(public_services(), service_id=pk)
    if request.membership is not None and request.membership.can(Can.MANAGE_PROGRAMMES):
        return redirect("assistance:offer")
    return for_makers(request, shown.name, back=reverse("assistance:public_service", args=[shown.slug]))


@makers_and(_not_a_maker)
def service(request: Request, pk: UUID) -> HttpResponse:
    """Show a service; asking for it is one tap more."""
    shown = get_object_or_404(public_services(), service_id=pk)
    maker = _maker(request)
    if maker is None:
        return redirect("assistance:mine")
    if request.method == "POST":
        wanted = get_object_or_404(offered().select_related("call"), pk=pk)
        wish = request.POST.get("pesan", "")[:400]
        case = attempt(request, lambda: ask(wanted, maker, wish=wish, by=request.user))
        if case is not None:
            messages.success(request, _("Permintaan terkirim. Petugas menjawab lewat halaman ini."))
            return redirect("assistance:mine_case", case.pk)
    there = cases_of(family(maker.pk)).filter(service=pk, ended_at=None).first()
    call = offered().filter(pk=pk).values_list("call", flat=True).first()
    context = {
        "service": shown,
        "steps": steps_told(shown),
        "case": there,
        "join_url": reverse("participation:mine_call", args=[call]) if call else "",
        "query": _query(request, maker),
        "maker": maker,
        "nav": mine_nav(maker, "ikut"),
    }
    return render(request, "assistance/maker/service.html", context)


@require_safe
@maker_only
def case(request: Request, pk: UUID) -> HttpResponse:
    """Show how far one's case is, and what comes next."""
    found = _mine(request, pk)
    steps = list(found.steps.order_by("position"))
    told = Turn.objects.filter(case=found).exclude(words="").order_by("-at", "-pk").first()
    context = {
        "case": found,
        "steps": steps,
        "next": next((one for one in steps if one.state == "open"), None),
        "left": sum(one.state == "open" for one in steps),
        "told": told if told and found.state in {"refused", "stopped", "offered"} else None,
        "documents": found.service.document_list if found.ended_at is None else [],
        "results": Result.objects.filter(case=found).order_by("on", "pk"),
        "nav": mine_nav(found.maker, "ikut"),
    }
    return render(request, "assistance/maker/case.html", context)


@require_POST
@maker_only
def reply(request: Request, pk: UUID) -> HttpResponse:
    """Take what is offered, or not."""
    found = _mine(request, pk)
    takes = request.POST.get("jawab") == "ya"
    said = _("Terima kasih. Petugas mulai membantu Anda.") if takes else _("Terima kasih sudah memberi kabar.")
    did(request, lambda: answer(found, takes=takes, by=request.user), said)
    return redirect("assistance:mine_case", pk)


@require_POST
@maker_only
def back(request: Request, pk: UUID) -> HttpResponse:
    """Take a wish back."""
    found = _mine(request, pk)
    did(request, lambda: take_back(found, by=request.user), _("Permintaan ditarik."))
    return redirect("assistance:mine_case", pk)


def _maker(request: Request) -> Maker | None:
    """Return the maker for which the person acts: the one that ?usaha= names, else the first."""
    wanted = read_id(request.GET.get("usaha"))
    makers = my_makers(request)
    found = makers.filter(pk=wanted).first() if wanted else None
    return found or makers.first()


def _query(request: Request, maker: Maker | None) -> str:
    return f"?usaha={maker.pk}" if maker is not None and request.GET.get("usaha") else ""


def _mine(request: Request, pk: UUID) -> Case:
    """Return a case of the person's makers, those merged into them included; 404 otherwise."""
    own = [one for maker in my_makers(request) for one in family(maker.pk)]
    found: Case = get_object_or_404(Case.objects.select_related("service", "maker", "owner"), pk=pk, maker__in=own)
    return found
