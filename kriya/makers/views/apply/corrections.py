"""Makers' wishes for corrections, and the office's answers."""

from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.makers.actions.corrections import answer_correction
from kriya.makers.models import CorrectionRequest
from kriya.makers.queries.corrections import open_corrections
from kriya.makers.views.records.answering import tell


class AnswerForm(forms.Form):
    """What the maker reads."""

    answer = forms.CharField(
        label=gettext_lazy("Jawaban untuk perajin"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        initial=gettext_lazy("Terima kasih. Datanya sudah kami perbaiki."),
    )


@staff(Can.EDIT_REGISTER)
@require_GET
def corrections(request: Request) -> HttpResponse:
    """Show what makers want to be corrected."""
    page = Paginator(open_corrections(), 30).get_page(request.GET.get("hal"))
    return render(request, "makers/applications/corrections.html", {"page": page})


@staff(Can.EDIT_REGISTER)
def answer(request: Request, pk: UUID) -> HttpResponse:
    """Show a wish and answer it."""
    found: CorrectionRequest = get_object_or_404(CorrectionRequest.objects.select_related("maker", "asked_by"), pk=pk)
    form = AnswerForm(request.POST or None, initial={"answer": found.answer} if found.answer else None)
    if request.method == "POST" and form.is_valid():
        answer_correction(found, answer=form.cleaned_data["answer"], by=request.user)
        tell(request, _("Jawaban disimpan. %(name)s membacanya di ponselnya.") % {"name": found.maker.name})
        return redirect("makers:corrections")
    crumbs = [(_("Permintaan koreksi"), reverse("makers:corrections")), (found.maker.name, "")]
    context = {"wish": found, "form": form, "crumbs": crumbs}
    return render(request, "makers/applications/correction.html", context, status=422 if form.errors else 200)
