"""What makers of the demo were told, and whom an officer still tells: whose terms end, and who was taken in from."""

from datetime import timedelta
from typing import Final

from kriya.accounts.models import User
from kriya.core.clock import now, standing_at
from kriya.makers.models import MakerLogin
from kriya.showroom.actions.news import choose_channel, mark_all_told
from kriya.showroom.actions.returns import notice_expiring
from kriya.showroom.models import NewsChannel
from kriya.showroom.queries.news import to_tell

LATELY: Final = timedelta(days=2)


def seed_news(*, by: User) -> None:
    """Notice whose terms end; what happened more than some days ago was told the day after."""
    for login in MakerLogin.objects.select_related("maker")[:1]:
        choose_channel(login.maker, NewsChannel.WHATSAPP)
    notice_expiring()
    waiting = to_tell().filter(made_at__lt=now() - LATELY)
    for made_at in sorted(set(waiting.values_list("made_at", flat=True))):
        with standing_at(made_at + timedelta(hours=20)):
            mark_all_told(waiting.filter(made_at=made_at), by=by)
