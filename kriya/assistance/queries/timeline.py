"""What help tells in a maker's timeline."""

from collections.abc import Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kriya.assistance.models import CaseState, Result, Turn
from kriya.design.formats import rupiah
from kriya.makers.queries.timeline import Entry, Kind

_TONES = {CaseState.DONE: "good", CaseState.REFUSED: "bad", CaseState.STOPPED: "wait", CaseState.RUNNING: "dye"}


def told(makers: Sequence[UUID]) -> list[Entry]:
    """Return each turn of the makers' cases, and what they brought: two questions."""
    turns = Turn.objects.filter(case__maker__in=makers).select_related("case").order_by("pk")
    results = Result.objects.filter(case__maker__in=makers).select_related("case").order_by("pk")
    return [*(_turn(one) for one in turns), *(_result(one) for one in results)]


def _turn(one: Turn) -> Entry:
    title = f"{one.case.title}: {one.get_state_display()}"
    tone = _TONES.get(CaseState(one.state), "")
    return Entry(
        at=one.at, kind=Kind.PROGRAMME, title=title, by=one.by_id, text=one.words, tone=tone,
        href=reverse("assistance:case", args=[one.case_id]),
    )  # fmt: skip


def _result(one: Result) -> Entry:
    title = _("Hasil fasilitasi: %(what)s") % {"what": one.title}
    worth = rupiah(one.value) if one.value else ""
    return Entry(
        at=one.noted_at, kind=Kind.PROGRAMME, title=title, by=one.noted_by_id, text=worth, tone="good",
        href=reverse("assistance:case", args=[one.case_id]),
    )  # fmt: skip
