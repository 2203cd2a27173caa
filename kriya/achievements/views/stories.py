"""Stories in the office: written once, chosen for decks."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.achievements.actions.stories import PHOTOS, bring_back, keep_story, put_away
from kriya.achievements.forms import StoryForm
from kriya.achievements.models import Story
from kriya.achievements.queries.stories import may_be_told, stories
from kriya.achievements.views.frame import tabs
from kriya.design.messages import attempt_form, undoable
from kriya.makers.actions.papers import Upload


@require_safe
@staff(Can.READ_NUMBERS)
def every(request: Request) -> HttpResponse:
    """Show the stories that can be chosen."""
    given = {
        "tabs": tabs(request, "stories"),
        "stories": stories(),
        "may_write": request.membership.can(Can.PREPARE_NUMBERS),
    }
    return render(request, "achievements/stories.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Can.PREPARE_NUMBERS)
def begin(request: Request) -> HttpResponse:
    """Write a new story down."""
    return _edit(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Can.PREPARE_NUMBERS)
def change(request: Request, pk: UUID) -> HttpResponse:
    """Change a story."""
    return _edit(request, get_object_or_404(Story.objects.all(), pk=pk))


def _edit(request: Request, story: Story | None) -> HttpResponse:
    names = [name for name in StoryForm.base_fields if name not in PHOTOS]
    initial: dict[str, Any] = {name: getattr(story, name) for name in names} if story else {}
    form = StoryForm(request.POST or None, request.FILES or None, initial=initial, record=story)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in names}
        files = {name: Upload(one.file, one.size) for name in PHOTOS if (one := form.cleaned_data[name])}
        if attempt_form(form, lambda: keep_story(story, by=request.user, photos=files, **given)):
            messages.success(request, _("Cerita disimpan."))
            return redirect("achievements:stories")
    crumbs = [(_("Cerita"), reverse("achievements:stories")), (str(story) if story else _("Cerita baru"), "")]
    return render(request, "achievements/story.html", {"form": form, "story": story, "crumbs": crumbs})


@require_POST
@staff(Can.PREPARE_NUMBERS)
def away(request: Request, pk: UUID) -> HttpResponse:
    """Take a story off the list; it can be brought back."""
    story = get_object_or_404(Story.objects.all(), pk=pk)
    put_away(story)
    undoable(request, _("Cerita disimpan di arsip."), reverse("achievements:story_back", args=[pk]))
    return redirect("achievements:stories")


@require_POST
@staff(Can.PREPARE_NUMBERS)
def back(request: Request, pk: UUID) -> HttpResponse:
    """Bring a story back to the list."""
    bring_back(get_object_or_404(Story.objects.all(), pk=pk))
    messages.success(request, _("Cerita kembali ke daftar."))
    return redirect("achievements:stories")


@require_safe
@staff(Can.READ_NUMBERS)
def photo(_request: Request, pk: UUID, which: str) -> HttpResponseBase:
    """Send a photo of a story, while it may be told."""
    story = get_object_or_404(Story.objects.all(), pk=pk)
    file = getattr(story, which) if which in PHOTOS else None
    if not file or not may_be_told(story.kind, story.maker_id):
        raise Http404
    return FileResponse(file.open("rb"), headers={"Cache-Control": "private, max-age=3600"})
