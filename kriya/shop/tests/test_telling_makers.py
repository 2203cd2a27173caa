"""Makers are told of orders by themselves, each as it chose: what was sold, and what they are asked to make."""

from django.core import mail

from kriya.accounts.roles import Role
from kriya.core.clock import today
from kriya.core.ids import new_id
from kriya.shop.actions.carts import put
from kriya.shop.actions.making import accept, bring
from kriya.shop.actions.paying import ask_payment, take_in
from kriya.shop.actions.placing import place_order
from kriya.shop.tests.builders import PICK_UP, RINI, lines_of, paid
from kriya.showroom.actions.agreements import agree
from kriya.showroom.actions.news import choose_channel
from kriya.showroom.documents.news import words_of
from kriya.showroom.models import News, NewsChannel, NewsKind
from kriya.showroom.tasks import send_letters_of
from tests import build


def news(kind: str) -> list[News]:
    return list(News.objects.filter(kind=kind).select_related("maker").order_by("made_at", "pk"))


def to_make(at, pieces: int = 2):
    cart = put(None, at.made_to_order().pk, None, pieces)
    return place_order(cart, RINI, PICK_UP, method="transfer", key=new_id())


def test_each_maker_of_an_order_is_told_what_of_theirs_was_sold_and_nothing_of_the_buyer(at):
    first, second = at.room.makers[:2]
    own, other = at.lot(pieces=5), at.lot(maker=second, pieces=5)
    order = paid(at.order((own, 2), (other, 1)))
    told = {one.maker_id: words_of(one) for one in news(NewsKind.SOLD)}
    assert set(told) == {first.pk, second.pk}
    assert f"2 × {own.name}" in told[first.pk]
    assert other.name not in told[first.pk]
    assert not any(secret in words for words in told.values() for secret in (RINI.name, RINI.phone, order.code))


def test_an_order_that_nobody_paid_tells_nobody(at):
    at.order((at.lot(), 1))
    to_make(at)
    assert News.objects.count() == 0


def test_the_same_notice_twice_tells_once(at):
    order = to_make(at)
    payment = ask_payment(order, "transfer")
    for _twice in range(2):
        take_in(payment, payment.amount)
    (asked,) = news(NewsKind.TO_MAKE)
    assert f"2 × {lines_of(order)[0].name}" in words_of(asked)
    assert f"/mitra/pesanan/{lines_of(order)[0].pk}/" in words_of(asked)


def test_who_chose_letters_gets_one_and_who_answered_the_telephone_is_told_no_more(at):
    maker = at.room.makers[0]
    type(maker).objects.filter(pk=maker.pk).update(email="perajin@contoh.id")
    choose_channel(maker, NewsChannel.EMAIL)
    paid(to_make(at))
    send_letters_of(at.room.council)
    (letter,) = mail.outbox
    assert letter.to == ["perajin@contoh.id"]
    assert "Sanggup" in letter.body
    choose_channel(maker, NewsChannel.WHATSAPP)
    line = lines_of(paid(to_make(at)))[0]
    accept(line, promised_on=today(), by=None)
    assert [one.told_at is not None for one in news(NewsKind.TO_MAKE)] == [True, True]


def test_what_was_made_is_sold_once_it_is_paid_whole_and_its_maker_is_told_then(at):
    agree(None, from_on=today(), by=None, commission="flat", basis_points=1000)
    order = paid(to_make(at))
    bring(lines_of(order)[0], by=None)
    assert news(NewsKind.SOLD) == []
    paid(order)
    assert [one.facts["lines"] for one in news(NewsKind.SOLD)] == [[{"name": lines_of(order)[0].name, "pieces": 2}]]


def test_the_office_finds_it_among_what_is_to_be_told(at):
    order = paid(to_make(at))
    sari = build.browser_of(build.member(at.room.council, Role.STAFF))
    assert lines_of(order)[0].name in sari.get("/pekalongan/kelola/galeri/kabar/").content.decode()
