"""Campaign pages in the office: compose, look, publish, take back."""

from typing import Any
from uuid import UUID

from csp.decorators import csp_replace
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import now
from kriya.core.ids import read_id
from kriya.design.formats import when
from kriya.design.messages import attempt_form, did, undoable
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.promotion.actions.pages import keep_page, publish_page, take_page_back
from kriya.promotion.blocks.kinds import read_blocks
from kriya.promotion.forms.blocks import BlockForm
from kriya.promotion.forms.pages import PageForm
from kriya.promotion.models import Campaign, CampaignPage, PageVersion
from kriya.promotion.pages.showing import page_context
from kriya.promotion.queries.funnel import funnels, total_of
from kriya.promotion.queries.pages import pages_listed
from kriya.promotion.views.staff.composing import STEPS, composing, keep_block, stepped
from kriya.promotion.views.staff.links import address_of


@require_safe
@staff(Can.READ_SALES)
def every(request: Request) -> HttpResponse:
    """Show every campaign page with where it stands."""
    columns = (
        Column("name", _("Halaman"), sub="campaign"),
        Column("state", _("Keadaan")),
        Column("times", _("Waktu"), wrap=False),
    )
    may_edit = request.membership.can(Can.PROMOTE)
    context = {
        "table": Table(columns, [_row(one) for one in pages_listed()]),
        "can_edit": may_edit,
        "has_campaigns": Campaign.objects.exists(),
    }
    return render(request, "promotion/staff/pages.html", context)


def _row(page: Any) -> TableRow:
    label, tone = state_of(page, page.shown_number)
    cells = {
        "name": str(page),
        "campaign": page.campaign.name,
        "state": badge(label, tone),
        "times": format_html_join(" – ", "{}", ((when(at),) for at in (page.from_at, page.until_at) if at)) or None,
    }
    return TableRow(cells, url=reverse("promotion:page_one", args=[page.pk]))


def state_of(page: CampaignPage, shown: int | None) -> tuple[str, str]:
    """Return where a page stands, in words, and the tone of it."""
    if shown is None:
        return pgettext("keadaan", "Draf"), "plain"
    if page.from_at and page.from_at > now():
        return _("Dijadwalkan"), "dye"
    return (_("Sudah lewat"), "plain") if page.until_at and page.until_at <= now() else (_("Tayang"), "good")


@staff(Can.PROMOTE)
def begin(request: Request) -> HttpResponse:
    """Begin a page of a campaign (?kampanye=)."""
    form = PageForm(request.POST or None, initial={"campaign": read_id(request.GET.get("kampanye"))})
    return _edit(request, None, form)


@staff(Can.PROMOTE)
def change(request: Request, pk: UUID) -> HttpResponse:
    """Change what stands around a page's blocks."""
    page = _page(pk)
    said = {name: getattr(page, name) for name in PageForm.base_fields}
    return _edit(request, page, PageForm(request.POST or None, initial=said, record=page))


def _edit(request: Request, page: CampaignPage | None, form: PageForm) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        kept = attempt_form(form, lambda: keep_page(page, by=request.user, **form.cleaned_data))
        if kept is not None:
            messages.success(request, _("Disimpan."))
            return redirect("promotion:page_one", kept.pk)
    title = str(page) if page else pgettext("promosi", "Halaman kampanye baru")
    back = reverse("promotion:page_one", args=[page.pk]) if page else reverse("promotion:pages")
    context = {"form": form, "title": title, "crumbs": _crumbs(title), "back": back}
    return render(request, "promotion/staff/form.html", context, status=422 if form.errors else 200)


@staff(Can.READ_SALES)
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show a page to compose it, with what the public sees of it and what it brought."""
    return _compose(request, _page(pk))


def _compose(request: Request, page: CampaignPage, form: BlockForm | None = None) -> HttpResponse:
    version = PageVersion.objects.filter(page=page, taken_back_at=None).order_by("-number").first()
    links = list(page.links.filter(put_away_at=None).order_by("made_at", "pk"))
    label, tone = state_of(page, version.number if version else None)
    context = {
        **composing(request, page, form=form),
        "page": page,
        "title": str(page),
        "crumbs": _crumbs(str(page)),
        "state": {"label": label, "tone": tone},
        "version": version,
        "is_changed": version is not None and version.blocks != page.blocks,
        "can_edit": request.membership.can(Can.PROMOTE),
        "compose_url": reverse("promotion:page_one", args=[page.pk]),
        "keep_url": reverse("promotion:page_block", args=[page.pk]),
        "step_urls": {step: reverse(f"promotion:page_{step}", args=[page.pk]) for step in STEPS},
        "look_url": reverse("promotion:page_look", args=[page.pk]),
        "public_url": reverse("promotion:page", args=[page.slug]),
        "preview": request.build_absolute_uri(
            f"{reverse('promotion:page', args=[page.slug])}?kunci={page.preview_key}"
        ),
        "links": [(link, address_of(request, link)) for link in links],
        "whole": total_of(funnels(links).values()),
    }
    return render(request, "promotion/staff/page.html", context)


@staff(Can.PROMOTE)
@require_POST
def block(request: Request, pk: UUID) -> HttpResponse:
    """Keep a block; where its form is wrong, or only searches, show it again."""
    page = _page(pk)
    form = keep_block(request, page)
    opened = request.POST.get("blok", "")
    if form is None:
        back = reverse("promotion:page_one", args=[pk])
        return redirect(f"{back}?blok={opened}#susun" if opened.isalnum() else back)
    return _compose(request, page, form)


@staff(Can.PROMOTE)
@require_POST
def step(request: Request, pk: UUID, step: str) -> HttpResponse:
    """Add, move or remove a block, or undo the last change."""
    return stepped(request, _page(pk), step, reverse("promotion:page_one", args=[pk]))


# The composing page shows it in a frame; no other site may.
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": ["'self'"]})  # type: ignore[untyped-decorator]
@require_safe
@staff(Can.READ_SALES)
def look(request: Request, pk: UUID) -> HttpResponse:
    """Show the draft as the public would see it."""
    page = _page(pk)
    context = page_context(request, page, read_blocks(page.blocks), is_draft=True)
    # The menu of this address is the office's.
    return render(request, "promotion/public/page.html", {**context, "nav": []})


@staff(Can.PROMOTE)
@require_POST
def publish(request: Request, pk: UUID) -> HttpResponse:
    """Show the public the page as it is now."""
    did(request, lambda: publish_page(_page(pk), by=request.user), _("Halaman tayang sesuai waktunya."))
    return redirect("promotion:page_one", pk)


@staff(Can.PROMOTE)
@require_POST
def take_back(request: Request, pk: UUID) -> HttpResponse:
    """Take the page from the public; its draft stays."""
    take_page_back(_page(pk))
    undoable(request, _("Halaman ditarik. Drafnya tetap ada."), reverse("promotion:page_publish", args=[pk]))
    return redirect("promotion:page_one", pk)


def _page(pk: UUID) -> CampaignPage:
    return get_object_or_404(CampaignPage.objects.select_related("campaign"), pk=pk)


def _crumbs(title: str) -> list[tuple[str, str]]:
    return [(_("Halaman kampanye"), reverse("promotion:pages")), (title, "")]
