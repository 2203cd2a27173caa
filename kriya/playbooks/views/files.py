"""The file of a playbook."""

from django.http import HttpResponse
from django.utils.text import slugify

from kriya.playbooks.models import Edition, PublishedPlaybook
from kriya.playbooks.sealing import ENDING, Sealed


def playbook_file(one: Edition | PublishedPlaybook) -> HttpResponse:
    """Return the file of an edition, named by its title and version."""
    sealed = Sealed(one.content, one.digest, one.key, one.signature)
    name = f"{slugify(one.content['title']['id'])[:60] or 'paket'}-v{one.version}{ENDING}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(sealed.text, content_type="application/octet-stream", headers=headers)
