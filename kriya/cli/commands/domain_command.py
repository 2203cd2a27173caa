"""`kriya domain [HOST] --council SLUG [--remove]`: the host names under which a council's pages stand."""

import re
import sys
from argparse import Namespace
from typing import Final

from kriya.cli.councils import council_called
from kriya.core.refusal import Refused, say
from kriya.councils.actions import give_domain, take_domain
from kriya.councils.models import Council, CouncilDomain

_HOST: Final = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")


def run(arguments: Namespace) -> int:
    """Give or take a host name, or list them; what serves already answers to it from then on."""
    host = (arguments.host or "").strip().rstrip(".").lower()
    if arguments.host and not _HOST.fullmatch(host):
        sys.stderr.write(f"{arguments.host}: bukan nama domain / no host name (galeri.contoh.id)\n")
        return 2
    if arguments.remove and not host:
        sys.stderr.write("--remove: sebutkan domainnya / name the host\n")
        return 2
    try:
        council = council_called(arguments.council)
        if host:
            _change(council, host, remove=arguments.remove)
    except Refused as no:
        sys.stderr.write(say(no) + "\n")
        return 1
    hosts = CouncilDomain.objects.filter(council=council).order_by("host").values_list("host", flat=True)
    sys.stdout.writelines(f"{one}\n" for one in hosts)
    return 0


def _change(council: Council, host: str, *, remove: bool) -> None:
    if remove:
        take_domain(council, host)
    else:
        give_domain(council, host)
