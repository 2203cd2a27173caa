"""What a case brought: a paper for the register, or something worth rupiah."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.assistance.actions.results import drop_result, note_result, obtain_paper
from kriya.assistance.forms.cases import ResultForm
from kriya.assistance.models import Case, Result
from kriya.assistance.views.staff.frame import case_crumbs, find_case
from kriya.core.clock import today
from kriya.design.messages import did, fits
from kriya.makers.forms.paper import PaperForm


@staff(Can.MANAGE_PROGRAMMES)
def paper(request: Request, pk: UUID) -> HttpResponse:
    """Put the paper that was obtained into the register."""
    case = find_case(pk)
    initial = {"kind": case.service.paper, "issued_on": today()}
    form = PaperForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.columns()
        if fits(form, lambda: obtain_paper(case, by=request.user, upload=form.handed_in(), **said)):
            messages.success(request, _("Dokumen tercatat di daftar UMKM."))
            for warning in form.warnings():
                messages.warning(request, warning)
            return redirect("assistance:case", pk)
    return _page(request, case, form, _("Dokumen yang terbit"), uploads=True)


@staff(Can.MANAGE_PROGRAMMES)
def new(request: Request, pk: UUID) -> HttpResponse:
    """Note something else that it brought."""
    case = find_case(pk)
    form = ResultForm(request.POST or None, initial={"on": today()})
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and fits(form, lambda: note_result(case, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Hasil tercatat."))
        return redirect("assistance:case", pk)
    return _page(request, case, form, _("Hasil baru"))


def _page(
    request: Request, case: Case, form: PaperForm | ResultForm, title: str, *, uploads: bool = False
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "lead": f"{case.maker.name} · {case}",
        "back": reverse("assistance:case", args=[case.pk]),
        "uploads": uploads,
        "crumbs": case_crumbs(case, title),
    }
    return render(request, "assistance/staff/form.html", context, status=422 if form.errors else 200)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def drop(request: Request, pk: UUID) -> HttpResponse:
    """Take back what was noted by mistake."""
    result = get_object_or_404(Result.objects.select_related("case"), pk=pk)
    did(request, lambda: drop_result(result), _("Catatan hasil dihapus. Dokumennya tetap di daftar UMKM."))
    return redirect("assistance:case", result.case_id)
