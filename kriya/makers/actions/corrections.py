"""A maker says that something in its record is wrong; the office answers."""

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.makers.models import CorrectionRequest, Maker


def ask_correction(maker: Maker, *, text: str, by: User | None) -> CorrectionRequest:
    """Tell the office that something in a record is wrong; refuse when nothing is said."""
    if not text.strip():
        raise Refused("correction_without_text")
    request = CorrectionRequest(maker=maker, text=text.strip(), asked_by=by)
    request.save()
    return request


@transaction.atomic
def answer_correction(request: CorrectionRequest, *, answer: str, by: User | None) -> CorrectionRequest:
    """Answer a maker's wish; an answer replaces an earlier one."""
    locked: CorrectionRequest = CorrectionRequest.objects.select_for_update().get(pk=request.pk)
    locked.answer, locked.answered_at, locked.answered_by = answer.strip(), now(), by
    locked.save()
    return locked
