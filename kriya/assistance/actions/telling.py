"""Tell makers what became of their cases, each as it chose to be told."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.conf import settings
from django.utils import translation
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from kriya.assistance.models import Case, CaseState, Nearness, StepReminder, Turn
from kriya.design.formats import when
from kriya.showroom.actions.news import Told, tell
from kriya.showroom.models import NewsKind

_LONGEST: Final = 400


def tell_turns(turns: Sequence[tuple[Case, Turn]]) -> None:
    """Tell makers of what the office did: offered, begun, finished or not."""
    with translation.override(settings.LANGUAGE_CODE):
        told = [_told(case.maker_id, turn.pk, case, _words(case, turn)) for case, turn in turns]
    tell(told)


def tell_steps(reminders: Sequence[StepReminder]) -> None:
    """Tell makers of what they are to do for their case, before its day and once after it."""
    with translation.override(settings.LANGUAGE_CODE):
        told = [_told(one.step.case.maker_id, one.pk, one.step.case, _step(one)) for one in reminders]
    tell(told)


def _step(one: StepReminder) -> str:
    said = {"what": one.step.case.title, "step": one.step.title, "day": strip_tags(when(one.due_on))}
    if one.nearness == Nearness.LATE:
        return _("%(what)s: “%(step)s” sudah lewat %(day)s. Ada kesulitan? Kabari kami, kami bantu:") % said
    return _("Jangan lupa, %(what)s: “%(step)s” paling lambat %(day)s. Rinciannya:") % said


def _told(maker: UUID, about: UUID, case: Case, words: str) -> Told:
    return Told(NewsKind.PROGRAM, maker, about, {"words": words[:_LONGEST], "path": f"mitra/fasilitasi/{case.pk}/"})


def _words(case: Case, turn: Turn) -> str:
    said = {"what": case.title, "words": turn.words, "due": f"{case.due_on:%d-%m-%Y}" if case.due_on else ""}
    match turn.state:
        case CaseState.OFFERED:
            return _("Kami ingin membantu Anda: %(what)s. Mau? Jawab di sini:") % said
        case CaseState.RUNNING:
            return _("%(what)s kami mulai; perkiraan selesai %(due)s. Ikuti langkahnya:") % said
        case CaseState.DONE:
            return _("%(what)s sudah selesai. Lihat hasilnya:") % said
        case _other:
            return _("Tentang %(what)s: %(words)s") % said
