"""The demo's newsletter: readers, an issue that went out three weeks ago, and the next one half written."""

from datetime import timedelta
from typing import Any, Final

from kriya.accounts.models import User
from kriya.catalog.models import PublishedProduct
from kriya.catalog.queries.collections import public_collections
from kriya.core.clock import now, standing_at, today
from kriya.core.ids import new_id
from kriya.core.scoping import current_council
from kriya.makers.models import PublishedMaker
from kriya.newsletters.actions.issues import keep_issue, schedule_issue
from kriya.newsletters.actions.sending import begin_due, send_some
from kriya.newsletters.actions.subscribing import confirm, hash_of, leave
from kriya.newsletters.models import Consent, ConsentKind, Issue, IssueLink, Place, Subscriber
from kriya.promotion.actions.blocks import add_block
from kriya.promotion.blocks.kinds import BlockKind
from kriya.promotion.models import LinkDay

READERS: Final = 64
_WORDS: Final = "Kirimi saya buletin lewat surel. Saya bisa berhenti kapan saja."
_NAMES: Final = ("rini", "made", "agus", "dewi", "hana", "bagus", "sinta", "yusuf")


def seed_newsletters(*, by: User) -> None:
    """Let people subscribe, send them an issue, and begin the next one."""
    with standing_at(now() - timedelta(days=40)):
        readers = [_reader(number) for number in range(READERS)]
    for left in readers[::16]:
        leave(left.pk)
    with standing_at(now() - timedelta(days=21)):
        _sent(_issue("Kabar November: kain yang menunggu hujan", "November: cloth that waits for rain", by))
    _issue("Kabar Desember: hadiah yang dibuat tangan", "December: gifts made by hand", by)


def _reader(number: int) -> Subscriber:
    """Return somebody who asked and confirmed; every ninth has not confirmed."""
    email = f"{_NAMES[number % len(_NAMES)]}{number}@contoh.id"
    made = Subscriber.of_scope(
        email=email, email_hash=hash_of(email), language="en" if number % 7 == 3 else "id", since=now()
    )
    made.save()
    place = Place.CHECKOUT if number % 5 == 0 else Place.SITE
    Consent(subscriber=made, kind=ConsentKind.ASKED, place=place, words=_WORDS, at=now()).save()
    return made if number % 9 == 8 else confirm(made.pk, words=_WORDS)


def _issue(subject_id: str, subject_en: str, by: User) -> Issue:
    issue = keep_issue(None, subject_id=subject_id, subject_en=subject_en, by=by)
    for kind, says in _blocks(subject_id, subject_en):
        issue = add_block(issue, kind, new_id().hex, says)
    return issue


def _blocks(subject_id: str, subject_en: str) -> list[tuple[BlockKind, dict[str, Any]]]:
    council = current_council().pk
    pieces = [
        str(pk)
        for pk in PublishedProduct.objects.of(council).order_by("-published_at", "pk").values_list("pk", flat=True)[:5]
    ]
    makers = [
        str(pk) for pk in PublishedMaker.objects.of(council).order_by("name", "pk").values_list("pk", flat=True)[:2]
    ]
    hero = {
        "title_id": subject_id,
        "title_en": subject_en,
        "text_id": "Yang baru dari bengkel, langsung dari tangan yang membuatnya.",
        "text_en": "What is new in the workshops, from the hands that made it.",
    }
    told: list[tuple[BlockKind, dict[str, Any]]] = [
        (BlockKind.HERO, {**hero, "product": pieces[0]} if pieces else hero),
        (BlockKind.PRODUCTS, {"title_id": "Baru di galeri", "title_en": "New in the showroom", "products": pieces[1:]}),
        (BlockKind.MAKERS, {"title_id": "Temui perajinnya", "title_en": "Meet the makers", "makers": makers}),
    ]  # fmt: skip
    return told + [(BlockKind.COLLECTION, {"collection": str(one.pk), "most": 4}) for one in public_collections()[:1]]


def _sent(issue: Issue) -> None:
    """Send an issue to nobody's mailbox: the demo writes no letters, it only tells that they went."""
    schedule_issue(issue)
    begin_due()
    send_some(current_council(), issue.pk, lambda _letter: True)
    days = [
        LinkDay.of_scope(link=row.link, on=today() + timedelta(days=after), visits=max(0, 9 - 3 * after - place % 5))
        for place, row in enumerate(IssueLink.objects.filter(issue=issue).select_related("link").order_by("pk"))
        for after in range(3)
    ]
    LinkDay.objects.bulk_create([day for day in days if day.visits])
