"""Who was asked after a programme, and what each said."""

from kriya.outcomes.models import Ask, FollowUpAnswer
from kriya.outcomes.queries.asks import of_programmes
from kriya.outcomes.queries.programmes import Programme


def asked_and_said(programme: Programme) -> list[tuple[Ask, FollowUpAnswer | None]]:
    """Return each question with its answer, None while there is none, by name: two questions."""
    asks = list(of_programmes([programme]).select_related("maker").order_by("maker__name", "days", "pk"))
    answers = {one.ask_id: one for one in FollowUpAnswer.objects.filter(ask__in=asks)}
    return [(ask, answers.get(ask.pk)) for ask in asks]
