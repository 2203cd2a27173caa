"""Keep the catalogue of what the council offers. What anyone may read of it goes along."""

from collections.abc import Sequence
from typing import Any, Final

from django.db import transaction
from django.utils.text import slugify

from kriya.assistance.models import PublishedService, Service, ServiceKind, ServiceStep
from kriya.assistance.queries.services import shown_of
from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.ids import free_code, new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.participation.models import Call, CallKind

_SLUG: Final = 70
Steps = Sequence[tuple[str, str, int]]


@transaction.atomic
def keep_service(
    service: Service | None,
    *,
    name: str,
    kind: str,
    paper: str = "",
    summary: str = "",
    about: str = "",
    audience: str = "",
    documents: str = "",
    cost: int | None = None,
    payer: str = "",
    call: Call | None = None,
    steps: Steps | None = None,
) -> Service:
    """Begin a service, or change one; `steps` are (title, who does it, days), in order. Its address stays.

    Raises Refused: service_name_taken, service_without_paper, service_without_payer, service_call_wrong_kind.
    """
    kept = _locked(service) if service else Service()
    if Service.objects.filter(name__iexact=name.strip()).exclude(pk=kept.pk).exists():
        raise Refused("service_name_taken", name=name.strip())
    _check(kind, paper, cost, payer, call)
    said: dict[str, Any] = {"name": name, "summary": summary, "about": about, "audience": audience}
    said |= {"documents": documents, "kind": ServiceKind(kind)}
    for field, value in said.items():
        setattr(kept, field, value.strip())
    kept.paper = paper if kind == ServiceKind.PAPER else ""
    kept.cost, kept.payer, kept.call = cost, payer if cost else "", call
    kept.slug = kept.slug or _free_slug(kept.name)
    kept.save()
    if service is None:
        tell_insert(kept)
    if steps is not None:
        _set_steps(kept, steps)
    follow(kept)
    return kept


def _check(kind: str, paper: str, cost: int | None, payer: str, call: Call | None) -> None:
    if kind == ServiceKind.PAPER and not paper:
        raise Refused("service_without_paper")
    if cost and not payer:
        raise Refused("service_without_payer")
    if call is not None and call.kind != CallKind.ASSISTANCE:
        raise Refused("service_call_wrong_kind")


def _free_slug(name: str) -> str:
    plain = slugify(name)[:_SLUG].strip("-") or "layanan"
    tries = iter([plain])
    return free_code(
        lambda: next(tries, f"{plain}-{str(new_id())[-6:]}"), lambda slug: Service.objects.filter(slug=slug).exists()
    )


def _set_steps(service: Service, steps: Steps) -> None:
    there = {row.position: row for row in ServiceStep.objects.filter(service=service)}
    for position, (title, doer, days) in enumerate(steps, start=1):
        row = there.pop(position, None) or ServiceStep(service=service, position=position)
        row.title, row.doer, row.days = title.strip(), doer, days
        is_new = row._state.adding
        row.save()
        if is_new:
            tell_insert(row)
    for row in there.values():
        row.delete()


@transaction.atomic
def publish_service(service: Service) -> Service:
    """Let makers ask for it, and anyone read it; also one that was closed. Raises Refused: service_without_steps."""
    locked = _locked(service)
    if not ServiceStep.objects.filter(service=locked).exists():
        raise Refused("service_without_steps")
    if not locked.is_offered:
        locked.published_at, locked.retired_at = locked.published_at or now(), None
        locked.save(update_fields=["published_at", "retired_at"])
    follow(locked)
    return locked


@transaction.atomic
def retire_service(service: Service) -> Service:
    """Offer it no more; its cases go on. Twice is once."""
    locked = _locked(service)
    if locked.retired_at is None:
        locked.retired_at = now()
        locked.save(update_fields=["retired_at"])
    follow(locked)
    return locked


def _locked(service: Service) -> Service:
    found: Service = Service.objects.select_for_update().get(pk=service.pk)
    return found


def follow(service: Service) -> None:
    """Let anyone read a service as it is now, where it is offered."""
    if not service.is_offered:
        PublishedService.objects.of(current_council().pk).filter(service_id=service.pk).delete()
        return
    PublishedService.objects.update_or_create(
        service_id=service.pk, council=current_council(), defaults=shown_of(service)
    )
