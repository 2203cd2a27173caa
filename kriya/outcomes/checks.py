"""What `kriya check` proves of what came of programmes."""

from kriya.core.checks.running import Found
from kriya.outcomes.models import Ask, FollowUpAnswer
from kriya.showroom.models import News, NewsKind


def asked_of_participants() -> Found:
    """Prove that nobody was asked before its days were over, and that nobody who answered is still to be told."""
    rows = list(Ask.objects.select_related("call", "exhibition").order_by("pk"))
    early = [row for row in rows if (row.due_on - row.programme.ends_on).days < row.days]
    answered = FollowUpAnswer.objects.values("ask")
    waiting = News.objects.filter(kind=NewsKind.PROGRAM, told_at=None, about__in=answered)
    return Found(
        len(rows),
        [f"{row.pk}: asked before {row.days} days were over" for row in early]
        + [f"{pk}: answered, and still to be told" for pk in waiting.values_list("about", flat=True)],
    )
