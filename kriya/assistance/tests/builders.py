"""A council that helps its makers: a service with steps, and cases of it."""

from typing import Any

from kriya.assistance.actions.cases import accept, ask
from kriya.assistance.actions.services import keep_service, publish_service
from kriya.assistance.models import Case, Service
from kriya.makers.models import Maker
from kriya.participation.tests.builders import Programme

STEPS = [("Periksa data usaha", "officer", 2), ("Siapkan KTP", "maker", 3), ("Terbit di OSS", "issuer", 5)]


def service(name: str = "Urus NIB", *, offered: bool = True, **more: Any) -> Service:
    """A service that ends in an NIB, free of charge, in ten days."""
    said = {"kind": "paper", "paper": "nib", "cost": 0, "steps": STEPS, "documents": "KTP\nFoto usaha", **more}
    made = keep_service(None, name=name, **said)
    return publish_service(made) if offered else made


def running(at: Programme, of: Service | None = None, maker: Maker | None = None) -> Case:
    """A case that Sari works on, begun today."""
    case = ask(of or service(), maker or at.maker(), by=None)
    return accept(case, owner=at.sari, by=at.sari)
