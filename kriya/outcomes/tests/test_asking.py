"""Participants are asked after 30, 90 and 180 days, once; one tap answers."""

from datetime import timedelta
from urllib.parse import unquote

import pytest

from kriya.core.clock import standing_at, today
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.makers.actions.merge.merging import merge_makers
from kriya.makers.models import MakerPhone
from kriya.outcomes.actions import asking
from kriya.outcomes.actions.answering import answer
from kriya.outcomes.actions.asking import ask_due, let_go, remind
from kriya.outcomes.checks import asked_of_participants
from kriya.outcomes.models import Ask, AskReminder, FollowUpAnswer
from kriya.outcomes.queries.missed import missed
from kriya.outcomes.tests.builders import Past
from kriya.outcomes.tokens import asked_by, token_of
from kriya.participation.actions.presence import Told, check_in
from kriya.participation.actions.sessions import keep_session
from kriya.participation.models import Place, Way
from kriya.participation.scanning import ticket_of
from kriya.showroom.models import News, NewsKind
from tests import build


def to_tell() -> int:
    return News.objects.filter(kind=NewsKind.PROGRAM, told_at=None, facts__path__startswith="kabar/").count()


def test_each_wave_is_asked_once_on_its_day_of_whoever_took_part(at: Past):
    with standing_at(at.on(29)):
        assert ask_due() == 0
    with standing_at(at.on(30)):
        assert ask_due() == 6
        assert ask_due() == 0, "twice is once"
    assert to_tell() == 6
    asks = list(Ask.objects.select_related("maker"))
    assert {one.maker for one in asks} == set(at.joined), "nobody who was not chosen"
    assert {one.due_on for one in asks} == {at.ends_on + timedelta(days=30)}
    with standing_at(at.on(30 + 20)):
        assert ask_due() == 0, "thirty days were asked of, ninety are not over"
    with standing_at(at.on(93)):
        assert ask_due() == 6, "three days without the machine"
    assert asked_of_participants().differences == []


def test_what_was_missed_for_weeks_is_asked_late_once_with_other_words(at: Past):
    """The machine was off from before the thirtieth day to the sixtieth."""
    with standing_at(at.on(60)):
        assert (ask_due(), remind()) == (6, 0), "whoever is asked today is not reminded today"
        assert (ask_due(), remind()) == (0, 0), "twice is once"
    assert {one.closes_on for one in Ask.objects.all()} == {at.ends_on + timedelta(days=89)}, "before the next question"
    words = News.objects.filter(kind=NewsKind.PROGRAM, facts__path__startswith="kabar/").first().facts["words"]
    assert words.startswith("Maaf, baru sekarang kami bertanya")
    with standing_at(at.on(60 + 22)):
        assert (remind(), remind()) == (6, 0), "the first reminder was missed, too: one is sent, not two"
    with standing_at(at.on(60 + 23)):
        assert remind() == 0


def test_what_was_missed_too_long_ago_waits_for_an_officer_who_asks_with_one_click(at: Past):
    sari, here = build.browser_of(at.sari), "/pekalongan/kelola/hasil/tanya/"
    with standing_at(at.on(135 + 1)):
        assert ask_due() == 0
        page = sari.get(here).content.decode()
        assert all(
            words in page for words in ("Terlewat", "Pewarna alam untuk pemula", "90 hari setelahnya", "6 peserta")
        )
        assert (
            "Tidak ditanya pada waktunya"
            in sari.get(f"/pekalongan/kelola/hasil/program/{at.call.pk}/").content.decode()
        )
        for _twice in range(2):
            assert sari.post(f"{here}terlewat/{at.call.pk}/").status_code == 302
        assert (Ask.objects.count(), to_tell()) == (6, 6)
        assert "Tanyakan sekarang" not in sari.get(here).content.decode()
    with standing_at(at.on(180)):
        assert ask_due() == 6
        assert missed(today()) == []
    assert sari.post(f"{here}terlewat/{new_id()}/").status_code == 404


def test_who_was_never_there_is_not_asked_and_a_merged_maker_not_twice(at: Past, monkeypatch):
    begins = at.on(-1)
    session = keep_session(at.call, None, title="Hari 1", starts_at=begins, ends_at=begins + timedelta(hours=5))
    places = list(Place.objects.filter(call=at.call).order_by("seat"))
    with standing_at(begins + timedelta(hours=1)):
        check_in(session, [Told(new_id(), ticket_of(one.pk), Way.LIST, begins) for one in places[1:]], by=at.sari)
    assert {one.maker for one in at.asked()} == {one.maker for one in places[1:]}
    merge_makers(places[0].maker, places[1].maker, choices={}, by=at.sari)
    with standing_at(at.on(31)):
        assert ask_due() == 0, "the kept maker has what it was asked under its other name"
        monkeypatch.setattr(asking, "asked_before", lambda _found: set())
        assert ask_due() == 1, "and would be asked a second time without that guard; all others the table keeps at one"


