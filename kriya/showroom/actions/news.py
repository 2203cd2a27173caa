"""Tell makers what happened to their goods and money, each as it chose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.jobs import defer_called
from kriya.core.refusal import Refused
from kriya.makers.models import Maker
from kriya.showroom.models import News, NewsChannel, NewsChoice
from kriya.showroom.queries.news import reach_of, roots_of

LETTERS: Final = "kriya.showroom.tasks.send_letters"


@dataclass(frozen=True)
class Told:
    """Something that happened to a maker; `about` is the paper, and twice the same is told once."""

    kind: str
    maker: UUID
    about: UUID
    facts: Mapping[str, Any] = field(default_factory=dict)
    secret: str = ""


@transaction.atomic
def tell(happened: Sequence[Told]) -> None:
    """Note what makers are to be told: letters go out by themselves, the rest an officer tells.

    As many questions for one maker as for five hundred. A maker that was merged is told as the one it became.
    """
    if not happened:
        return
    roots = roots_of({one.maker for one in happened})
    reach = reach_of(set(roots.values()))
    instant = now()
    rows = [
        News.of_scope(
            maker_id=roots[one.maker], kind=one.kind, channel=reach[roots[one.maker]].channel, about=one.about,
            facts=dict(one.facts), secret=one.secret, made_at=instant,
        )
        for one in happened
    ]  # fmt: skip
    News.objects.bulk_create(rows, ignore_conflicts=True)
    if any(row.channel == NewsChannel.EMAIL for row in rows):
        defer_called(LETTERS)


@transaction.atomic
def mark_told(news: News, *, by: User | None) -> News:
    """Say that the maker knows; the secret is not needed any more. Twice is once."""
    locked: News = News.objects.select_for_update().get(pk=news.pk)
    if locked.told_at is None:
        locked.told_at, locked.told_by, locked.secret = now(), by, ""
        locked.save(update_fields=["told_at", "told_by", "secret"])
    return locked


def mark_all_told(news: QuerySet[News], *, by: User | None) -> None:
    """Say of each of them that its maker knows, with one statement; who knew already knew it then."""
    news.filter(told_at=None).update(told_at=now(), told_by=by, secret="")


def mark_known(kind: str, about: UUID, *, by: User | None) -> None:
    """Say that a maker knows of something by another way, such as a call: nobody has to tell it any more."""
    mark_all_told(News.objects.filter(kind=kind, about=about), by=by)


@transaction.atomic
def choose_channel(maker: Maker, channel: str) -> NewsChoice:
    """Say how a maker wants to be told; what waits to be told goes that way too, as far as it can."""
    if channel not in NewsChannel.values:
        raise Refused("news_channel_unknown")
    Maker.objects.select_for_update().get(pk=maker.pk)
    chosen = NewsChoice.objects.filter(maker=maker).first()
    if chosen is None:
        chosen = NewsChoice(maker=maker, channel=channel)
        chosen.save(force_insert=True)
        tell_insert(chosen)
    elif chosen.channel != channel:
        chosen.channel = channel
        chosen.save(update_fields=["channel"])
    way = reach_of([maker.pk])[maker.pk].channel
    if News.objects.filter(maker=maker, told_at=None).update(channel=way) and way == NewsChannel.EMAIL:
        defer_called(LETTERS)
    return chosen
