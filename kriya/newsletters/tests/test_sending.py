"""An issue goes to each reader once, whatever is killed or runs beside it, and can be stopped amid sending."""

import os
import signal
from datetime import timedelta
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, connections

from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.newsletters.actions import sending
from kriya.newsletters.actions.issues import go_on, keep_issue, schedule_issue, stop_issue
from kriya.newsletters.actions.sending import begin_due, send_some, waiting
from kriya.newsletters.actions.subscribing import leave
from kriya.newsletters.models import Delivery, DeliveryState, Issue, IssueLink, IssueState
from kriya.newsletters.queries import Progress, funnels_of, progress_of
from kriya.newsletters.tasks import sender
from kriya.newsletters.tests.builders import asker, begun, issue, reader
from kriya.promotion.actions.blocks import add_block
from kriya.promotion.blocks.kinds import BlockKind
from kriya.promotion.tests.builders import visitor
from kriya.shop.tests.builders import Shop
from tests import build
from tests.at_once import at_once
from tests.trade import questions

pytestmark = pytest.mark.usefixtures("real_db")
HERE = "/pekalongan/kelola/buletin/"


def sent(at: Shop, made: Issue, **more: Any) -> int:
    with mail.get_connection() as line:
        return send_some(at.room.council, made.pk, sender(at.room.council, made.pk, line), **more)


def progress(made: Issue) -> Progress:
    return progress_of([made])[made.pk]


def test_each_reader_gets_one_letter_in_their_language_with_the_way_out(at: Shop):
    lot = at.lot()
    for email, language in (("rini@contoh.id", "id"), ("made@contoh.id", "en")):
        reader(email, language=language)
    asker("belum@contoh.id")
    leave(reader("pergi@contoh.id").pk)
    made = begun(issue(
        ("hero", {"title_id": "Selamat datang", "title_en": "Welcome", "product": str(lot.product_id)}),
        ("products", {"products": [str(lot.product_id)]}), ("makers", {"makers": [str(at.room.makers[0].pk)]}),
        ("countdown", {"title_id": "Sampai", "until": (now() + timedelta(days=2)).isoformat()}), subject_en="News",
    ))  # fmt: skip
    assert sent(at, made) == 2
    assert sent(at, made) == 0
    assert {letter.to[0]: letter.subject for letter in mail.outbox} == {
        "rini@contoh.id": "Kabar Desember",
        "made@contoh.id": "News",
    }
    english = next(letter for letter in mail.outbox if letter.subject == "News")
    html = english.alternatives[0][0]
    assert "Welcome" in html
    assert "Welcome" in english.body
    codes = dict(IssueLink.objects.values_list("target", "link__code"))
    assert f"/pekalongan/en/s/{codes[f'product:{lot.product_id}']}" in html
    assert f"/s/{codes[f'product:{lot.product_id}']}" in english.body
    assert "<script" not in html
    out = english.extra_headers["List-Unsubscribe"].strip("<>")
    assert english.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert out in english.body
    assert (
        visitor().post(out.removeprefix("http://localhost:8000"), {"List-Unsubscribe": "One-Click"}).status_code == 200
    )
    made.refresh_from_db()
    assert made.state == IssueState.SENT


def test_clicks_are_counted_by_the_funnel_of_its_links_alone(at: Shop):
    reader()
    made = begun(issue())
    sent(at, made)
    code = IssueLink.objects.get(target="page:home").link.code
    visitor().get(f"/s/{code}")
    assert funnels_of([made])[made.pk].visits == 1
    assert IssueLink.objects.first().link.channel == "newsletter"


def test_an_issue_goes_at_its_time_as_it_was_and_only_once(at: Shop):
    reader()
    made = issue()
    with pytest.raises(Refused, match="issue_in_the_past"):
        schedule_issue(made, now() - timedelta(minutes=1))
    with pytest.raises(Refused, match="issue_empty"):
        schedule_issue(keep_issue(None, subject_id="Kosong", by=None))
    schedule_issue(made, now() + timedelta(hours=1))
    with pytest.raises(Refused, match="issue_is_on_its_way"):
        schedule_issue(made)
    with pytest.raises(Refused, match="composed_is_final"):
        add_block(made, BlockKind.TEXT, "b" * 32)
    assert begin_due() == []
    with time_machine.travel(now() + timedelta(hours=1), tick=False):
        assert [one.pk for one in begin_due()] == [made.pk]
        assert begin_due() == []
    assert Delivery.objects.count() == 1
    with pytest.raises(IntegrityError):
        Delivery.of_scope(issue=made, subscriber=Delivery.objects.get().subscriber).save()


def test_it_is_stopped_amid_sending_and_goes_on_to_those_who_wait(at: Shop):
    readers = [reader(f"orang{n}@contoh.id") for n in range(5)]
    made = begun(issue())
    assert sent(at, made, most=2) == 2
    stop_issue(made)
    assert sent(at, made) == 0
    assert len(mail.outbox) == 2
    went = set(Delivery.objects.filter(state=DeliveryState.SENT).values_list("subscriber", flat=True))
    leave(next(one.pk for one in readers if one.pk not in went))
    go_on(made)
    sent(at, made)
    made.refresh_from_db()
    assert (made.state, len(mail.outbox), len({letter.to[0] for letter in mail.outbox})) == (IssueState.SENT, 4, 4)
    with pytest.raises(Refused, match="issue_not_stoppable"):
        stop_issue(made)
    scheduled = issue(subject="Lain")
    schedule_issue(scheduled, now() + timedelta(days=1))
    assert stop_issue(scheduled).state == IssueState.DRAFT


