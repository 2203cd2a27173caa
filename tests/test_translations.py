"""Which sentences are found in the code to be translated."""

import os
import tomllib
from errno import EACCES, ENOSPC
from pathlib import Path
from typing import IO

import pytest

from kriya.core import translations
from kriya.core.translations import compile_translations, messages

PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8"\n\nmsgid "masuk"\nmsgstr "log in"\n'


def test_sentences_within_formatted_strings_are_found_too(tmp_path):
    package = tmp_path / "kriya"
    package.mkdir()
    (package / "views.py").write_text(
        "from django.utils.translation import gettext as _\n"
        "plain = _('Produk')\n"
        "title = f\"{plain}: {name if name else _('karya terbaru')}\"\n"
        'told = f\'{_("dan %(n)s lainnya") % {"n": 3}}\'\n'
    )
    found = {message.ids[0]: message.place for message in messages(package)}
    assert found == {
        "Produk": "kriya/views.py:2", "karya terbaru": "kriya/views.py:3", "dan %(n)s lainnya": "kriya/views.py:4",
    }  # fmt: skip


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    file.write_text(PO)
    return file


def fail(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def write(target: IO[bytes], _catalogue: object) -> None:
        target.write(b"half")
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(translations, "write_mo", write)


def test_a_catalogue_is_compiled_once_and_again_when_it_changes(source: Path, tmp_path: Path):
    made = source.with_suffix(".mo")
    assert compile_translations(tmp_path) == [made]
    assert compile_translations(tmp_path) == []
    os.utime(made, (0, 0))
    assert compile_translations(tmp_path) == [made]


def test_a_full_disk_leaves_no_half_of_a_translation(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    fail(monkeypatch, ENOSPC)
    with pytest.raises(OSError, match="No space"):
        compile_translations(tmp_path)
    assert list(source.parent.iterdir()) == [source]


def test_where_nobody_may_write_what_was_compiled_before_is_used(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (made,) = compile_translations(tmp_path)
    before = made.read_bytes()
    os.utime(made, (0, 0))
    fail(monkeypatch, EACCES)
    assert compile_translations(tmp_path) == []
    assert made.read_bytes() == before
    made.unlink()
    with pytest.raises(PermissionError):
        compile_translations(tmp_path)


def test_what_is_installed_has_nothing_to_compile_where_only_root_may_write():
    """Unpacked at one moment, the catalogue looked newer than what was made of it."""
    settings = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())
    wheel = settings["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert ("kriya/locale/**/*.mo" in wheel["artifacts"], "kriya/locale/**/*.po" in wheel["exclude"]) == (True, True)
