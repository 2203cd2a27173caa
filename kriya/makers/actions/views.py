"""Save a view of the list, share it, rename it, open with it, delete it and bring it back."""

from typing import Any

from django.db import IntegrityError, transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.makers.models import OpeningView, SavedView


def save_view(*, name: str, query: str, shared: bool, by: User) -> SavedView:
    """Save an address under a name; refuse a blank name and one that the person has given already."""
    return _kept(SavedView(owner=by, query=query), name, shared)


def change_view(view: SavedView, *, name: str, shared: bool) -> SavedView:
    """Rename a view, share it or keep it to oneself; refuse a name that the person has given already."""
    return _kept(view, name, shared)


def _kept(view: SavedView, name: str, shared: bool) -> SavedView:
    if not name.strip():
        raise Refused("view_without_name")
    view.name, view.is_shared = " ".join(name.split())[:80], shared
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError as reason:
        raise Refused("view_name_taken", name=view.name) from reason
    return view


def delete_view(view: SavedView) -> None:
    """Take a view away; it can be brought back."""
    view.deleted_at = now()
    view.save(update_fields=["deleted_at"])


def restore_view(view: SavedView) -> SavedView:
    """Bring a deleted view back; refuse when its name was given to another meanwhile."""
    view.deleted_at = None
    return _kept(view, view.name, view.is_shared)


@transaction.atomic
def open_with(view: Any | None, *, by: User) -> None:
    """Let the list open with this view for the person; with none it opens with everything."""
    OpeningView.objects.filter(user=by).delete()
    if view is not None:
        OpeningView(user=by, view=view).save()
