"""Issues in the office: write, look, try, schedule, stop."""

from uuid import UUID

from csp.decorators import csp_replace
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.formats import number, rupiah, when
from kriya.design.messages import attempt_form, did, fits
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.newsletters.actions.issues import go_on, keep_issue, schedule_issue, stop_issue
from kriya.newsletters.forms import IssueForm, ScheduleForm
from kriya.newsletters.letters import issue_context, letter_of
from kriya.newsletters.models import Issue, IssueState
from kriya.newsletters.queries import Progress, funnels_of, progress_of, readers
from kriya.promotion.forms.blocks import BlockForm
from kriya.promotion.queries.funnel import Funnel
from kriya.promotion.views.staff.composing import STEPS, composing, keep_block, stepped

_TONES = {
    IssueState.DRAFT: "plain",
    IssueState.SCHEDULED: "dye",
    IssueState.SENDING: "wait",
    IssueState.STOPPED: "bad",
    IssueState.SENT: "good",
}


@require_safe
@staff(Can.PROMOTE)
def every(request: Request) -> HttpResponse:
    """Show every issue: where it stands, to how many it went, and what its links brought."""
    issues = list(Issue.objects.order_by("-made_at", "-pk"))
    progress, brought = progress_of(issues), funnels_of(issues)
    columns = (
        Column("subject", _("Edisi")),
        Column("state", _("Keadaan"), sub="at"),
        Column("sent", _("Terkirim"), align="end"),
        Column("visits", _("Kunjungan"), align="end"),
        Column("orders", _("Pesanan"), align="end"),
        Column("makers", _("Untuk perajin"), align="end", wrap=False),
    )
    rows = [_row(one, progress[one.pk], brought.get(one.pk, Funnel())) for one in issues]
    context = {"table": Table(columns, rows), "readers": readers()}
    return render(request, "newsletters/staff/issues.html", context)


def _row(issue: Issue, progress: Progress, brought: Funnel) -> TableRow:
    cells = {
        "subject": str(issue),
        "state": badge(capfirst(issue.get_state_display()), _TONES[IssueState(issue.state)]),
        "at": when(issue.send_at) if issue.send_at else "",
        "sent": number(progress.sent),
        "visits": number(brought.visits),
        "orders": number(brought.orders),
        "makers": rupiah(brought.makers),
    }
    return TableRow(cells, url=reverse("newsletters:issue", args=[issue.pk]))


@staff(Can.PROMOTE)
def begin(request: Request) -> HttpResponse:
    """Begin an issue."""
    return _edit(request, None, IssueForm(request.POST or None))


@staff(Can.PROMOTE)
def change(request: Request, pk: UUID) -> HttpResponse:
    """Change an issue's subject."""
    issue = _issue(pk)
    said = {"subject_id": issue.subject_id, "subject_en": issue.subject_en}
    return _edit(request, issue, IssueForm(request.POST or None, initial=said))


def _edit(request: Request, issue: Issue | None, form: IssueForm) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        kept = attempt_form(form, lambda: keep_issue(issue, by=request.user, **form.cleaned_data))
        if kept is not None:
            messages.success(request, _("Disimpan."))
            return redirect("newsletters:issue", kept.pk)
    title = str(issue) if issue else pgettext("buletin", "Edisi baru")
    back = reverse("newsletters:issue", args=[issue.pk]) if issue else reverse("newsletters:issues")
    context = {"form": form, "title": title, "crumbs": _crumbs(title), "back": back}
    return render(request, "promotion/staff/form.html", context, status=422 if form.errors else 200)