def _unguarded(made: UUID) -> UUID | None:
    """The fault: a letter is looked for and not claimed."""
    return waiting(made).order_by("pk").values_list("pk", flat=True).first()


@pytest.fixture
def on_its_way() -> tuple[Council, Issue]:
    """An issue to five readers that is being sent, committed, so that others see it."""
    council = build.pekalongan()
    with council_scope(council):
        for number in range(5):
            reader(f"orang{number}@contoh.id")
        return council, begun(issue())


@pytest.mark.parametrize("guarded", [True, False])
def test_workers_beside_each_other_send_nothing_twice(
    on_its_way: tuple[Council, Issue], monkeypatch: pytest.MonkeyPatch, guarded: bool
):
    """Twin: where a letter is not claimed, all take the same."""
    council, made = on_its_way
    if not guarded:
        monkeypatch.setattr(sending, "claim", _unguarded)
    went: list[UUID] = []
    together = Barrier(3)

    def work() -> None:
        first = iter([together])

        def send(letter: UUID) -> bool:
            if barrier := next(first, None):
                barrier.wait(30)
            went.append(letter)
            return True

        send_some(council, made.pk, send)

    at_once(work, work, work)
    assert len(set(went)) == 5
    assert (len(went) == 5) is guarded


@pytest.mark.parametrize("guarded", [True, False])
def test_a_worker_killed_amid_sending_leaves_no_letter_that_goes_twice(
    on_its_way: tuple[Council, Issue], monkeypatch: pytest.MonkeyPatch, tmp_path: Any, guarded: bool
):
    """kill -9 right after a letter left. Twin: where it was not claimed before, it leaves once more."""
    council, made = on_its_way
    post = tmp_path / "post"
    if not guarded:
        monkeypatch.setattr(sending, "claim", _unguarded)
    connections.close_all()
    child = os.fork()
    if child == 0:
        _send_and_die(council, made.pk, post)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    send_some(council, made.pk, lambda letter: _posted(post, letter) > 0)
    left = post.read_text().split()
    assert len(set(left)) == 5
    assert (len(left) == 5) is guarded
    if guarded:
        with council_scope(council):
            assert progress(made) == Progress(total=5, waiting=0, unsure=1, sent=4, failed=0)
            assert Issue.objects.get(pk=made.pk).state == IssueState.SENT


def _posted(post: Any, letter: UUID) -> int:
    with post.open("a") as file:
        return file.write(f"{letter}\n")


def _send_and_die(council: Council, made: UUID, post: Any) -> None:
    def send(letter: UUID) -> bool:
        _posted(post, letter)
        if len(post.read_text().split()) == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return True

    try:
        send_some(council, made, send)
    finally:
        os._exit(1)


def test_the_office_writes_tries_schedules_and_stops(at: Shop):
    person = build.member(at.room.council)
    sari = build.browser_of(person)
    sari.post(f"{HERE}baru/", {"subject_id": "Kabar Baru"})
    made = Issue.objects.get()
    here = f"{HERE}{made.pk}/"
    key = "a" * 32
    sari.post(f"{here}blok/tambah/", {"jenis": "text", "kunci": key})
    sari.post(f"{here}blok/", {"blok": key, "title_id": "Halo", "text_id": "Apa kabar?"})
    look = sari.get(f"{here}lihat/")
    assert "Apa kabar?" in look.content.decode()
    assert "'unsafe-inline'" in look.headers["Content-Security-Policy"]
    assert "'unsafe-inline'" not in sari.get(here).headers["Content-Security-Policy"]
    sari.post(f"{here}uji/")
    (letter,) = mail.outbox
    assert letter.to == [person.email]
    assert "List-Unsubscribe" not in letter.extra_headers
    assert not IssueLink.objects.exists()
    assert sari.post(f"{here}kirim/", {"send_at": "2020-01-01T00:00"}).status_code == 422
    sari.post(f"{here}kirim/", {"send_at": ""})
    made.refresh_from_db()
    assert made.state == IssueState.SCHEDULED
    sari.post(f"{here}blok/hapus/", {"blok": key})
    assert len(Issue.objects.get().blocks) == 1
    sari.post(f"{here}henti/")
    made.refresh_from_db()
    assert made.state == IssueState.DRAFT
    reader_only = build.browser_of(build.member(at.room.council, "auditor", "Pemeriksa"))
    assert reader_only.get(here).status_code == 404


def test_the_list_asks_as_often_for_one_issue_as_for_a_hundred(at: Shop):
    reader()
    sari = build.browser_of(build.member(at.room.council))
    begun(issue())
    before = questions(sari, HERE)
    for number in range(99):
        issue(subject=f"Edisi {number}")
    for one in Issue.objects.filter(state=IssueState.DRAFT)[:9]:
        begun(one)
    assert questions(sari, HERE) == before
