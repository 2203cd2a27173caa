"""The office's figures: everything, unsuppressed, each with the rows behind it."""

from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.achievements.actions.publish import publish_numbers
from kriya.achievements.download import figures_as_csv, figures_as_xlsx
from kriya.achievements.forms import ChoiceForm, PublicationForm
from kriya.achievements.models import Snapshot
from kriya.achievements.page import kept_page, office_page
from kriya.achievements.period import Period
from kriya.achievements.queries.numbers import numbers
from kriya.achievements.queries.snapshots import has_periods, public_publications, publications
from kriya.achievements.sheet import Sheet
from kriya.design.messages import did

RECENT = 6
_TYPES = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8"}


@require_safe
@staff(Can.READ_NUMBERS)
def figures(request: Request) -> HttpResponse:
    """Show every figure of now, narrowed by what stands in the address."""
    form = ChoiceForm(request.GET)
    choice = form.choice()
    by_period = has_periods()
    given = {
        "page": office_page(Sheet(numbers(choice).as_json()), choice),
        "form": form,
        "choice": choice,
        "publications": [(one, named(one)) for one in publications()[:RECENT]],
        "publication_form": PublicationForm(),
        "may_publish": request.membership.can(Can.MANAGE_COUNCIL) and not by_period,
        "by_period": by_period,
        "query": request.GET.urlencode(),
    }
    return render(request, "achievements/staff.html", given)


@require_safe
@staff(Can.READ_NUMBERS)
def download(request: Request, kind: str) -> HttpResponse:
    """Send every figure that the page shows as a file."""
    if kind not in _TYPES:
        raise Http404
    return _file(request, Sheet(numbers(ChoiceForm(request.GET).choice()).as_json()), kind)


@require_POST
@staff(Can.MANAGE_COUNCIL)
def publish(request: Request) -> HttpResponse:
    """Publish the figures of now: the public page shows them from this moment."""
    form = PublicationForm(request.POST)
    note = form.cleaned_data["note"] if form.is_valid() else ""
    said = _("Angka diterbitkan. Halaman umum kini menampilkannya.")
    did(request, lambda: publish_numbers(by=request.user, note=note), said)
    return redirect("achievements:staff")


@require_safe
@staff(Can.READ_NUMBERS)
def publication(request: Request, pk: UUID) -> HttpResponse:
    """Show a publication as it was made."""
    found = get_object_or_404(Snapshot.objects.defer("makers", "products"), pk=pk)
    given = {
        "page": kept_page(Sheet(found.figures)),
        "snapshot": found,
        "period": named(found),
        "revisions": public_publications().filter(period=found.period).exclude(pk=pk) if found.period else [],
        "crumbs": [(_("Angka"), reverse("achievements:staff")), (named(found) or str(found.as_of), "")],
    }
    return render(request, "achievements/publication.html", given)


@require_safe
@staff(Can.READ_NUMBERS)
def publication_file(request: Request, pk: UUID) -> HttpResponse:
    """Send every figure of a publication as a spreadsheet."""
    found = get_object_or_404(Snapshot.objects.defer("makers", "products"), pk=pk)
    return _file(request, Sheet(found.figures), "xlsx")


def named(snapshot: Snapshot) -> str:
    """Return the period of which a publication gives account: a year and its last quarter end on one day."""
    if not snapshot.period:
        return ""
    name = str(Period.of_code(snapshot.period).name)
    return f"{name}, {_('revisi %(n)s') % {'n': snapshot.revision}}" if snapshot.revision else name


def _file(request: Request, sheet: Sheet, kind: str) -> HttpResponse:
    name = f"angka-{request.council.slug}-{sheet.as_of:%Y-%m-%d}.{kind}"
    content = _csv(sheet) if kind == "csv" else _xlsx(sheet, request.council.name)
    return HttpResponse(
        content, content_type=_TYPES[kind], headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _csv(sheet: Sheet) -> bytes:
    text = StringIO(newline="")
    figures_as_csv(sheet, text)
    return text.getvalue().encode("utf-8-sig")


def _xlsx(sheet: Sheet, title: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "angka.xlsx"
        figures_as_xlsx(sheet, path, title=title)
        return path.read_bytes()
