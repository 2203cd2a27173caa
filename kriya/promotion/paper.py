"""Paper with photos: typst reads pictures as files, so template and pictures lie in a folder of their own meanwhile."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Literal

import typst

from kriya.design.typeset import PACKAGE, inputs_of

_LETTERHEAD: Final = Path("design") / "typst" / "letterhead.typ"


def typeset_with(
    template: Path,
    data: dict[str, Any],
    pictures: Mapping[str, bytes],
    *,
    form: Literal["pdf", "png"] = "pdf",
    ppi: float = 72.0,
) -> bytes:
    """Return a template of kriya/ set as PDF, or as a picture; it finds each picture at "/pictures/<name>".

    Raises typst.TypstError for a template that is wrong.
    """
    with TemporaryDirectory(prefix="kriya-paper-") as folder:
        root = Path(folder)
        (root / _LETTERHEAD).parent.mkdir(parents=True)
        shutil.copy(PACKAGE / _LETTERHEAD, root / _LETTERHEAD)
        shutil.copy(template, root / template.name)
        (root / "pictures").mkdir()
        for name, content in pictures.items():
            (root / "pictures" / name).write_bytes(content)
        made: bytes = typst.compile(
            str(root / template.name),
            root=folder,
            sys_inputs=inputs_of(data),
            ignore_system_fonts=True,
            format=form,
            ppi=ppi,
        )
    return made