def test_whoever_does_not_answer_is_reminded_twice_and_then_let_go(at: Past):
    asks = at.asked()
    with standing_at(at.on(31)):
        answer(asks[0], sold="more")
        assert remind() == 0
    assert to_tell() == 5, "nobody is told of what it answered"
    with standing_at(at.on(37)):
        assert remind() == 5
        assert remind() == 0, "twice is once"
    with standing_at(at.on(60)):
        assert remind() == 5
        assert remind() == 0
    assert AskReminder.objects.filter(number=2).count() == 5
    with standing_at(at.on(75)):
        assert let_go() == 0, "the last day counts"
    with standing_at(at.on(76)):
        assert let_go() == 15
        assert remind() == 0
    assert to_tell() == 0


def test_one_tap_answers_without_logging_in_and_the_rest_may_follow(at: Past):
    ask = at.asked(90)[0]
    where, phone = f"/pekalongan/kabar/{token_of(ask.pk)}/", build.browser_of()
    with standing_at(at.on(91)):
        page = phone.get(where)
        assert page.status_code == 200
        assert "no-store" in page.headers["Cache-Control"]
        assert page.content.decode().count('name="sold"') == 3
        assert not FollowUpAnswer.objects.exists(), "opening changes nothing: programs look through links"
        assert phone.post(where, {"sold": "more"}).status_code == 302
        said = {"lanjut": "1", "last_month": "2.500.000", "changed": " Foto  baru ", "help_with": "capital"}
        assert phone.post(where, said).status_code == 302
        assert phone.post(where, {"sold": "same"}).status_code == 302
        wrong = phone.post(where, {"lanjut": "1", "last_month": "banyak"})
        assert wrong.status_code == 422
        assert phone.post(where, {"sold": "twice as much"}).status_code == 200
    (kept,) = FollowUpAnswer.objects.all()
    assert (kept.sold, kept.last_month, kept.changed) == ("same", 2_500_000, "Foto baru"), "another tap leaves the rest"
    with standing_at(at.on(90 + 46)):
        assert "sudah lewat" in phone.get(where).content.decode()
        phone.post(where, {"sold": "less"})
        kept.refresh_from_db()
        assert kept.sold == "same"
        answer(ask, sold="less", way="officer", by=at.sari)
    kept.refresh_from_db()
    assert kept.sold == "less", "an officer writes down what came late"


def test_a_link_opens_one_question_of_one_council(at: Past):
    ask = at.asked()[0]
    token = token_of(ask.pk)
    other = build.gunungkidul()
    with council_scope(other):
        assert asked_by(token) is None
        assert asked_by(token_of(ask.pk)) == ask.pk, "signed there by itself,"
    phone = build.browser_of()
    assert phone.get(f"/gunungkidul/kabar/{token}/").status_code == 404
    with council_scope(other):
        theirs = token_of(ask.pk)
    assert phone.get(f"/gunungkidul/kabar/{theirs}/").status_code == 404, "yet the question is none of theirs"
    for wrong in (token[:-1], token.partition(".")[0], "x", "é.é"):
        assert phone.get(f"/pekalongan/kabar/{wrong}/").status_code == 404


def test_what_cannot_be_an_answer_is_refused_and_nothing_is_kept(at: Past):
    ask = at.asked()[0]
    wrong = [
        ({"sold": "twice"}, "answer_unknown"), ({"sold": "more", "last_month": -1}, "answer_sales_wrong"),
        ({"sold": "more", "last_month": 10**13}, "answer_sales_wrong"), ({"sold": "more", "help_with": "x"}, "help_unknown"),
    ]  # fmt: skip
    with standing_at(at.on(31)):
        for said, code in wrong:
            with pytest.raises(Refused) as no:
                answer(ask, **said)
            assert no.value.code == code
    with standing_at(at.on(29)), pytest.raises(Refused) as no:
        answer(ask, sold="more")
    assert no.value.code == "ask_not_due"
    assert not FollowUpAnswer.objects.exists()


def test_the_office_sends_links_and_writes_down_what_it_hears(at: Past):
    MakerPhone(maker=at.joined[0], number="+6281234567890").save()
    asks, sari = at.asked(), build.browser_of(at.sari)
    with standing_at(at.on(31)):
        page = unquote(sari.get("/pekalongan/kelola/hasil/tanya/").content.decode())
        assert page.count("belum dikirim") == 6
        (ask,) = [one for one in asks if one.maker == at.joined[0]]
        (link,) = [line for line in page.split('"') if line.startswith("https://wa.me/6281234567890")]
        assert f"/pekalongan/kabar/{token_of(ask.pk)}/" in link
        assert sari.post(f"/pekalongan/kelola/hasil/tanya/{asks[0].pk}/terkirim/").status_code == 302
        where = f"/pekalongan/kelola/hasil/tanya/{asks[1].pk}/catat/"
        assert sari.get(where).status_code == 200
        assert sari.post(where, {"sold": ""}).status_code == 422
        assert sari.post(where, {"sold": "less", "last_month": "0"}).status_code == 302
        page = unquote(sari.get("/pekalongan/kelola/hasil/tanya/").content.decode())
    assert (page.count("belum dikirim"), page.count("sudah dikirim")) == (4, 1)
    kept = FollowUpAnswer.objects.get(ask=asks[1])
    assert (kept.way, kept.by, kept.last_month) == ("officer", at.sari, 0)
