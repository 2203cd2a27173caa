"""Count the makers of the register in one question, however many dimensions there are."""

from typing import Any, Final

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from kriya.achievements.facts import Counted
from kriya.achievements.queries.counting import counted, over
from kriya.core.clock import today
from kriya.core.indicators import UNKNOWN, Choice
from kriya.ledger.days import end_of
from kriya.makers.models import Maker, Status, Step
from kriya.makers.models.maker import MakerQuerySet
from kriya.makers.queries.annotations import with_size_class
from kriya.makers.queries.lists.conditions import CONDITIONS
from kriya.makers.queries.lists.conditions import UNKNOWN as LIST_UNKNOWN

# An unknown value is a group of its own. A maker with two papers counts in two parts, with two of one kind in one; a
# paper that has ended is held no more.
_SQL: Final = """
SELECT r.stood, d.dimension, coalesce(nullif(d.key, ''), 'unknown'), count(*)
FROM rows r
LEFT JOIN makers_makercraft mc ON mc.maker_id = r.id AND mc.council_id = r.council_id AND mc.is_main
LEFT JOIN crafts_craft k ON k.id = mc.craft_id LEFT JOIN crafts_craft p ON p.id = k.parent_id
CROSS JOIN LATERAL (VALUES
    ('', 'all'), ('craft', k.code), ('craft_family', coalesce(p.code, k.code)), ('district', r.district_code),
    ('gender', r.owner_gender), ('size', r.size_class), ('joined', r.joined_year::text),
    ('started', r.started_year::text)) d (dimension, key)
GROUP BY 1, 2, 3
UNION ALL
SELECT r.stood, 'craft_any', coalesce(d.key, 'unknown'), count(DISTINCT r.id) FROM rows r
LEFT JOIN makers_makercraft mc ON mc.maker_id = r.id AND mc.council_id = r.council_id
LEFT JOIN crafts_craft k ON k.id = mc.craft_id LEFT JOIN crafts_craft p ON p.id = k.parent_id
CROSS JOIN LATERAL (VALUES (k.code), (p.code)) d (key)
WHERE d.key IS NOT NULL OR mc.id IS NULL
GROUP BY 1, 3
UNION ALL
SELECT r.stood, 'paper', coalesce(p.kind, 'unknown'), count(DISTINCT r.id) FROM rows r
LEFT JOIN makers_paper p ON p.maker_id = r.id AND p.council_id = r.council_id
    AND (p.expires_on IS NULL OR p.expires_on >= %(on)s)
GROUP BY 1, 3
UNION ALL
SELECT r.stood, 'group', coalesce(g.group_id::text, 'unknown'), count(*) FROM rows r
LEFT JOIN makers_groupmember g ON g.maker_id = r.id AND g.council_id = r.council_id
GROUP BY 1, 3
"""


def chosen_makers(choice: Choice) -> MakerQuerySet:
    """Return the makers of the register that a choice is about, narrowed by the filters of the makers' list."""
    makers: MakerQuerySet = Maker.objects.in_register()
    if choice.district:
        makers = CONDITIONS["kecamatan"](makers, [LIST_UNKNOWN if choice.district == UNKNOWN else choice.district])
    if choice.craft:
        makers = CONDITIONS["kerajinan"](makers, [choice.craft])
    return makers


def makers_then(choice: Choice) -> MakerQuerySet:
    """Return the chosen makers that were there at the end of the day asked about, with `stood`, their status then.

    Of a day that is over, the steps of a maker's life tell; a maker whose first step here is later stood as that step
    says, if it had joined by then: the register learnt of it afterwards. Who joined, or applied, later is left out.
    """
    makers = chosen_makers(choice)
    if choice.as_of >= today():
        return makers.annotate(stood=F("status"))
    end, joined_by = end_of(choice.as_of), choice.as_of
    steps = Step.objects.filter(maker=OuterRef("pk"))
    newest = steps.filter(at__lte=end).order_by("-at", "-pk").values("kind")[:1]
    stood = Coalesce(Subquery(newest), Subquery(steps.order_by("at", "pk").values("kind")[:1]), F("status"))
    was_there = (
        Q(joined_on__lte=joined_by)
        | Q(joined_on=None, joined_year__lte=joined_by.year)
        | Q(joined_on=None, joined_year=None, created_at__lte=end)
    )
    there: MakerQuerySet = makers.annotate(stood=stood).filter(was_there)
    return there


def fostered_then(choice: Choice) -> MakerQuerySet:
    """Return the chosen makers that were fostered at the end of the day asked about."""
    makers: Any = makers_then(choice)
    found: MakerQuerySet = makers.filter(stood=Status.FOSTERED)
    return found


def newest_year(choice: Choice) -> int | None:
    """Return the newest year whose yearly figures could be known then; None for today: whatever is known."""
    return choice.as_of.year if choice.as_of < today() else None


def count_makers(choice: Choice) -> Counted:
    """Count the chosen makers by status and by every dimension of the register."""
    columns = ("id", "council_id", "district_code", "owner_gender", "joined_year", "started_year", "stood")
    makers = with_size_class(makers_then(choice), "size_class", until=newest_year(choice))
    return counted(
        (state, dimension, "" if dimension == "" else key, count)
        for state, dimension, key, count in over(makers.values(*columns, "size_class"), _SQL, on=choice.as_of)
    )
