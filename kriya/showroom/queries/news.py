"""What makers are to be told, and where each of them is reached."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from kriya.core.asking import ask
from kriya.core.scoping import current_council
from kriya.ledger.queries.families import ROOTS
from kriya.makers.models import Maker, MakerLogin, MakerPhone
from kriya.showroom.models import News, NewsChannel, NewsChoice

_ROOTS_OF: Final = f"{ROOTS} SELECT id, root FROM roots WHERE id = ANY(%(makers)s)"  # noqa: S608 - our own text


@dataclass(frozen=True)
class Reach:
    """How a maker is told, and its addresses as far as they are known."""

    channel: str
    phone: str
    email: str
    is_chosen: bool


def roots_of(makers: Iterable[UUID]) -> dict[UUID, UUID]:
    """Return for each maker the one that stands for it now, with one question."""
    return dict(ask(_ROOTS_OF, {"council": current_council().pk, "makers": list(makers)}))


def reach_of(makers: Iterable[UUID]) -> dict[UUID, Reach]:
    """Return how each maker is told: as it chose where that is possible, else by what is known of it. Four questions.

    Somebody who asked for letters and has no address is told by the officer.
    """
    wanted = list(makers)
    chosen = dict(NewsChoice.objects.filter(maker__in=wanted).values_list("maker", "channel"))
    emails = {pk: email for pk, email in Maker.objects.filter(pk__in=wanted).values_list("pk", "email") if email}
    logins = MakerLogin.objects.filter(maker__in=wanted, user__email__isnull=False, user__is_active=True)
    for maker, email in logins.order_by("-given_at").values_list("maker", "user__email"):
        emails.setdefault(maker, email or "")
    phones: dict[UUID, str] = {}
    for maker, number in MakerPhone.objects.filter(maker__in=wanted).order_by("position", "pk").values_list("maker", "number"):  # fmt: skip # noqa: E501
        phones.setdefault(maker, number)
    return {
        maker: Reach(
            _channel(chosen.get(maker, ""), phones.get(maker, ""), emails.get(maker, "")),
            phones.get(maker, ""),
            emails.get(maker, ""),
            maker in chosen,
        )
        for maker in wanted
    }


def _channel(chosen: str, phone: str, email: str) -> str:
    if chosen and (chosen != NewsChannel.EMAIL or email):
        return chosen
    if phone or chosen:
        return NewsChannel.WHATSAPP
    return NewsChannel.EMAIL if email else NewsChannel.IN_PERSON


def to_tell() -> QuerySet[News]:
    """Return what makers were not told yet, the oldest first."""
    return News.objects.filter(told_at=None).select_related("maker").order_by("made_at", "pk")


def told() -> QuerySet[News]:
    """Return what makers were told, the newest first."""
    return News.objects.filter(told_at__isnull=False).select_related("maker", "told_by").order_by("-told_at", "-pk")
