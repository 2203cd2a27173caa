"""The file of a playbook, and of a report on its copy."""

from django.http import HttpResponse
from django.utils.text import slugify

from kriya.playbooks.models import Edition, PublishedPlaybook, Report
from kriya.playbooks.sealing import ENDING, REPORT, Sealed


def playbook_file(one: Edition | PublishedPlaybook) -> HttpResponse:
    """Return the file of an edition, named by its title and version."""
    sealed = Sealed(one.content, one.digest, one.key, one.signature)
    name = f"{slugify(one.content['title']['id'])[:60] or 'paket'}-v{one.version}{ENDING}"
    return _sent(sealed, name)


def sealed_report(one: Report) -> Sealed:
    """Return a report as it travels."""
    return Sealed(one.content, one.digest, one.key, one.signature, REPORT)


def report_file(one: Report) -> HttpResponse:
    """Return the file of a report, named by its council and number."""
    council = slugify(one.content["council"]["name"])[:60] or "dewan"
    return _sent(sealed_report(one), f"laporan-{council}-{one.serial}{ENDING}")


def _sent(sealed: Sealed, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(sealed.text, content_type="application/octet-stream", headers=headers)
