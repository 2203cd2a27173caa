"""Saved views of the list: a person's own and those shared by others."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from kriya.accounts.models import User
from kriya.core.ids import read_id
from kriya.makers.models import OpeningView, SavedView


@dataclass(frozen=True)
class ViewEntry:
    """A view as one person sees it."""

    view: Any
    is_mine: bool
    is_opening: bool


def saved_views(user: User) -> QuerySet[Any]:
    """Return the views that a person can open: their own and the shared ones, by name."""
    seen = SavedView.objects.filter(Q(owner=user) | Q(is_shared=True), deleted_at=None)
    return seen.select_related("owner").order_by("name", "pk")  # type: ignore[no-any-return]


def views_for(user: User) -> list[ViewEntry]:
    """Return the views of a person; one question."""
    opens = Exists(OpeningView.objects.filter(user=user, view=OuterRef("pk")))
    return [ViewEntry(view, view.owner_id == user.pk, view.opens) for view in saved_views(user).annotate(opens=opens)]


def opening_view(entries: Iterable[ViewEntry]) -> Any | None:
    """Return the view with which the list opens for a person, or None; one that is no longer shared does not count."""
    return next((entry.view for entry in entries if entry.is_opening), None)


def is_view(pk: str) -> bool:
    """Tell whether this can be the id of a view."""
    return read_id(pk) is not None
