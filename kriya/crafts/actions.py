"""Give a council its crafts and let it add its own."""

from django.db import transaction

from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.crafts.models import Craft
from kriya.crafts.taxonomy import KBLI_EDITION, crafts


@transaction.atomic
def give_taxonomy() -> int:
    """Give the council of the scope every craft of the common taxonomy that it lacks; return how many were new."""
    council = current_council()
    there = {craft.code: craft for craft in Craft.objects.all()}
    new = 0
    for entry in crafts().values():
        if entry.code in there:
            continue
        parent = there.get(entry.parent) if entry.parent else None
        there[entry.code] = Craft.objects.create(
            council=council,
            code=entry.code,
            name_id=entry.name_id,
            name_en=entry.name_en,
            parent=parent,
            is_craft=entry.is_craft,
            kbli_code=entry.kbli or "",
            kbli_edition=KBLI_EDITION if entry.kbli else "",
            synonyms="\n".join(entry.synonyms),
        )
        new += 1
    return new


def add_craft(
    *,
    code: str,
    name_id: str,
    name_en: str = "",
    parent: Craft | None = None,
    kbli_code: str = "",
    kbli_edition: str = "",
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
    )
    craft.save()
    return craft
