"""Every reason to refuse a file has a sentence; test_sheets_hostile holds that the sentence finds its facts."""

import re
from pathlib import Path

import kriya.makers.imports.sheets
from kriya.makers.imports.refusals import SENTENCES

FOLDER = Path(kriya.makers.imports.sheets.__file__).parent


def test_every_code_in_the_source_has_a_sentence() -> None:
    source = "\n".join(file.read_text(encoding="utf-8") for file in FOLDER.rglob("*.py"))
    codes = set(re.findall(r'(?:Stop|Refused)\(\s*"(\w+)"', source)) | set(re.findall(r'"stop", "(\w+)"', source))
    codes |= {
        "file_is_recap",
        "file_is_empty",
        "file_is_unknown",
        "file_is_products",
        "file_is_form",
        "file_is_crammed",
    }
    assert codes == set(SENTENCES)
