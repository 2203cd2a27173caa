"""The files of the playbooks that come with Kriya (ready_made.py). `kriya manage ship_playbooks` makes them.

Whoever changes one raises its version. The key of a making is thrown away once it has signed: only its public part is
kept (shipped/keys.txt), so that nobody can sign another one with it.
"""

from pathlib import Path
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from kriya.core.indicators import INDICATORS
from kriya.playbooks.ready_made import CONSIGNMENT, EXHIBITION, HOSPITALITY, MARKETING, TRAINING
from kriya.playbooks.schema import check_content
from kriya.playbooks.sealing import ENDING, new_key, open_sealed, public_key, seal

Json = dict[str, Any]
FOLDER: Final = Path(__file__).parent / "shipped"
MADE_ON: Final = "2026-11-29"


def _one(name: str, version: int, told: Json) -> Json:
    """Return the content of one playbook from what is said of it in short."""
    return {
        "uid": str(uuid5(NAMESPACE_URL, f"kriya:playbook:{name}")), "version": version, "previous": "",
        "made_on": MADE_ON,
        "council": {"name": "Kriya", "level": ""},
        **{part: {"id": told[part][0], "en": told[part][1]} for part in ("title", "summary", "story")},
        "evidence": {
            "as_of": "", "snapshot": "", "makers": None, "staff": None, "budget": "",
            "figures": [
                {"code": code, "version": INDICATORS[code].version, "value": None, "known": 0, "total": 0}
                for code in told["figures"]
            ],
        },
        "parts": {
            part: {key: {"values": values, "origin": ""} for key, values in items.items()}
            for part, items in told.get("parts", {}).items()
        },
        "parameters": [_asked(*row) for row in told.get("asked", ())],
        "tasks": [
            {"code": code, "title": {"id": words, "en": english}, "owner": owner, "days": days}
            for code, words, english, owner, days in told["tasks"]
        ],
        "checks": [{"measure": code, "target": target} for code, target in told["checks"]],
        "lineage": [],
    }  # fmt: skip


def _asked(code: str, words: str, english: str, path: str) -> Json:
    part, key, field = path.split("/") if path else ("", "", "")
    return {
        "code": code, "label": {"id": words, "en": english}, "kind": "text", "part": part, "key": key, "field": field,
    }  # fmt: skip


PLAYBOOKS: Final = {
    "pemasaran": (1, MARKETING),
    "titip-jual": (1, CONSIGNMENT),
    "pameran": (2, EXHIBITION),
    "pelatihan": (2, TRAINING),
    "kunjungan": (2, HOSPITALITY),
}


def contents() -> dict[str, Json]:
    """Return what each shipped playbook says, by its file's name."""
    return {name: _one(name, version, told) for name, (version, told) in PLAYBOOKS.items()}


def ship(folder: Path = FOLDER) -> list[str]:
    """Write the files whose content is not there already, signed with a key of this making; return their names."""
    private, made = new_key(), []
    for name, content in contents().items():
        check_content(content)
        path = folder / f"{name}{ENDING}"
        if path.exists() and open_sealed(path.read_bytes()).content == content:
            continue
        path.write_text(seal(content, private).text, "utf-8")
        made.append(name)
    if made:
        with (folder / "keys.txt").open("a", encoding="ascii") as keys:
            keys.write(public_key(private) + "\n")
    return made
