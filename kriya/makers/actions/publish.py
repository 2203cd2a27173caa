"""Keep the published projection true: called by every action that touches something a visitor may see."""

from collections.abc import Iterable
from uuid import UUID

from kriya.core.asking import carry_out
from kriya.core.clock import today
from kriya.core.scoping import current_council
from kriya.makers.followers import tell_followers
from kriya.makers.models import Maker, Paper
from kriya.makers.models.published import PublishedMaker
from kriya.makers.queries.expiring import in_force

# A plan that is kept fits few makers, and to plan takes longer than to publish one; for many the planner should look.
_FEW = 50
COLUMNS = (
    "maker_id", "council_id", "slug", "name", "owner_name", "phone", "address", "village_name", "district_code",
    "district_name", "latitude", "longitude", "craft_codes", "crafts_id", "crafts_en", "papers", "started_year",
    "story_id", "story_en", "photo", "words", "search",
)  # fmt: skip

# A maker is public while it is fostered or graduated and consented to its name being public (UU 27/2022, article 20).
_PUBLIC = """
    m.council_id = %(council)s AND m.id = ANY(%(makers)s) AND m.merged_into_id IS NULL
    AND m.status IN ('fostered', 'graduated')
    AND EXISTS (SELECT FROM makers_consent c WHERE c.maker_id = m.id AND c.council_id = m.council_id
                AND c.subject = 'name' AND c.withdrawn_at IS NULL)
"""

_CONSENTED = """
    (SELECT array_agg(c.subject) FROM makers_consent c
      WHERE c.maker_id = m.id AND c.council_id = m.council_id AND c.withdrawn_at IS NULL)
"""

_TODAY = "(SELECT (now() AT TIME ZONE c.time_zone)::date FROM councils_council c WHERE c.id = m.council_id)"

# What the projection must be; `kriya check` compares it with what is there.
PROJECTION = f"""
SELECT m.id AS maker_id, m.council_id, m.slug, m.name, m.owner_name,
    CASE WHEN 'phone' = ANY(say.consented) THEN coalesce(phone.number, '') ELSE '' END AS phone,
    CASE WHEN 'address' = ANY(say.consented) THEN m.address ELSE '' END AS address,
    m.village_name, m.district_code, m.district_name,
    CASE WHEN 'address' = ANY(say.consented) THEN m.latitude END AS latitude,
    CASE WHEN 'address' = ANY(say.consented) THEN m.longitude END AS longitude,
    coalesce(craft.codes, '{{}}') AS craft_codes, coalesce(craft.names_id, '') AS crafts_id,
    coalesce(craft.names_en, '') AS crafts_en,
    coalesce((SELECT array_agg(DISTINCT p.kind) FROM makers_paper p
               WHERE p.maker_id = m.id AND p.council_id = m.council_id
               AND (p.expires_on IS NULL OR p.expires_on >= {_TODAY})), '{{}}') AS papers,
    m.started_year, m.story_id, m.story_en,
    CASE WHEN 'photo' = ANY(say.consented) THEN coalesce(photo.file, '') ELSE '' END AS photo,
    kriya_words(concat_ws(' ', m.name, m.owner_name, craft.names_id, craft.names_en, m.village_name, m.district_name))
      AS words,
    setweight(to_tsvector('indonesian', m.name || ' ' || m.owner_name), 'A')
      || setweight(to_tsvector('indonesian',
                   concat_ws(' ', craft.names_id, craft.names_en, m.village_name, m.district_name)), 'B')
      || setweight(to_tsvector('indonesian', m.story_id), 'C') || setweight(to_tsvector('english', m.story_en), 'C')
      AS search
FROM makers_maker m
CROSS JOIN LATERAL (SELECT {_CONSENTED} AS consented) say
LEFT JOIN LATERAL (
    SELECT array_agg(k.code ORDER BY mc.is_main DESC, k.code) AS codes,
           string_agg(k.name_id, ', ' ORDER BY mc.is_main DESC, k.code) AS names_id,
           string_agg(coalesce(nullif(k.name_en, ''), k.name_id), ', ' ORDER BY mc.is_main DESC, k.code) AS names_en
    FROM makers_makercraft mc JOIN crafts_craft k ON k.id = mc.craft_id
    WHERE mc.maker_id = m.id AND mc.council_id = m.council_id) craft ON true
LEFT JOIN LATERAL (
    SELECT t.number FROM makers_makerphone t WHERE t.maker_id = m.id AND t.council_id = m.council_id
    ORDER BY t.position LIMIT 1) phone ON true
LEFT JOIN LATERAL (
    SELECT f.file FROM makers_makerphoto f WHERE f.maker_id = m.id AND f.council_id = m.council_id
    ORDER BY f.position LIMIT 1) photo ON true
WHERE {_PUBLIC}
"""  # noqa: S608 - our own text

_WITHDRAW = f"""
DELETE FROM makers_publishedmaker p WHERE p.council_id = %(council)s AND p.maker_id = ANY(%(makers)s)
AND NOT EXISTS (SELECT FROM makers_maker m WHERE m.id = p.maker_id AND {_PUBLIC})
"""  # noqa: S608 - our own text

_PUBLISH = f"""
WITH withdrawn AS ({_WITHDRAW})
INSERT INTO makers_publishedmaker ({", ".join(COLUMNS)}, published_at, updated_at)
SELECT {", ".join(COLUMNS)}, now(), now() FROM ({PROJECTION}) now_true
ON CONFLICT (maker_id) DO UPDATE SET {", ".join(f"{c} = EXCLUDED.{c}" for c in COLUMNS[2:])}, updated_at = now()
"""  # noqa: S608 - our own text


def publish_makers(makers: Iterable[UUID]) -> None:
    """Bring the projection of these makers up to date, in one statement however many they are; then the followers'."""
    chosen = list(makers)
    arguments = {"council": current_council().pk, "makers": chosen}
    carry_out(_PUBLISH, arguments, prepared=len(chosen) <= _FEW)
    tell_followers(chosen)


def withdraw_ended_papers() -> None:
    """Take from the public pages the papers that ended since these were written: nobody touches a paper as it ends."""
    ended, held = Paper.objects.filter(expires_on__lt=today()), Paper.objects.filter(in_force(today()))
    gone = set(ended.values_list("maker", "kind")) - set(held.values_list("maker", "kind"))
    shown = PublishedMaker.objects.of(current_council().pk).filter(pk__in={maker for maker, _ in gone})
    late = [pk for pk, papers in shown.values_list("pk", "papers") if any((pk, kind) in gone for kind in papers)]
    if late:
        publish_makers(late)


def publish_maker(maker: Maker) -> None:
    """Bring the projection of one maker up to date."""
    publish_makers([maker.pk])


def publish_makers_of_craft(craft: UUID) -> None:
    """Bring the projection of everybody who practises a craft up to date: it got another name."""
    publish_makers(Maker.objects.filter(crafts__craft=craft).values_list("pk", flat=True))


def publish_all() -> int:
    """Rebuild the projection of the whole council; return how many makers are public."""
    publish_makers(Maker.objects.values_list("pk", flat=True))
    return PublishedMaker.objects.of(current_council().pk).count()
