"""Translations without GNU gettext: Babel reads and compiles the catalogues, Django's own parser reads the templates.

The source language is Indonesian: a msgid is the Indonesian sentence itself, and only the other languages have
catalogues.
`python -m kriya.core.translations` adds what is new to each catalogue and drops what is gone; scripts/test fails on
a gap.
"""

import ast
import io
import os
import re
import sys
from collections.abc import Iterator
from errno import EACCES, EPERM, EROFS
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
LOCALE = PACKAGE / "locale"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_IN_FORMATTED = re.compile(r"\b[fF]['\"].*\b(?:_|\w*gettext\w*)\(['\"]")
_OTHER_NAME = re.compile(r"\bn?p?n?gettext(?:_lazy|_noop)? as (?!_\b)(\w+)")
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}")


class Message(NamedTuple):
    """A sentence in the code: its Indonesian form or forms, its context, and where it stands."""

    ids: tuple[str, ...]
    context: str | None
    place: str


class Gap(NamedTuple):
    """What is wrong with a translation."""

    language: str
    reason: str
    msgid: str
    place: str


def messages(package: Path = PACKAGE) -> Iterator[Message]:
    """Yield every sentence that the Python files and templates of a package show to people."""
    for file in sorted([*package.rglob("*.py"), *package.rglob("*.html"), *package.rglob("*.txt")]):
        if {"tests", "migrations", "locale"} & set(file.relative_to(package).parts):
            continue
        text = file.read_text("utf-8")
        place = str(file.relative_to(package.parent))
        yield from _in_python(_as_python(text, file), place)
        if file.suffix == ".py" and _IN_FORMATTED.search(text):
            yield from _in_formatted(text, place)


def unseen(package: Path = PACKAGE) -> Iterator[Gap]:
    """Yield each place that calls gettext by a name of its own: what is said there is in no catalogue."""
    for file in sorted(package.rglob("*.py")):
        for name in _OTHER_NAME.findall(file.read_text("utf-8")):
            yield Gap("every language", "sentences under another name", name, str(file.relative_to(package.parent)))


def _as_python(text: str, file: Path) -> str:
    if file.suffix == ".py":
        return text
    # What templatize() leaves blank keeps its indentation, which Python would read as blocks.
    return "\n".join(line.lstrip() for line in templatize(text, origin=str(file)).splitlines())


def _in_formatted(source: str, place: str) -> Iterator[Message]:
    """Yield what stands within f-strings, which are one token to Babel before Python 3.12."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FormattedValue):
            for message in _in_python(ast.unparse(node.value), place):
                yield message._replace(place=f"{place}:{node.value.lineno}")


def _in_python(source: str, place: str) -> Iterator[Message]:
    found = extract_python(io.BytesIO(source.encode()), list(KEYWORDS), [], {"encoding": "utf-8"})
    for line, function, arguments, _comments in found:
        texts = arguments if isinstance(arguments, tuple) else (arguments,)
        has_context = function.startswith(("pgettext", "npgettext"))
        context = texts[0] if has_context else None
        count = 2 if function.startswith(("ngettext", "npgettext")) else 1
        ids = tuple(text for text in texts[has_context : has_context + count] if text)
        if ids:
            yield Message(ids, context, f"{place}:{line}")


def catalogues(folder: Path = LOCALE) -> dict[str, Path]:
    """Return the catalogue file of each language that has one."""
    return {file.parent.parent.name: file for file in sorted(folder.rglob("*.po"))}


def gaps(folder: Path = LOCALE, package: Path = PACKAGE) -> list[Gap]:
    """Return every sentence that a language lacks, leaves empty, or translates with other placeholders."""
    wanted = list(messages(package))
    found = list(unseen(package))
    for language, file in catalogues(folder).items():
        catalogue = _read(file, language)
        found += [gap for message in wanted if (gap := _gap(catalogue, language, message))]
        known = {(message.ids[0], message.context) for message in wanted}
        found += [
            Gap(language, "no longer in the code", str(_first(entry.id)), str(file.name))
            for entry in catalogue
            if entry.id and (_first(entry.id), entry.context) not in known
        ]
    return found


def _gap(catalogue: Catalog, language: str, message: Message) -> Gap | None:
    entry = catalogue.get(message.ids[0], context=message.context)
    texts = () if entry is None else entry.string if isinstance(entry.string, tuple) else (entry.string,)
    if not texts or not all(texts) or (entry is not None and entry.fuzzy):
        return Gap(language, "not translated", message.ids[0], message.place)
    wanted = set(_PLACEHOLDER.findall(message.ids[-1]))
    if len(message.ids) == 1 and any(set(_PLACEHOLDER.findall(text)) != wanted for text in texts):
        return Gap(language, "other placeholders", message.ids[0], message.place)
    return None


def update(folder: Path = LOCALE, package: Path = PACKAGE) -> None:
    """Bring every catalogue in line with the code: new sentences empty, gone ones dropped, translations kept."""
    found = sorted(messages(package), key=lambda message: len(message.ids))  # whoever counts has the last word
    wanted = {(message.ids[0], message.context): message for message in found}
    for language, file in catalogues(folder).items():
        old, new = _read(file, language), Catalog(locale=language, charset="utf-8", fuzzy=False)
        for (_msgid, context), message in sorted(
            wanted.items(), key=lambda item: item[1].place.rpartition(":")[0] + item[0][0]
        ):
            before = old.get(message.ids[0], context=context)
            new.add(
                _id(message),
                _kept(before.string, message) if before else None,
                locations=[(message.place.rpartition(":")[0], 0)],
                context=context,
            )
        with file.open("wb") as target:
            write_po(target, new, width=120, omit_header=False, include_lineno=False)


def _kept(said: Any, message: Message) -> Any:
    """Return a translation in the shape that the sentence has now: one form, or one for each number."""
    forms = tuple(said) if isinstance(said, (list, tuple)) else (said, said)
    return forms if len(message.ids) > 1 else forms[0]


def compile_translations(folder: Path = LOCALE) -> list[Path]:
    """Compile every catalogue that is newer than what was made of it; return those compiled.

    Where this user may not write, what was made before stays in use; raises OSError when there is nothing.
    """
    made = []
    for language, source in catalogues(folder).items():
        target = source.with_suffix(".mo")
        there = target.exists()
        if there and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        try:
            _compile(source, language, target)
        except OSError as problem:
            if not (there and problem.errno in (EACCES, EPERM, EROFS)):
                raise
        else:
            made.append(target)
    return made


def _compile(source: Path, language: str, target: Path) -> None:
    """Write a catalogue whole or not at all: half of one would look newer than its source for ever."""
    fresh = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        with fresh.open("wb") as binary:
            write_mo(binary, _read(source, language))
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def _read(file: Path, language: str) -> Catalog:
    with file.open("rb") as text:
        return read_po(text, locale=language)


def _first(msgid: object) -> object:
    return msgid[0] if isinstance(msgid, tuple | list) else msgid


def _id(message: Message) -> str | tuple[str, ...]:
    return message.ids if len(message.ids) > 1 else message.ids[0]


if __name__ == "__main__":
    update()
    for gap in gaps():
        sys.stdout.write(f"{gap.place}: {gap.reason}: {gap.msgid}\n")
