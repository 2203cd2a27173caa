"""Give a council its crafts and let it add its own."""

import json
from functools import cache
from typing import Final

from django.db import transaction
from django.utils.text import slugify

from kriya.core.asking import carry_out
from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.crafts.following import tell_followers
from kriya.crafts.models import Craft
from kriya.crafts.taxonomy import KBLI_EDITION, crafts

# Ids stand in the order of the taxonomy: a craft's `place` and that of the one `above` it.
_GIVE: Final = """
INSERT INTO crafts_craft
    (id, council_id, code, name_id, name_en, parent_id, is_craft, is_own, kbli_code, kbli_edition, synonyms)
SELECT made.ids[e.place], made.council, e.code, e.name_id, e.name_en, coalesce(there.id, made.ids[e.above]),
    e.is_craft, false, e.kbli, e.edition, e.synonyms
FROM (SELECT %s::bigint AS council, %s::uuid[] AS ids) made CROSS JOIN json_to_recordset(%s::json) AS
    e(place int, code text, name_id text, name_en text, above int, above_code text,
        is_craft boolean, kbli text, edition text, synonyms text)
    LEFT JOIN crafts_craft there ON there.council_id = made.council AND there.code = e.above_code
WHERE NOT EXISTS (SELECT FROM crafts_craft known WHERE known.council_id = made.council AND known.code = e.code)
RETURNING id
"""


@transaction.atomic
def give_taxonomy() -> int:
    """Give the council of the scope every craft of the common taxonomy that it lacks; return how many were new."""
    return len(carry_out(_GIVE, [current_council().pk, [new_id() for _code in crafts()], _as_json()]))


@cache
def _as_json() -> str:
    place = {code: number for number, code in enumerate(crafts(), start=1)}
    return json.dumps(
        [
            {
                "place": place[entry.code],
                "code": entry.code,
                "name_id": entry.name_id,
                "name_en": entry.name_en,
                "above": place[entry.parent] if entry.parent else None,
                "above_code": entry.parent,
                "is_craft": entry.is_craft,
                "kbli": entry.kbli or "",
                "edition": KBLI_EDITION if entry.kbli else "",
                "synonyms": "\n".join(entry.synonyms),
            }
            for entry in crafts().values()
        ]
    )


def add_craft(
    *,
    code: str,
    name_id: str,
    name_en: str = "",
    parent: Craft | None = None,
    kbli_code: str = "",
    kbli_edition: str = "",
    synonyms: str = "",
) -> Craft:
    """Add a craft of the council's own; refuse a code that is taken."""
    if Craft.objects.filter(code=code).exists():
        raise Refused("craft_code_taken", craft=code)
    craft = Craft(
        code=code,
        name_id=name_id,
        name_en=name_en,
        parent=parent,
        is_own=True,
        kbli_code=kbli_code,
        kbli_edition=kbli_edition,
        synonyms=synonyms,
    )
    craft.save()
    tell_insert(craft)
    return craft


_LONGEST_CODE = 48


def own_code(name: str, parent: Craft | None) -> str:
    """Return the code of a council's own craft: the council's name in it, so that it never meets a common one."""
    tail = f"{current_council().slug}-{slugify(name) or 'kerajinan'}"
    code = f"{parent.code}.{tail}" if parent else tail
    return code[:_LONGEST_CODE].rstrip("-")


@transaction.atomic
def change_craft(craft: Craft, *, kbli_code: str, kbli_edition: str, **words: str) -> Craft:
    """Map a craft to KBLI; a council's own also gets other `words` (names, synonyms). Refuse to rename others."""
    renamed = any(getattr(craft, name) != value for name, value in words.items())
    if renamed and not craft.is_own:
        raise Refused("craft_is_common")
    for name, value in words.items():
        setattr(craft, name, value)
    craft.kbli_code, craft.kbli_edition = kbli_code, kbli_edition if kbli_code else ""
    craft.save()
    if renamed:
        tell_followers(craft.pk)
    return craft


def retire_craft(craft: Craft) -> None:
    """Let a craft be chosen no more; makers that have it keep it. Twice is once."""
    if craft.retired_at is None:
        craft.retired_at = now()
        craft.save()


def bring_back_craft(craft: Craft) -> None:
    """Let a retired craft be chosen again."""
    if craft.retired_at is not None:
        craft.retired_at = None
        craft.save()
