"""What came of the demo's trainings and exhibitions: who was asked, who answered what, who is still waited for."""

import random
from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.core.clock import now, standing_at, today
from kriya.core.scoping import current_council
from kriya.ledger.days import start_of
from kriya.makers.models import MakerLogin
from kriya.outcomes.actions.answering import answer
from kriya.outcomes.actions.asking import ask_due, let_go, remind
from kriya.outcomes.models import WAVES, AnswerWay, Ask
from kriya.outcomes.queries.programmes import programmes

CHANGED: Final = (
    "Foto produk di dekat jendela, latar polos",
    "Menghitung upah sendiri sebelum memberi harga",
    "Label dengan nama pembuat dan cara mencuci",
    "Menimbang resep pewarna, tidak lagi dikira-kira",
    "Menyimpan nomor pembeli dan mengabari saat ada barang baru",
    "Mengirim dalam kotak, bukan plastik",
)
_SOLD: Final = {"more": 11, "same": 6, "less": 3}
_HELP: Final = ("capital", "online", "packaging", "material", "buyers", "papers", "")


def seed_outcomes(people: Mapping[str, User]) -> None:
    """Ask on each day on which somebody was due, let most of them answer some days later, and let go of what is old."""
    chance = random.Random(f"outcomes of {current_council().slug}")
    own = set(MakerLogin.objects.values_list("maker", flat=True))
    over = programmes(until=today())
    for day in sorted({one.ends_on + timedelta(days=days) for one in over for days in WAVES}):
        if day <= today():
            with standing_at(min(start_of(day) + timedelta(hours=9), now())):
                ask_due()
    for ask in Ask.objects.select_related("call", "exhibition").order_by("due_on", "pk"):
        _answered(chance, ask, people[Role.STAFF], is_own=ask.maker_id in own)
    remind()
    let_go()


def _answered(chance: random.Random, ask: Ask, officer: User, *, is_own: bool) -> None:
    """Let somebody answer within a fortnight, by its link or on the telephone; some never do."""
    day = ask.due_on + timedelta(days=chance.randint(0, 13))
    if chance.random() > 0.72 or day > today() or (is_own and _is_open(ask)):
        return
    by_phone = chance.random() < 0.25
    with standing_at(min(start_of(day) + timedelta(hours=chance.randint(8, 20)), now())):
        answer(
            ask,
            sold=chance.choices(list(_SOLD), list(_SOLD.values()))[0],
            last_month=chance.randrange(8, 90) * 100_000 if chance.random() < 0.6 else None,
            changed=chance.choice(CHANGED) if chance.random() < 0.5 else "",
            help_with=chance.choice(_HELP),
            way=AnswerWay.OFFICER if by_phone else AnswerWay.LINK,
            by=officer if by_phone else None,
        )


def _is_open(ask: Ask) -> bool:
    return ask.closes_on >= today()
