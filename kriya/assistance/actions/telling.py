"""Tell makers what became of their cases, each as it chose to be told."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from kriya.assistance.models import Case, CaseState, Turn
from kriya.showroom.actions.news import Told, tell
from kriya.showroom.models import NewsKind

_LONGEST: Final = 400


def tell_turns(turns: Sequence[tuple[Case, Turn]]) -> None:
    """Tell makers of what the office did: offered, begun, finished or not."""
    with translation.override(settings.LANGUAGE_CODE):
        told = [_told(case.maker_id, turn.pk, case, _words(case, turn)) for case, turn in turns]
    tell(told)


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
