"""`kriya playbook export|read|adopt`: a playbook that travels by file."""

import json
import sys
from argparse import Namespace
from typing import Any

from kriya.cli.councils import council_called
from kriya.core.ids import read_id
from kriya.core.refusal import Refused, say
from kriya.core.scoping import council_scope
from kriya.playbooks.actions.adopting import Said, adopt
from kriya.playbooks.actions.receiving import receive_file, trust
from kriya.playbooks.merging import Way
from kriya.playbooks.models import Playbook, Received
from kriya.playbooks.queries.comparing import Question, compare
from kriya.playbooks.queries.shelf import is_trusted, newest_edition
from kriya.playbooks.sealing import Sealed, fingerprint

Json = dict[str, Any]


def run(arguments: Namespace) -> int:
    """Do what the verb says; 1 with the reason when it is refused or a file cannot be read or written."""
    try:
        with council_scope(council_called(arguments.council)):
            report = {"export": _export, "read": _read, "adopt": _adopt}[arguments.verb](arguments)
    except Refused as no:
        if arguments.json:
            _tell(arguments, {"refused": no.code, "sentence": say(no)})
        sys.stderr.write(say(no) + "\n")
        return 1
    except OSError as problem:
        sys.stderr.write(f"{problem.filename}: {problem.strerror}\n")
        return 1
    _tell(arguments, report)
    return 0


def _tell(arguments: Namespace, report: Json) -> None:
    if arguments.json:
        sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
        return
    for name, value in report.items():
        sys.stdout.write(f"{name}: {value}\n")


def _export(arguments: Namespace) -> Json:
    uid = read_id(arguments.uid)
    playbook = Playbook.objects.filter(uid=uid).first() if uid else None
    edition = newest_edition(playbook) if playbook else None
    if edition is None:
        raise Refused("playbook_unknown")
    sealed = Sealed(edition.content, edition.digest, edition.key, edition.signature)
    arguments.out.write_text(sealed.text, "utf-8")
    return _about(sealed.content, sealed.digest, sealed.key)


def _read(arguments: Namespace) -> Json:
    return _compared(receive_file(arguments.file.read_bytes(), by=None))


def _about(content: Json, digest: str, key: str) -> Json:
    told = {"title": content["title"]["id"], "council": content["council"]["name"], "uid": content["uid"]}
    return {**told, "version": content["version"], "digest": digest, "fingerprint": fingerprint(key)}


def _compared(received: Received) -> Json:
    comparison = compare(received)
    counts = {way.value: comparison.count(way) for way in Way}
    asked = {one.code: one.label["id"] for one in comparison.questions}
    about = _about(received.content, received.digest, received.key)
    return {**about, "trusted": is_trusted(received.key), "fields": counts, "asked": asked}


def _adopt(arguments: Namespace) -> Json:
    received = receive_file(arguments.file.read_bytes(), by=None)
    if arguments.trust and _plain(arguments.trust) == _plain(fingerprint(received.key)):
        trust(received.key, name=received.content["council"]["name"], is_trusted=True, by=None)
    comparison = compare(received)
    told = dict(one.partition("=")[::2] for one in arguments.answer)
    answers = {one.code: _value(one, told[one.code]) for one in comparison.questions if one.code in told}
    step = adopt(received, Said({}, answers), seen=comparison.digest, by=None)
    return {**_about(received.content, received.digest, received.key), "written": len(step.changes)}


def _plain(text: str) -> str:
    return "".join(text.split()).upper()


def _value(question: Question, text: str) -> Any:
    """Return an answer in the type of its field; what is no number stays text, and is refused where one is wanted."""
    if question.field is not None and not question.field.fits(text) and text.lstrip("-").isdecimal():
        return int(text)
    return text
