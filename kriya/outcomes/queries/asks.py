"""Questions that wait for an answer, and the words of their link."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from kriya.core.scoping import current_council
from kriya.outcomes.models import Ask, AskReminder
from kriya.outcomes.queries.programmes import Programme
from kriya.outcomes.tokens import token_of
from kriya.showroom.models import News, NewsKind
from kriya.showroom.queries.news import roots_of


def of_programmes(found: Sequence[Programme]) -> QuerySet[Ask]:
    """Return what was asked after programmes."""
    fairs = [one.exhibition.pk for one in found if one.exhibition]
    calls = [one.pk for one in found if not one.exhibition]
    return Ask.objects.filter(Q(call__in=calls) | Q(exhibition__in=fairs))


def asked_before(found: Sequence[Programme]) -> set[tuple[UUID, UUID, int]]:
    """Return who was asked after which programme and how many days: two questions. A maker that was merged is the one
    it became, so that nobody is asked a second time."""
    rows = list(of_programmes(found).values_list("call", "exhibition", "maker", "days"))
    roots = roots_of({maker for _call, _fair, maker, _days in rows})
    return {(call or fair, roots[maker], days) for call, fair, maker, days in rows}


def open_asks(day: date) -> Any:
    """Return the questions that may be answered on a day and are not, the oldest first; `told` is the last
    reminder's number."""
    rows = Ask.objects.filter(answers=None, due_on__lte=day, closes_on__gte=day).annotate(
        told=Coalesce(Max("reminders__number"), 0)
    )
    return rows.select_related("call", "exhibition", "maker").order_by("due_on", "maker__name", "pk")


def news_of(asks: Sequence[UUID]) -> QuerySet[News]:
    """Return what makers are still to be told of questions and their reminders."""
    reminders = AskReminder.objects.filter(ask__in=asks).values("pk")
    about = Q(about__in=asks) | Q(about__in=reminders)
    return News.objects.filter(about, kind=NewsKind.PROGRAM, told_at=None)


def is_due_to_tell(asks: Sequence[Ask]) -> dict[UUID, bool]:
    """Return of each question whether it, or a reminder of it, waits to be told: two questions."""
    keys = [one.pk for one in asks]
    of = dict(AskReminder.objects.filter(ask__in=keys).values_list("pk", "ask"))
    waiting = {of.get(about, about) for about in news_of(keys).values_list("about", flat=True)}
    return {key: key in waiting for key in keys}


def words_due(ask: Ask, *, again: bool = False) -> str:
    """Return what a maker is asked, before the link."""
    title = {"title": str(ask.programme)}
    if again:
        return _("Kabar Anda setelah “%(title)s” masih kami tunggu. Satu ketukan saja:") % title
    if ask.is_late:
        return (
            _("Maaf, baru sekarang kami bertanya: bagaimana penjualan Anda setelah “%(title)s”? Satu ketukan saja:")
            % title
        )
    return _("Bagaimana penjualan Anda setelah “%(title)s”? Jawab dengan satu ketukan:") % title


def link_of(ask: Ask) -> str:
    """Return the address at which a maker answers."""
    return f"{settings.SITE_URL}/{current_council().slug}/kabar/{token_of(ask.pk)}/"
