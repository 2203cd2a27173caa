"""Keep trainers, and say who teaches which session."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.makers.models import Maker
from kriya.participation.actions.calls import follow
from kriya.participation.models import Call, Session
from kriya.training.models import Teaching, Trainer


@transaction.atomic
def keep_trainer(
    trainer: Trainer | None,
    *,
    name: str,
    skill: str = "",
    institution: str = "",
    maker: Maker | None = None,
    consents: bool = False,
) -> Trainer:
    """Add a trainer, or change one; anyone reads the name only of one who `consents`.

    Raises Refused: trainer_name_taken.
    """
    kept = trainer or Trainer()
    if Trainer.objects.filter(name__iexact=name.strip()).exclude(pk=kept.pk).exists():
        raise Refused("trainer_name_taken", name=name)
    kept.name, kept.skill, kept.institution = name.strip(), skill.strip(), institution.strip()
    kept.maker = maker
    kept.consented_at = (kept.consented_at or now()) if consents else None
    kept.save()
    if trainer is None:
        tell_insert(kept)
    for call in Call.objects.filter(sessions__teachings__trainer=kept).distinct().order_by("pk"):
        follow(call)
    return kept


@transaction.atomic
def assign(session: Session, trainers: Iterable[Trainer]) -> None:
    """Make these the trainers of a session. Raises Refused: trainer_busy (with what else they teach then)."""
    wanted = {one.pk: one for one in trainers}
    Teaching.objects.filter(session=session).exclude(trainer__in=wanted).delete()
    there = set(Teaching.objects.filter(session=session).values_list("trainer", flat=True))
    for pk in sorted(wanted.keys() - there):
        row = Teaching(session=session, trainer=wanted[pk], starts_at=session.starts_at, ends_at=session.ends_at)
        try:
            with transaction.atomic():
                row.save()
                tell_insert(row)
        except IntegrityError as wrong:
            if "teaching_trainer_free" not in str(wrong):
                raise
            raise Refused("trainer_busy", trainer=wanted[pk].name, other=_other(row)) from wrong
    follow(session.call)


def _other(row: Teaching) -> str:
    busy = Teaching.objects.filter(trainer=row.trainer, starts_at__lt=row.ends_at, ends_at__gt=row.starts_at)
    there = busy.exclude(session=row.session).select_related("session__call").order_by("starts_at").first()
    return f"{there.session.title} ({there.session.call.title})" if there else ""
