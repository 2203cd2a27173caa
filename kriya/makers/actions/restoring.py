"""Bring back what was removed: history still has the row."""

from typing import Any

from kriya.core.history import DELETE
from kriya.core.refusal import Refused
from kriya.makers.models import Maker


def restored(model: Any, maker: Maker, key: Any) -> Any:
    """Return an unsaved row as history last saw it, with its own key; refuse when it is there or was never removed."""
    event = model.pgh_event_model.objects.filter(id=key, maker=maker, pgh_label=DELETE).order_by("-pgh_id").first()
    if event is None or model.objects.filter(pk=key).exists():
        raise Refused("nothing_to_restore")
    names = [field.attname for field in model._meta.local_fields]
    return model(**{name: getattr(event, name) for name in names})
