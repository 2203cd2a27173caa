"""What somebody reads who is logged in, is no maker here, and followed a public page to where makers apply."""

from django.http import HttpResponse
from django.shortcuts import render

from kriya.accounts.request import Request


def for_makers(request: Request, title: str, *, back: str) -> HttpResponse:
    """Say that this is for makers, how one becomes one, and lead `back`."""
    return render(request, "makers/mine/for_makers.html", {"title": title, "back": back}, status=403)
