"""Decide of applications: first for oneself, then all at once for everybody to know."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.participation.actions.calls import locked_call
from kriya.participation.actions.places import free_seats, offer
from kriya.participation.actions.telling import tell_decisions
from kriya.participation.models import Application, ApplicationState, Call, Decision, Outcome, Reason


def kind_words(reason: Reason | str) -> str:
    """Return words for a maker that is refused for this reason; whoever decides may write others."""
    words = {
        Reason.PAPERS: _("Dokumen usaha Anda belum lengkap. Petugas kami siap membantu mengurusnya."),
        Reason.PRODUCT: _("Produk Anda sedang tumbuh. Kami ingin membantu menyiapkannya untuk kesempatan berikutnya."),
        Reason.SERVED: _("Anda baru saja ikut kegiatan serupa. Kali ini kami beri giliran kepada yang belum pernah."),
        Reason.FIT: _("Kegiatan ini disusun untuk jenis usaha lain. Kami kabari begitu ada yang cocok untuk Anda."),
        Reason.INCOMPLETE: _("Isian pendaftaran belum lengkap. Lain kali petugas dapat membantu mengisinya."),
        Reason.FULL: _(
            "Pendaftar jauh lebih banyak daripada tempat. Kami catat minat Anda untuk kesempatan berikutnya."
        ),
        Reason.OTHER: "",
    }
    return words[Reason(reason)]


@transaction.atomic
def decide(
    application: Application,
    outcome: Outcome | str,
    *,
    reason: Reason | str = "",
    words: str = "",
    position: int | None = None,
    by: User | None,
) -> Decision:
    """Decide of one application, or decide anew, until the decision is applied.

    Raises Refused: decision_not_sent, decision_applied, decision_without_reason.
    """
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if locked.state != ApplicationState.SENT:
        raise Refused("decision_not_sent")
    decision = Decision.objects.filter(application=locked).first() or Decision(application=locked)
    if decision.applied_at is not None:
        raise Refused("decision_applied")
    said = words.strip()
    if outcome == Outcome.REFUSE:
        said = said or (kind_words(reason) if reason else "")
        if not reason or not said:
            raise Refused("decision_without_reason")
    decision.outcome, decision.reason, decision.words = Outcome(outcome), reason, said
    decision.position, decision.decided_at, decision.by = position, now(), by
    decision.save()
    return decision


@transaction.atomic
def apply_decisions(call: Call, *, by: User | None) -> list[Decision]:
    """Let everybody know at once: whoever is accepted is offered a place, the others wait or read why not.

    Raises Refused: decisions_none, decisions_above_places. Then nothing is applied.
    """
    locked = locked_call(call)
    pending = list(pending_decisions(locked))
    if not pending:
        raise Refused("decisions_none")
    accepted = [one for one in pending if one.outcome == Outcome.ACCEPT]
    free = free_seats(locked)
    if len(accepted) > len(free):
        raise Refused("decisions_above_places", accepted=len(accepted), free=len(free))
    _number(locked, [one for one in pending if one.outcome == Outcome.WAIT])
    for decision, seat in zip(accepted, free, strict=False):
        offer(locked, decision.application, seat=seat, by=by, facts={"position": decision.position})
    instant = now()
    for decision in pending:
        decision.applied_at = instant
        decision.save(update_fields=["applied_at", "position"])
    tell_decisions(locked, pending)
    return pending


def pending_decisions(call: Call) -> Iterable[Decision]:
    """Return what was decided and nobody was told, by the order in which it was ranked, the applications with it."""
    rows = Decision.objects.select_for_update(of=("self",)).filter(
        application__call=call, application__state=ApplicationState.SENT, applied_at=None
    )
    return rows.select_related("application__maker").order_by("position", "application__sent_at", "pk")


def _number(call: Call, waiting: list[Decision]) -> None:
    """Give whoever waits without a number the next ones behind those that have one."""
    numbered = Decision.objects.filter(application__call=call, position__isnull=False)
    last = max((one or 0 for one in numbered.values_list("position", flat=True)), default=0)
    for decision in waiting:
        if decision.position is None:
            last += 1
            decision.position = last
