"""Saved views of the list: a person's own and those shared by others."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

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
    """Return the views of a person; two questions."""
    opening = OpeningView.objects.filter(user=user).values_list("view_id", flat=True).first()
    return [ViewEntry(view, view.owner_id == user.pk, view.pk == opening) for view in saved_views(user)]


def opening_view(user: User) -> Any | None:
    """Return the view with which the list opens for a person, or None; one that is no longer shared does not count."""
    return saved_views(user).filter(openings__user=user).first()


def is_view(pk: str) -> bool:
    """Tell whether this can be the id of a view."""
    return read_id(pk) is not None
