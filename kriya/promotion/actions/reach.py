"""Count that a page was seen and that a search found nothing: at once by day, never a row for a person."""

from datetime import timedelta
from typing import Final

from django.db import connection, transaction
from django.db.models import Sum

from kriya.core.clock import today
from kriya.core.ids import new_id
from kriya.core.scoping import current_council
from kriya.councils.models import Council
from kriya.promotion.models import MissedSearch, ReachDay, Source, WantedWords
from kriya.promotion.models.reach import ASKED_OFTEN, MOST_WORDS_A_DAY
from kriya.promotion.reach.pages import SeenPage
from kriya.promotion.reach.words import hash_of, kept_words

KEPT_DAYS: Final = 800
"""Two years and the weeks beside: long enough to compare a season with the last two."""
RARE_DAYS: Final = 60
_ONE_MORE: Final = """INSERT INTO promotion_reachday (id, council_id, "on", kind, object, source, views, machines)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (council_id, "on", kind, object, source) DO UPDATE
SET views = promotion_reachday.views + excluded.views, machines = promotion_reachday.machines + excluded.machines"""
# A search that is new today is noted only while the day has room; one that is known counts on.
_ASKED_AGAIN: Final = """UPDATE promotion_missedsearch SET times = times + 1
WHERE council_id = %s AND "on" = %s AND hash = %s"""
_ASKED: Final = """INSERT INTO promotion_missedsearch (id, council_id, "on", hash, times)
SELECT %s, %s, %s, %s, 1
WHERE (SELECT count(*) FROM promotion_missedsearch WHERE council_id = %s AND "on" = %s) < %s
ON CONFLICT (council_id, "on", hash) DO UPDATE SET times = promotion_missedsearch.times + 1"""


def note_view(page: SeenPage, source: Source, *, is_machine: bool) -> None:
    """Count that somebody, or a machine, saw a page today after coming from a source."""
    with connection.cursor() as cursor:
        of = [new_id(), current_council().pk, today(), page.kind, page.object, source]
        cursor.execute(_ONE_MORE, [*of, int(not is_machine), int(is_machine)])


@transaction.atomic
def note_missed(text: str) -> None:
    """Count that a search found nothing. Its words are kept once they were searched for often; personal ones never."""
    words = kept_words(text)
    if not words:
        return
    key, council, on = hash_of(words), current_council().pk, today()
    with connection.cursor() as cursor:
        cursor.execute(_ASKED_AGAIN, [council, on, key])
        if cursor.rowcount == 0:
            cursor.execute(_ASKED, [new_id(), council, on, key, council, on, MOST_WORDS_A_DAY])
    recent = MissedSearch.objects.filter(hash=key, on__gt=on - timedelta(days=RARE_DAYS))
    if (recent.aggregate(n=Sum("times"))["n"] or 0) >= ASKED_OFTEN:
        WantedWords.objects.bulk_create([WantedWords.of_scope(hash=key, words=words)], ignore_conflicts=True)


def show_views(*, shown: bool) -> None:
    """Choose whether public pages tell how often they were seen."""
    Council.objects.filter(pk=current_council().pk).exclude(shows_views=shown).update(shows_views=shown)


@transaction.atomic
def forget_old_reach() -> int:
    """Delete counts past their time, and searches that stayed rare; return how many rows. Twice is once."""
    on = today()
    gone = [
        ReachDay.objects.filter(on__lt=on - timedelta(days=KEPT_DAYS)),
        MissedSearch.objects.filter(on__lt=on - timedelta(days=KEPT_DAYS)),
        MissedSearch.objects.filter(on__lt=on - timedelta(days=RARE_DAYS)).exclude(
            hash__in=WantedWords.objects.values("hash")
        ),
        WantedWords.objects.exclude(hash__in=MissedSearch.objects.values("hash")),
    ]
    return sum(rows.delete()[0] for rows in gone)
