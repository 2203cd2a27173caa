"""What each command takes. Its work stands in kriya/cli/commands, imported once Django stands."""

import argparse
from collections.abc import Callable
from pathlib import Path

COMMANDS = {
    "serve": "run the web server and the job worker",
    "demo": "run two councils full of invented content",
    "migrate": "bring the database up to date",
    "createcouncil": "found a council and its first chair",
    "domain": "let a council's pages stand under a host name of its own",
    "import": "read a council's spreadsheet into its register",
    "export": "write a council's register to a file",
    "numbers": "print a council's figures",
    "playbook": "write, read or take over a playbook",
    "check": "prove that projections equal what they are made from",
    "backup": "write everything into a folder",
    "restore": "bring everything back from such a folder",
    "manage": "run one of Django's management commands",
}


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    made = argparse.ArgumentParser(
        prog="kriya", description="Exit code 0: done; 1: refused, with reasons on stderr; 2: wrong usage."
    )
    made.add_argument("--data", help="data folder (default: KRIYA_DATA, else .kriya in this folder)")
    subparsers = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    parsers = {
        name: subparsers.add_parser(name, help=summary, description=summary) for name, summary in COMMANDS.items()
    }
    for name, one in parsers.items():
        if name != "manage":
            one.add_argument("--data", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    _add_serving(parsers["serve"])
    _add_serving(parsers["demo"])
    parsers["demo"].add_argument("--light", action="store_true", help="a sixth of the content, for a slow machine")
    _add_founding(parsers["createcouncil"])
    _add_files(parsers["import"], parsers["export"])
    parsers["domain"].add_argument(
        "host", nargs="?", metavar="HOST", help="e.g. galeri.contoh.id; without it they are listed"
    )
    parsers["domain"].add_argument("--remove", action="store_true", help="take the host name away")
    for name in ("domain", "import", "export", "numbers"):
        parsers[name].add_argument("--council", required=True, metavar="SLUG")
    for name in ("import", "numbers", "check"):
        parsers[name].add_argument("--json", action="store_true", help="print the report as JSON")
    _add_playbook(parsers["playbook"])
    for name in ("backup", "restore"):
        parsers[name].add_argument("folder", type=Path, metavar="DIR")
    parsers["restore"].add_argument(
        "--replace", action="store_true", help="throw away the councils that are there already"
    )
    parsers["manage"].add_argument("rest", nargs=argparse.REMAINDER)
    return made


def _add_serving(one: argparse.ArgumentParser) -> None:
    one.add_argument("--host", default="127.0.0.1")
    one.add_argument("--port", type=_whole(1, 65_535), default=8000)
    one.add_argument("--workers", type=_whole(1, 64), default=2, help="web processes")


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(written: str) -> int:
        if not written.isdecimal() or not least <= int(written) <= most:
            raise argparse.ArgumentTypeError(f"a whole number from {least} to {most}, not {written!r}")
        return int(written)

    return read


def _add_founding(one: argparse.ArgumentParser) -> None:
    one.add_argument("slug", nargs="?", help="path prefix: /<slug>/")
    one.add_argument("name", nargs="?", help="full name of the council")
    one.add_argument("--region", metavar="CODE", help="Kemendagri code, e.g. 33.75")
    one.add_argument("--browser", action="store_true", help="print a link by which it is founded in the browser")
    one.add_argument("--chair-email", metavar="EMAIL", help="invite the first chair")


def _add_playbook(one: argparse.ArgumentParser) -> None:
    verbs = one.add_subparsers(dest="verb", required=True, metavar="VERB")
    export = verbs.add_parser("export", help="write the newest edition of a playbook to a file")
    export.add_argument("uid", metavar="UID", help="the playbook, as its page or `read` says")
    export.add_argument("--out", type=Path, required=True, metavar="FILE")
    read = verbs.add_parser("read", help="put a file on the shelf and compare it; nothing else changes")
    adopt = verbs.add_parser("adopt", help="apply a file as it is proposed, clashes left as they are")
    for verb in (read, adopt):
        verb.add_argument("file", type=Path, metavar="FILE")
    for verb in (export, read, adopt):
        verb.add_argument("--council", required=True, metavar="SLUG")
        verb.add_argument("--json", action="store_true", help="print the report as JSON")
        verb.add_argument("--data", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    adopt.add_argument("--trust", metavar="FINGERPRINT", help="trust the signer, whose fingerprint you compared")
    adopt.add_argument("--answer", action="append", default=[], metavar="CODE=VALUE", help="answer what is asked")


def _add_files(importing: argparse.ArgumentParser, exporting: argparse.ArgumentParser) -> None:
    importing.add_argument("file", type=Path, metavar="FILE")
    importing.add_argument("--dry-run", action="store_true", help="report what would happen and write nothing")
    importing.add_argument(
        "--skip-refused", action="store_true", help="write the right rows although others are refused"
    )
    importing.add_argument(
        "--strict", action="store_true", help="refuse a row with a cell that cannot be read, instead of leaving it out"
    )
    importing.add_argument(
        "--photos", type=Path, metavar="ZIP", help="photos of a product list, named as the list or its codes say"
    )
    importing.add_argument(
        "--maker", metavar="SLUG_OR_NAME", help="whose the rows of a product list are that name no maker"
    )
    importing.add_argument("--publish", action="store_true", help="show new products to the public at once")
    exporting.add_argument(
        "--out", type=Path, metavar="FILE", help="xlsx or csv, by its ending (default: csv on stdout)"
    )
