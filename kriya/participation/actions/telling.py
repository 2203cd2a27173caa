"""Tell makers what became of their applications and places, each as it chose to be told."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from django.conf import settings
from django.utils import translation
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from kriya.design.formats import when
from kriya.participation.models import Call, Decision, Outcome, Place, Session
from kriya.showroom.actions.news import Told, tell
from kriya.showroom.models import NewsKind

_LONGEST: Final = 400


def tell_offers(call: Call, offers: Iterable[tuple[Place, UUID]]) -> None:
    """Tell makers that a place is kept for them and until when; `offers` are places with the step that offered it."""
    with translation.override(settings.LANGUAGE_CODE):
        told = [
            _told(
                place.maker_id,
                step,
                call,
                _("Ada tempat untuk Anda di “%(call)s”. Jawab paling lambat %(at)s:")
                % {"call": call.title, "at": _plain(place.answer_by)},
            )
            for place, step in offers
        ]
    tell(told)


def tell_decisions(call: Call, decisions: Sequence[Decision]) -> None:
    """Tell makers that wait, or do not take part, with the kind words of the decision."""
    with translation.override(settings.LANGUAGE_CODE):
        told = [
            _told(one.application.maker_id, one.pk, call, _words(call, one))
            for one in decisions
            if one.outcome != Outcome.ACCEPT
        ]
    tell(told)


def tell_sessions(sessions: Sequence[tuple[Session, Sequence[UUID]]]) -> None:
    """Remind makers of sessions that are near; one is reminded of once, however often this runs."""
    with translation.override(settings.LANGUAGE_CODE):
        told = [_told(maker, one.pk, one.call, _reminder(one)) for one, makers in sessions for maker in makers]
    tell(told)


def _told(maker: UUID, about: UUID, call: Call, words: str) -> Told:
    return Told(NewsKind.PROGRAM, maker, about, {"words": words[:_LONGEST], "path": f"mitra/ikut/{call.pk}/"})


def _words(call: Call, decision: Decision) -> str:
    if decision.outcome == Outcome.WAIT:
        return _("Anda di daftar tunggu “%(call)s”. Kami kabari begitu ada tempat kosong.") % {"call": call.title}
    return _("Tentang “%(call)s”: %(words)s") % {"call": call.title, "words": decision.words}


def _plain(instant: datetime | None) -> str:
    """Return an instant as people read it, without markup."""
    return strip_tags(when(instant))


def _reminder(session: Session) -> str:
    room = f" · {session.room.name}" if session.room else ""
    said = {"what": session.call.title, "at": _plain(session.starts_at), "room": room}
    return _("Jangan lupa: %(what)s, %(at)s%(room)s.") % said
