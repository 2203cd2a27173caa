"""What an office wants me to make: one screen, one answer."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from kriya.accounts.gate import maker_only
from kriya.accounts.request import Request
from kriya.design.messages import fits
from kriya.makers.views.maker.finding import mine_nav, my_makers
from kriya.quotations.actions.making import promise, refuse
from kriya.quotations.forms.steps import PromiseForm, ReasonForm
from kriya.quotations.models import QuotationLine, QuotationState


@maker_only
def one(request: Request, pk: UUID) -> HttpResponse:
    """Say yes with a day, or no with a reason; afterwards show what was said. Which office it is for is not told."""
    rows = QuotationLine.objects.filter(maker__in=my_makers(request), is_to_order=True).exclude(
        quotation__state__in=[QuotationState.DRAFT, QuotationState.OFFERED, QuotationState.DECLINED]
    )
    line = get_object_or_404(rows.select_related("quotation", "maker"), pk=pk)
    left = line.pieces - line.cancelled - line.made
    is_open = line.quotation.state == QuotationState.ACCEPTED and left > 0 and line.declined_at is None
    says_no = request.POST.get("jawab") == "tidak"
    yes = PromiseForm(
        request.POST if request.method == "POST" and not says_no else None, initial={"siap": line.promised_on}
    )
    no = ReasonForm(request.POST if says_no else None)
    if request.method == "POST" and is_open:
        if says_no:
            done = no.is_valid() and fits(no, lambda: refuse(line, reason=no.cleaned_data["alasan"], by=request.user))
        else:
            done = yes.is_valid() and fits(yes, lambda: promise(line, on=yes.cleaned_data["siap"], by=request.user))
        if done:
            return redirect("quotations:mine_line", pk)
    context = {
        "line": line,
        "left": left,
        "is_open": is_open,
        "yes": yes,
        "no": no,
        "says_no": says_no or request.GET.get("jawab") == "tidak",
        "nav": mine_nav(line.maker, "pesanan") if line.maker else [],
    }
    return render(request, "quotations/mine/line.html", context, status=422 if yes.errors or no.errors else 200)