@require_safe
@staff(Can.PROMOTE)
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show an issue to write it, or how far it has come."""
    return _compose(request, _issue(pk), ScheduleForm())


def _compose(
    request: Request, issue: Issue, schedule: ScheduleForm, block_form: BlockForm | None = None
) -> HttpResponse:
    context = {
        **composing(request, issue, form=block_form),
        "issue": issue,
        "title": str(issue),
        "crumbs": _crumbs(str(issue)),
        "tone": _TONES[IssueState(issue.state)],
        "schedule": schedule,
        "progress": progress_of([issue])[issue.pk],
        "brought": funnels_of([issue]).get(issue.pk, Funnel()),
        "readers": readers()["subscribed"],
        "can_edit": issue.may_change,
        "compose_url": reverse("newsletters:issue", args=[issue.pk]),
        "keep_url": reverse("newsletters:block", args=[issue.pk]),
        "step_urls": {step: reverse(f"newsletters:{step}", args=[issue.pk]) for step in STEPS},
        "look_url": reverse("newsletters:look", args=[issue.pk]),
    }
    return render(request, "newsletters/staff/issue.html", context, status=422 if schedule.errors else 200)


@staff(Can.PROMOTE)
@require_POST
def block(request: Request, pk: UUID) -> HttpResponse:
    """Keep a block; where its form is wrong, or only searches, show it again."""
    issue = _issue(pk)
    form = keep_block(request, issue)
    if form is not None:
        return _compose(request, issue, ScheduleForm(), form)
    opened, back = request.POST.get("blok", ""), reverse("newsletters:issue", args=[pk])
    return redirect(f"{back}?blok={opened}#susun" if opened.isalnum() else back)


@staff(Can.PROMOTE)
@require_POST
def step(request: Request, pk: UUID, step: str) -> HttpResponse:
    """Add, move or remove a block, or undo the last change."""
    return stepped(request, _issue(pk), step, reverse("newsletters:issue", args=[pk]))


# A letter carries its style with it, for mail programs know no other; here alone, and framed by our own page alone.
@xframe_options_sameorigin
@csp_replace(  # type: ignore[untyped-decorator]
    {"frame-ancestors": ["'self'"], "style-src": ["'self'", "'unsafe-inline'"]}
)
@require_safe
@staff(Can.PROMOTE)
def look(request: Request, pk: UUID) -> HttpResponse:
    """Show the letter as it will be read."""
    context = issue_context(_issue(pk), language=request.LANGUAGE_CODE, codes={}, leave="")
    return render(request, "newsletters/letters/issue.html", context)


@staff(Can.PROMOTE)
@require_POST
def attempt_letter(request: Request, pk: UUID) -> HttpResponse:
    """Send the letter to oneself: its links are not measured, and nobody else gets it."""
    if not request.user.email:
        messages.error(request, _("Akun Anda belum punya alamat surel."))
        return redirect("newsletters:issue", pk)
    letter = letter_of(_issue(pk), request.user.email, language=request.LANGUAGE_CODE, codes={}, leave="")
    letter.subject = _("[Uji] %(subject)s") % {"subject": letter.subject}
    letter.send()
    messages.success(request, _("Surat uji dikirim ke %(email)s.") % {"email": request.user.email})
    return redirect("newsletters:issue", pk)


@staff(Can.PROMOTE)
@require_POST
def schedule(request: Request, pk: UUID) -> HttpResponse:
    """Let an issue go at a time, or at once."""
    issue, form = _issue(pk), ScheduleForm(request.POST)
    if form.is_valid() and fits(form, lambda: schedule_issue(issue, form.cleaned_data["send_at"]), "send_at"):
        messages.success(request, _("Edisi masuk antrean kirim."))
        return redirect("newsletters:issue", pk)
    return _compose(request, issue, form)


@staff(Can.PROMOTE)
@require_POST
def stop(request: Request, pk: UUID) -> HttpResponse:
    """Take an issue from the queue, or stop it amid sending."""
    did(request, lambda: stop_issue(_issue(pk)), _("Pengiriman dihentikan."))
    return redirect("newsletters:issue", pk)


@staff(Can.PROMOTE)
@require_POST
def resume(request: Request, pk: UUID) -> HttpResponse:
    """Let a stopped issue go on."""
    did(request, lambda: go_on(_issue(pk)), _("Pengiriman dilanjutkan kepada yang belum menerima."))
    return redirect("newsletters:issue", pk)


def _issue(pk: UUID) -> Issue:
    return get_object_or_404(Issue.objects.all(), pk=pk)


def _crumbs(title: str) -> list[tuple[str, str]]:
    return [(_("Buletin"), reverse("newsletters:issues")), (title, "")]
