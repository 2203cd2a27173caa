"""The one door to a maker of this council: another council's answers 404 like one that is not there."""

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.makers.models import Maker


def find_as_it_was(pk: UUID) -> Maker:
    """Return a maker of the council whose scope is open, also one that was merged into another; 404 otherwise."""
    return get_object_or_404(Maker.objects.all(), pk=pk)


def find_maker(pk: UUID) -> Maker:
    """Return a maker of the council whose scope is open, or the one that it was merged into meanwhile; 404 otherwise.

    What somebody adds on a page that was open during the merge lands where it would have landed a moment before.
    """
    found = find_as_it_was(pk)
    while found.merged_into is not None:
        found = found.merged_into
    return found


def may_be_locked(request: Request, rows: Any) -> Any:
    """Return rows of a record, locked where the request is going to change them: the one before is waited for."""
    return rows.select_for_update() if request.method == "POST" else rows


def powers(request: Request) -> dict[str, bool]:
    """Return what the person may do with a record, for its templates."""
    member = request.membership
    return {
        "can_edit": member.can(Can.EDIT_REGISTER),
        "can_review": member.can(Can.REVIEW_MAKERS),
        "sees_personal": member.can(Can.SEE_PERSONAL),
        "reads_history": member.can(Can.READ_HISTORY),
    }


def address_of(name: str, *args: Any) -> str:
    """Return the address of a page, or "" while that page does not exist."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def crumbs(maker: Maker | None, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the way from the list to a page of a maker."""
    way: list[tuple[str, str]] = []
    if start := address_of("makers:list"):
        way.append((_("UMKM"), start))
    if maker is not None:
        way.append((maker.name, reverse("makers:record", args=[maker.pk])))
    return [*way, *more]
