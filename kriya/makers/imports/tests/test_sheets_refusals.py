"""Every reason to refuse a file has a sentence, and the sentence finds its facts."""

import re
from pathlib import Path

import pytest

import kriya.makers.imports.sheets
from kriya.core.refusal import Refused
from kriya.makers.imports.sheets import SENTENCES, read_workbook
from kriya.makers.imports.tests.test_sheets_hostile import HOSTILE

FOLDER = Path(kriya.makers.imports.sheets.__file__).parent


def test_every_code_in_the_source_has_a_sentence() -> None:
    source = "\n".join(file.read_text(encoding="utf-8") for file in FOLDER.rglob("*.py"))
    codes = set(re.findall(r'(?:Stop|Refused)\(\s*"(\w+)"', source)) | set(re.findall(r'"stop", "(\w+)"', source))
    codes |= {"file_is_recap", "file_is_empty", "file_is_unknown", "file_is_products"}
    assert codes == set(SENTENCES)


@pytest.mark.parametrize(
    "make", [make for make in HOSTILE if "million" not in make.__name__], ids=lambda make: make.__name__
)
def test_a_refusal_fills_its_sentence(make, tmp_path: Path) -> None:
    with pytest.raises(Refused) as no:
        read_workbook(make(tmp_path / "data.xlsx"))
    assert str(SENTENCES[no.value.code]) % no.value.facts
