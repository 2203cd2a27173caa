"""What `kriya check` proves of training."""

from kriya.core.checks.running import Found
from kriya.core.scoping import current_council
from kriya.participation.models import Call, CallKind, PublishedCall
from kriya.training.queries.trainings import details_of


def published_trainings() -> Found:
    """Compare what anyone reads of each training with its course, sessions and trainers."""
    calls = Call.objects.filter(kind=CallKind.TRAINING, published_at__isnull=False).order_by("pk")
    shown = dict(PublishedCall.objects.of(current_council().pk).values_list("call_id", "details"))
    rows = list(calls)
    wrong = [f"{call.slug}: public curriculum differs" for call in rows if shown.get(call.pk) != details_of(call)]
    return Found(len(rows), wrong)
